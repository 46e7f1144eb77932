-- Trainings that admins asked for: what is to be done, who does it, and how far it is, so that any replica goes on when one
-- is gone.

create table trainings (
    id bigint generated always as identity primary key,
    is_open integer unique,         -- 1 until it has ended, null afterwards: there is one at a time
    state text not null,            -- waiting, running, offered, refused, cancelled or failed
    asked_at timestamptz not null,
    asked_by_id text not null,
    asked_by text not null,
    seed integer not null,
    wish text not null,             -- JSON, see TrainingWish
    attempts integer not null,      -- how often a replica took it
    taken_by text,                  -- the replica at work
    taken_until timestamptz,        -- when another one may take it, unless it is held for longer meanwhile
    began_at timestamptz,           -- of the last attempt
    step text,                      -- what is being done, in words
    progress double precision not null, -- 0 to 1
    cancelled_by text,              -- who wants it to end
    ended_at timestamptz,
    model text,                     -- the version that came of it
    cut timestamptz,                -- threads that began before this taught it
    outcome text                    -- what came of it, in words
);
