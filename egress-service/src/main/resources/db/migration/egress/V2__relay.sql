-- What the broker has still to be told of messages and calls, stored with what it tells of. AMQP 1.0 encoding; "to" is the
-- address. Empty but for moments, or while the broker is away.
create table egress.relay (
    id      bigint generated always as identity primary key,
    message bytea  not null
);

-- The suite's own, of the request that a message came in.
alter table egress.outbox add column correlation_id text;
update egress.outbox set correlation_id = submission::text;
alter table egress.outbox alter column correlation_id set not null;
