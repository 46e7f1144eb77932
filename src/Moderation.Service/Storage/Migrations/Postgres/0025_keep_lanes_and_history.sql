-- The lane that a comment stood in when somebody ruled on it, for the undo of that; null where it was not under review, and of
-- verdicts before this column.
alter table verdicts add column lane text;

-- What was done stays as it was written.
create function keep_history() returns trigger language plpgsql as $$
begin
    raise exception 'history is append-only';
end $$;

create trigger history_kept before update or delete on history
    for each statement execute function keep_history();
