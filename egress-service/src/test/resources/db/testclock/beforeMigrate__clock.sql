-- Postgres' time for tests, ahead of the real one: found before pg_catalog's now() by sessions whose search_path names it first.
create schema if not exists testclock;
create table if not exists testclock.ahead (by interval not null);
insert into testclock.ahead select interval '0' where not exists (select from testclock.ahead);
create or replace function testclock.now() returns timestamptz language sql stable
    return pg_catalog.now() + (select by from testclock.ahead);
