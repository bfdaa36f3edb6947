-- One row a message. The bytes are made once, so that whatever is sent again is what was sent before, under the same reference.
create table egress.outbox (
    id             bigint generated always as identity primary key,
    submission     uuid        not null unique,
    request_key    text,                   -- Idempotency-Key of the request that it came in
    participant    text        not null,   -- our DIP ID
    channel        text        not null,   -- interface ID
    reference      text        not null,   -- sender unique reference
    mpan           text,
    message        bytea       not null,   -- JSON: one element of the array that the DIP takes
    size           int         not null,   -- of the message, in bytes
    state          text        not null default 'waiting' check (state in ('waiting', 'held', 'accepted', 'failed', 'withdrawn')),
    content_key    uuid,                   -- of what it says of the business
    duplicate_of   uuid,                   -- submission that said the same before
    attempts       int         not null default 0,
    in_doubt       boolean     not null default false,       -- the DIP may have it from an attempt whose end nobody saw
    due_at         timestamptz not null default now(),
    leased_until   timestamptz,            -- while a call is under way: when the claim on the row ends
    http_status    int,                    -- of the last answer; null where there was none
    code           text,
    detail         text,
    transaction_id text,
    submitted_at   timestamptz not null default now(),
    settled_at     timestamptz,
    unique (participant, reference)
);

create index outbox_due on egress.outbox (participant, due_at) where state = 'waiting';
create index outbox_order on egress.outbox (participant, mpan, id) where state = 'waiting' and mpan is not null;
create index outbox_failed on egress.outbox (id) where state = 'failed';
create index outbox_done on egress.outbox (settled_at) where state in ('accepted', 'withdrawn');
create index outbox_content on egress.outbox (content_key, id) where state in ('waiting', 'held', 'accepted');
create index outbox_held on egress.outbox (id) where state = 'held';
create index outbox_request on egress.outbox (request_key) where request_key is not null;

-- What was answered under an Idempotency-Key.
create table egress.request (
    key        text        primary key,
    body_hash  bytea       not null,       -- SHA-256
    made_at    timestamptz not null default now()
);

create index request_made on egress.request (made_at);

-- What an operator has stopped. A row holds the sending; nothing that waits in the outbox is touched.
create table egress.hold (
    participant text        not null,   -- DIP ID, or 'all'
    channel     text        not null,   -- interface ID, or 'all'
    reason      text        not null,
    held_by     text        not null,
    since       timestamptz not null default now(),
    primary key (participant, channel)
);
