-- The submission that egress made of it and holds as a duplicate; of no meaning once there is a result.
alter table status.resend add column held uuid;
