-- One row a message of ours that a call was about. A submission's ID is a UUID version 7 as well: its time is that of handing over.
create table submission_call (
    submission uuid        not null,
    started_at timestamptz not null,
    call_id    text        not null,
    outcome    text        not null,
    code       text,
    primary key (submission, started_at, call_id)
) partition by range (submission);

create trigger append_only before update or delete on submission_call for each row execute function refuse_change();
