-- What egress refused stays, so that what comes of it in spite of that is known, and does not count: the message may be sent anew once more.
alter table status.resend add column refused_at timestamptz;
create index resend_submission on status.resend (submission);
alter table status.resend drop constraint resend_submission_key;
create unique index resend_once on status.resend (submission) where refused_at is null;
