-- Shows and counts those that wait for their message, and only that: looking for the few that a message is waited for by,
-- Postgres took it where it believed that none waits, and read all that do.
drop index status.received_unmatched;
create index received_unmatched on status.received (id) where matched_by is null;
