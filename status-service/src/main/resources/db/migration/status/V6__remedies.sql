-- What rules and people have done about failures.
alter table status.failure_case
    add column remedy       text,      -- of the rule that fitted when it was opened
    add column quiet_millis bigint,    -- closed when no message has joined for so long; null: not by itself
    add column quiet_reason text;

create index failure_case_quiet on status.failure_case (id) where quiet_millis is not null and state <> 'closed';

alter table status.case_message add column resend_at timestamptz;   -- when it is sent again by rule; null: it is not, or has been
create index case_message_resend on status.case_message (resend_at) where resend_at is not null and resolved_at is null;

alter table status.case_entry drop constraint case_entry_what_check;
alter table status.case_entry add constraint case_entry_what_check
    check (what in ('opened', 'state', 'owner', 'deadline', 'note', 'job'));

-- One row a message that was handed to egress anew.
create table status.resend (
    key        text        primary key,     -- egress' Idempotency-Key, and the correlation ID of what comes of it
    case_id    bigint      not null,
    submission uuid        not null unique, -- the message: it is sent anew once; what comes of that may be sent anew in turn
    attempt    int         not null,        -- how often its content was sent anew, with this time
    made_by    text        not null,
    made_at    timestamptz not null default now(),
    result     uuid        unique           -- the submission that came of it; null until egress tells what the DIP said
);

create index resend_time on status.resend (made_at);

-- What is done to all messages of a case, bit by bit.
create table status.job (
    id       bigint      generated always as identity primary key,
    case_id  bigint      not null references status.failure_case on delete cascade,
    action   text        not null check (action in ('resend', 'close', 'assign')),
    argument text,                                    -- owner, or the reason of closing
    state    text        not null default 'running' check (state in ('running', 'done', 'cancelled')),
    made_by  text        not null,
    made_at  timestamptz not null default now(),
    total    int         not null,                    -- messages that failed when it began
    done     int         not null default 0,
    skipped  int         not null default 0,          -- sent anew before, or not kept any more
    reached  bigint      not null default 0,          -- row of status.case_message: those up to it are through
    next_at  timestamptz not null default now(),
    ended_at timestamptz
);

create unique index job_running on status.job (case_id, action) where state = 'running';
create index job_due on status.job (next_at) where state = 'running';
create index job_ended on status.job (ended_at) where state <> 'running';
create index job_case on status.job (case_id, id);
