-- What people were told of cases, and what of them is yet to be told.
alter table status.failure_case
    add column told_open     boolean     not null default false,
    add column told_closed   boolean     not null default false,
    add column told_deadline timestamptz,                          -- that was over
    add column grows_at      bigint      not null default 10;      -- failures at which the next notice of growth is due

-- Of what was before nobody is told now.
update status.failure_case set told_open = true, told_closed = state = 'closed', told_deadline = deadline,
    grows_at = (10 ^ (floor(log(greatest(failures, 1))) + 1))::bigint;

create index failure_case_closing on status.failure_case (id) where state = 'closed' and not told_closed;

create table status.notice (
    id       bigint      generated always as identity primary key,
    notice   uuid        not null unique,     -- identity, wherever it is told
    case_id  bigint      not null references status.failure_case on delete cascade,
    kind     text        not null check (kind in ('opened', 'grew', 'overdue', 'closed', 'reopened')),
    at       timestamptz not null default now(),
    body     bytea       not null,            -- JSON
    webhook  text        not null check (webhook in ('none', 'waiting', 'delivered', 'dead')),
    attempts int         not null default 0,
    due_at   timestamptz not null default now(),
    detail   text                             -- what the last attempt failed of
);

create index notice_due on status.notice (due_at) where webhook = 'waiting';
create index notice_dead on status.notice (id) where webhook = 'dead';
create index notice_case on status.notice (case_id, id);
create index notice_time on status.notice using brin (at);
