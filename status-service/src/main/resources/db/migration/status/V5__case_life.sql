-- What people make of a case, and all that was done to it.
alter table status.failure_case
    add column owner     text,                    -- who sees to it
    add column deadline  timestamptz,
    add column reason    text,                    -- why it was closed
    add column closed_at timestamptz,
    add column previous  bigint,                  -- the case of the same cause that was closed before
    add column version   int not null default 0;  -- of what people change

create index failure_case_closed on status.failure_case (closed_at) where state = 'closed';
create index failure_case_before on status.failure_case (participant, channel, recipient, code, id) where state = 'closed';

create table status.case_entry (
    id      bigint generated always as identity primary key,
    case_id bigint      not null references status.failure_case on delete cascade,
    at      timestamptz not null default now(),
    made_by text        not null,   -- who was authenticated; 'status-service' where nobody was
    what    text        not null check (what in ('opened', 'state', 'owner', 'deadline', 'note')),
    before  text,
    after   text
);

create index case_entry_case on status.case_entry (case_id, id);
insert into status.case_entry (case_id, at, made_by, what) select id, first_seen, 'status-service', 'opened' from status.failure_case;
