-- When labels were taken back, so that a model which they taught or examined says so; and how lately an import moved, so that
-- one that was broken off can be told from one that is read.

alter table models add column labels_read_at text;        -- when its training began to read the labels; null without one

alter table label_imports add column moved_at text;       -- when rows of it came last

-- Golden comments that an admin took out. They hold nothing of what was written.
create table golden_removals (
    golden_id integer primary key,
    added_at text not null,
    removed_at text not null
);
