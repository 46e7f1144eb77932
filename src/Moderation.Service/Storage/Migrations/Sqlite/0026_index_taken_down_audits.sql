-- An audit waits again when the verdict is undone by which its answer took the comment down: few answers made one.

create index audits_taken_down on audits (id) where verdict_sequence is not null;
