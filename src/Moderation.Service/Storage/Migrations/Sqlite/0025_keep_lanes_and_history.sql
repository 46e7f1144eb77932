-- The lane that a comment stood in when somebody ruled on it, for the undo of that; null where it was not under review, and of
-- verdicts before this column.
alter table verdicts add column lane text;

-- What was done stays as it was written.
create trigger history_unchanged before update on history begin
    select raise(abort, 'history is append-only');
end;

create trigger history_kept before delete on history begin
    select raise(abort, 'history is append-only');
end;
