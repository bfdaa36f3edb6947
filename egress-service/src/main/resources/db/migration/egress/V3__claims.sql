-- A claim reads each channel's messages in the order in which they are sent: the oldest first.
drop index egress.outbox_due;
create index outbox_due on egress.outbox (channel, participant, submitted_at, id) where state = 'waiting';

-- An attempt changes a row where it lies: the message is not copied with it, and a page keeps room for the row's next version.
alter table egress.outbox alter column message set storage external;
alter table egress.outbox set (fillfactor = 50);
alter table egress.relay alter column message set storage external;
