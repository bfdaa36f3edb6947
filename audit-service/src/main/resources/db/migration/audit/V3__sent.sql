-- One row a message of ours that the DIP has answered: the message once, by its submission's ID, a UUID version 7.
create table sent (
    submission            uuid        not null primary key,
    participant           text        not null,
    interface_id          text        not null,
    event_code            text        not null,
    reference             text        not null,
    sender_correlation_id text,
    mpan                  text,
    recipients            text        not null,   -- DIP IDs with spaces between
    correlation_id        text        not null,
    journalled_at         timestamptz not null default now(),
    body                  bytea       not null
) partition by range (submission);

create index on sent (mpan, submission);
create index on sent (participant, submission);
create index on sent (interface_id, submission);
create index on sent (event_code, submission);
create index on sent using hash (reference);
create index on sent using hash (correlation_id);

do $$
begin
    alter table sent alter column body set compression lz4;
exception when feature_not_supported then
    raise notice 'this server has no lz4: bodies are compressed with pglz';
end
$$;

-- One row a final word of the DIP about one: a second where it failed and was released by hand.
create table sent_answer (
    submission     uuid        not null,
    settled_at     timestamptz not null,
    outcome        text        not null,
    http_status    integer     not null,
    code           text,
    detail         text,
    attempts       integer     not null,
    transaction_id text,
    primary key (submission, settled_at, outcome)
) partition by range (submission);

create index on sent_answer using hash (transaction_id);
create index on sent_answer (submission) where outcome = 'FAILED';

create trigger append_only before update or delete on sent        for each row execute function refuse_change();
create trigger append_only before update or delete on sent_answer for each row execute function refuse_change();
