-- Models as archives, immutable, and which of them scores: the highest number; with none it is the configuration's.

create table models (
    version text primary key,
    archive bytea not null,
    sha256 text not null,           -- of the archive, in hexadecimal
    size integer not null,          -- of the archive, in bytes
    root text,                      -- the version that it is a correction of; null for one that stands by itself
    origin text not null,           -- shipped, configured, uploaded or trained
    toxicity_threshold double precision not null,
    spam_threshold double precision not null,
    made_at timestamptz not null,
    made_by_id text not null,
    made_by text not null,
    report text,                    -- JSON; null until it was examined, and set once
    examined_against text,          -- the champion that its examination compared it with
    refusal text                    -- why it is not offered; null where it is
);

-- The bytes are packed already.
alter table models alter column archive set storage external;

-- Append-only.
create table promotions (
    number integer primary key,
    version text not null,
    replaces text not null,         -- the model that scored before
    policy_before integer not null, -- number of the policy in force before; 0 for the configuration's
    restores integer,               -- the number of the promotion that it takes back; null for a model that is new here
    made_at timestamptz not null,
    made_by_id text not null,
    made_by text not null,
    note text
);
