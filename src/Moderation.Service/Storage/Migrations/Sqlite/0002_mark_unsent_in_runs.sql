-- What is not confirmed yet, in runs of cursors that follow each other. A trigger sees one row at a time here, so each
-- run begins as one decision.

drop trigger decisions_unsent;
alter table unsent_decisions rename column cursor to first_cursor;
alter table unsent_decisions add column last_cursor integer not null default 0; -- never left at that
update unsent_decisions set last_cursor = first_cursor;

create trigger decisions_unsent after insert on decisions begin
    insert into unsent_decisions (first_cursor, last_cursor, marked_at)
    values (new.cursor, new.cursor, new.decided_at);
end;
