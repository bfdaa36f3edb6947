-- What is mended in a message before it is sent anew: {"<JSON pointer>": value}.
alter table status.case_message
    add column fix    text,                  -- by rule, with resend_at
    add column astray text;                  -- the change that leads nowhere in it, for which it was not sent
alter table status.resend add column fix text;
alter table status.job
    add column fix    text,
    add column astray int not null default 0; -- messages in which a change leads nowhere

alter table status.case_entry drop constraint case_entry_what_check;
alter table status.case_entry add constraint case_entry_what_check
    check (what in ('opened', 'state', 'owner', 'deadline', 'note', 'job', 'resend'));
