-- Not only where a change leads nowhere, but where the mended message would be wrong all the same, too.
alter table status.case_message rename column astray to unmended;
alter table status.job rename column astray to unmended;
