-- One row a status message. The bytes are made once, so that whatever is sent again is what was sent before.
create table status.outbox (
    id             bigint generated always as identity primary key,
    participant    text        not null,   -- our DIP ID, which answers
    message_key    text        not null,   -- transaction ID of the message; its item ID where it has none
    outcome        text        not null check (outcome in ('positive', 'negative')),
    item_id        text        not null,
    correlation_id text        not null,
    judged_at      bigint      not null,   -- epoch milliseconds
    element        bytea       not null,   -- JSON: one element of the array that the DIP takes
    state          text        not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
    attempts       int         not null default 0,
    due_at         timestamptz not null default now(),
    leased_until   timestamptz,            -- while a call is under way: when the claim on the row ends. In no index: a claim is cheap
    http_status    int,                    -- of the last answer; null where there was none
    detail         text,
    settled_at     timestamptz,
    unique (participant, message_key, outcome)
) with (fillfactor = 70);                  -- room for the claimed version beside the row

create index outbox_due on status.outbox (participant, due_at) where state = 'waiting';
create index outbox_failed on status.outbox (id) where state = 'failed';
create index outbox_delivered on status.outbox (settled_at) where state = 'delivered';

-- What the journal has still to be told of attempts to call the DIP. Empty but for moments.
create table status.journal_entry (
    id      bigint generated always as identity primary key,
    message bytea  not null                -- AMQP 1.0 encoding
);
