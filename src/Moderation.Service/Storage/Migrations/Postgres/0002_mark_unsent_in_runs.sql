-- What is not confirmed yet, in runs: the decisions that were stored together have cursors that follow each other, so a
-- batch is one row and not one a decision. No replica of an older version may run beside this: it knows no runs.

drop trigger decisions_unsent on decisions;
drop function mark_unsent();
alter table unsent_decisions rename column cursor to first_cursor;
alter table unsent_decisions add column last_cursor bigint;
update unsent_decisions set last_cursor = first_cursor;
alter table unsent_decisions alter column last_cursor set not null;

create function mark_unsent() returns trigger language plpgsql as $$
begin
    insert into unsent_decisions (first_cursor, last_cursor, marked_at)
    select min(cursor), max(cursor), min(decided_at) from fresh having count(*) > 0;
    return null;
end
$$;

create trigger decisions_unsent after insert on decisions referencing new table as fresh
for each statement execute function mark_unsent();
