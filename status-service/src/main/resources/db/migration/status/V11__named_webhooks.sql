-- Whom rules want to be told, beside those who are told of everything. A row is one notice for one webhook.
alter table status.failure_case add column webhook text;           -- name, of the rule that fitted when it was opened

alter table status.notice
    add column target text not null default '',                    -- name of the webhook; '' is the one that gets everything
    drop constraint notice_notice_key,
    add constraint notice_target unique (notice, target);

drop index status.notice_due;
create index notice_due on status.notice (target, due_at) where webhook = 'waiting';
