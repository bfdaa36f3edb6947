-- What we sent, as egress tells of it, and what others say of it, as the status webhook receives it. Either may come first.
create table status.sent (
    id                 bigint generated always as identity primary key,
    submission         uuid        not null unique,
    correlation_id     text        not null,
    participant        text        not null,   -- our DIP ID, which sent it
    channel            text        not null,   -- interface ID
    event              text        not null,
    reference          text        not null,   -- sender unique reference
    transaction_id     text,
    sender_correlation text,
    mpan               text,
    recipients         text[]      not null,
    outcome            text        not null check (outcome in ('ACCEPTED', 'FAILED')),   -- at L1
    http_status        int         not null,
    code               text,
    detail             text,
    attempts           int         not null,
    submitted_at       timestamptz not null,
    settled_at         timestamptz not null,
    body               bytea       not null,   -- JSON: as it was sent
    state              text        not null,   -- derived: of the last word of each who said something, the worst
    state_at           timestamptz not null default now()
);

create index sent_reference on status.sent (participant, reference);
create index sent_transaction on status.sent (participant, transaction_id) where transaction_id is not null;
create index sent_correlation on status.sent (participant, sender_correlation) where sender_correlation is not null;
create index sent_mpan on status.sent (mpan, id) where mpan is not null;
create index sent_state on status.sent (state, id);
create index sent_settled on status.sent using brin (settled_at);

create table status.received (
    id             bigint generated always as identity primary key,
    digest         uuid        not null unique,   -- of the bytes and whose webhook: the same again, in whatever delivery, is no second one
    item_id        text        not null,          -- of the first
    participant    text        not null,          -- our DIP ID that it is for
    transaction_id text,
    reference      text,
    correlation_id text,
    said_by        text        not null,          -- DIP ID that answers, or 'DIP'
    said_at        timestamptz not null,          -- as it says; when received where it does not
    message        text,
    help           text,
    code           text,
    outcome        text        not null check (outcome in ('delivered', 'answered', 'unclear', 'rejected', 'failed')),
    weight         int         not null,          -- of the outcome: the heaviest makes the state
    received_at    timestamptz not null,
    submission     uuid,                          -- what it is about; null while that is not known
    matched_by     text check (matched_by in ('reference', 'transaction', 'correlation')),
    matched_at     timestamptz
);

create index received_submission on status.received (submission, said_by, said_at) where submission is not null;
create index received_unmatched on status.received (id) where submission is null;
create index received_open_reference on status.received (participant, reference) where submission is null and reference is not null;
create index received_open_transaction on status.received (participant, transaction_id) where submission is null and transaction_id is not null;
create index received_open_correlation on status.received (participant, correlation_id)
    where submission is null and correlation_id is not null and reference is null and transaction_id is null;
create index received_time on status.received using brin (received_at);
