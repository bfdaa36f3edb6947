-- A message changes its state where it lies: its body is not copied with it.
alter table status.sent alter column body set storage external;
