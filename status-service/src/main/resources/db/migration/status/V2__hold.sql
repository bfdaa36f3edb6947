-- What an operator has stopped. A row holds the sending; nothing that waits in the outbox is touched.
create table status.hold (
    participant text        not null,   -- DIP ID, or 'all'
    channel     text        not null,   -- 'statusmessage', or 'all'
    reason      text        not null,
    held_by     text        not null,
    since       timestamptz not null default now(),
    primary key (participant, channel)
);
