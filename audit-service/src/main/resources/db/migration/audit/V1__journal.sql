-- The journal. Every table is append-only. A delivery ID is a UUID version 7, so its order is the order of receipt and its
-- ranges are days: it is partition key, sort key and page cursor in one. Layout and reasons: docs/decisions.

-- One row a webhook call: the evidence as it stood on the wire.
create table delivery (
    delivery_id             uuid        not null primary key,
    items                   integer     not null,
    recipient_dip_id        text        not null,
    channel                 text        not null,
    url                     text,
    signature               text,
    signature_date          text,
    content_hash            text,
    certificate_fingerprint text,
    correlation_id          text
) partition by range (delivery_id);

create index on delivery using hash (correlation_id);

-- One row an item: what it says of itself, and its slice of the delivery's bytes.
create table item (
    delivery_id             uuid        not null,
    item                    integer     not null,
    kind                    text        not null,
    recipient_dip_id        text        not null,
    channel                 text        not null,
    interface_id            text,
    event_code              text,
    sender_dip_id           text,
    transaction_id          text,
    sender_unique_reference text,
    mpan                    text,
    journalled_at           timestamptz not null default now(),
    before                  bytea       not null,
    body                    bytea       not null,
    after                   bytea       not null,
    primary key (delivery_id, item)
) partition by range (delivery_id);

create index on item (mpan, delivery_id);
create index on item (recipient_dip_id, delivery_id);
create index on item (interface_id, delivery_id);
create index on item (event_code, delivery_id);
create index on item (sender_dip_id, delivery_id);
create index on item (delivery_id) where kind = 'STATUS';
create index on item using hash (transaction_id);
create index on item using hash (sender_unique_reference);

-- lz4 is the cheaper; a server built without it compresses with pglz.
do $$
begin
    alter table item alter column body set compression lz4;
exception when feature_not_supported then
    raise notice 'this server has no lz4: bodies are compressed with pglz';
end
$$;

-- One row an item: what was decided about it, at the edge (REFUSED) or by validation.
create table judgement (
    delivery_id  uuid        not null,
    item         integer     not null,
    outcome      text        not null,
    judged_at    timestamptz not null,
    http_status  integer,
    duplicate_of text,
    findings     text,
    primary key (delivery_id, item)
) partition by range (delivery_id);

create index on judgement (outcome, delivery_id) where outcome <> 'ACCEPTED';

-- One row an attempt to call the DIP.
create table call (
    call_id       text        not null,
    started_at    timestamptz not null,
    correlation_id text,
    participant   text,
    url           text,
    items         integer     not null,
    duration_ms   bigint,
    http_status   integer,
    outcome       text        not null,
    code          text,
    detail        text,
    response_body text,
    primary key (call_id, started_at)
) partition by range (started_at);

-- One row an item that a call was about.
create table item_call (
    delivery_id uuid        not null,
    item        integer     not null,
    started_at  timestamptz not null,
    call_id     text        not null,
    outcome     text        not null,
    code        text,
    primary key (delivery_id, item, started_at, call_id)
) partition by range (delivery_id);

-- Signing certificates by fingerprint; few, and kept for as long as any signature may be verified again.
create table certificate (
    fingerprint   text        not null primary key,
    pem           text        not null,
    journalled_at timestamptz not null default now()
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the journal is append-only: % of % refused', tg_op, tg_table_name using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete on delivery    for each row execute function refuse_change();
create trigger append_only before update or delete on item        for each row execute function refuse_change();
create trigger append_only before update or delete on judgement   for each row execute function refuse_change();
create trigger append_only before update or delete on call        for each row execute function refuse_change();
create trigger append_only before update or delete on item_call   for each row execute function refuse_change();
create trigger append_only before update or delete on certificate for each row execute function refuse_change();
