-- Waves: what the batches brought lately, so that every replica knows which texts are nearly the same, and which comments
-- make a wave.

create table sightings (
    id bigint generated always as identity primary key,
    seen_at timestamptz not null,
    body bytea not null     -- ids, authors as hashes and fingerprints of a batch, no texts
);

-- The bodies are hashes: compressing them would take long and gain nothing.
alter table sightings alter column body set storage external;

create index sightings_by_time on sightings (seen_at);

create table waves (
    site_id text not null,
    wave_key bigint not null, -- one of the keys that its comments have in common
    begun_at timestamptz not null,
    rejected_at timestamptz,
    changed_at timestamptz not null,
    primary key (site_id, wave_key)
);

create index waves_by_change on waves (changed_at);

create table wave_comments (
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    wave_key bigint not null,
    joined_at timestamptz not null,
    primary key (site_id, comment_id)
);

create index wave_comments_by_wave on wave_comments (site_id, wave_key);

alter table under_review add column wave_key bigint;
