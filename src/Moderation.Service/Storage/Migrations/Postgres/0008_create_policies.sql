-- Policies that admins saved, append-only. The highest number is in force; with none it is the configuration's.

create table policies (
    version text primary key,
    number integer not null unique,
    content text not null,          -- JSON, see PolicyContent
    made_at timestamptz not null,
    made_by_id text not null,
    made_by text not null,
    note text,
    restores text                   -- the version whose content was brought back
);
