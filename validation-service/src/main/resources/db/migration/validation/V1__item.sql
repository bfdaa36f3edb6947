-- One row an item that got a verdict. What an item claims is in the three unique indexes: an item that was rejected,
-- or that repeats another, claims nothing.
create table validation.item (
    item_id            text collate "C" primary key,   -- starts with a UUID of version 7: in order of receipt
    transaction_key    uuid,                           -- recipient, transaction ID; null where not claimed
    reference_key      uuid,                           -- recipient, sender, sender unique reference; null where not claimed
    content_key        uuid,                           -- recipient, sender and business content; null where there is none
    first_with_content boolean not null,               -- whether content_key is claimed
    verdict            bytea   not null                -- JSON, as published
);

create unique index item_transaction on validation.item (transaction_key) where transaction_key is not null;
create unique index item_reference on validation.item (reference_key) where reference_key is not null;
create unique index item_content on validation.item (content_key) where first_with_content;
