-- What is mended in a message before it is sent anew: {"<JSON pointer>": value}.
alter table status.case_message
    add column fix      text,                -- by rule, with resend_at
    add column unmended text;                -- why its fix does not mend it, so that it was not sent: pointer and sentence
alter table status.resend add column fix text;
alter table status.job
    add column fix      text,
    add column unmended int not null default 0; -- messages that the fix does not mend

alter table status.case_entry drop constraint case_entry_what_check;
alter table status.case_entry add constraint case_entry_what_check
    check (what in ('opened', 'state', 'owner', 'deadline', 'note', 'job', 'resend'));
