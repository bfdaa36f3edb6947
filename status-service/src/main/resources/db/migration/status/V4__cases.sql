-- Failures of what we sent, by their cause: a thousand equal ones are one open case.
alter table status.received add column is_failure boolean not null default false;
-- What came before is judged for the sake of what comes after; it opens no case by itself.
update status.received set is_failure = true
    where outcome in ('rejected', 'failed') or (outcome = 'answered' and code <> 'SP000');
alter table status.received alter column is_failure drop default;

create table status.failure_case (
    id          bigint generated always as identity primary key,
    participant text        not null,   -- our DIP ID, which sent
    channel     text        not null,   -- interface ID
    recipient   text        not null,   -- DIP ID that said no, or 'DIP'
    code        text        not null,   -- with which it did; 'HTTP 400' where the DIP's first answer has none
    state       text        not null default 'open' check (state in ('open', 'in-progress', 'closed')),
    failing     int         not null check (failing >= 0),   -- messages that fail still
    failures    int         not null,                        -- that ever joined
    first_seen  timestamptz not null,
    last_seen   timestamptz not null                         -- when the last one joined
) with (fillfactor = 70);                                    -- counted up in place

create unique index failure_case_cause on status.failure_case (participant, channel, recipient, code) where state <> 'closed';
create index failure_case_state on status.failure_case (state, id);

create table status.case_message (
    id          bigint generated always as identity primary key,
    case_id     bigint      not null references status.failure_case on delete cascade,
    submission  uuid        not null,   -- the message that fails
    recipient   text        not null,   -- for whom it does
    status      bigint,                 -- status.received that says so; null where the DIP's first answer did
    joined_at   timestamptz not null default now(),
    resolved_at timestamptz             -- since when the last word is another one
);

create unique index case_message_failing on status.case_message (submission, recipient) where resolved_at is null;
create index case_message_case on status.case_message (case_id, id);
create index case_message_time on status.case_message using brin (joined_at);
