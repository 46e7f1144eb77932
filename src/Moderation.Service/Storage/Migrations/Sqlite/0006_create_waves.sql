-- Waves: what the batches brought lately, so that it is known again after a start, and which comments make a wave.

create table sightings (
    id integer primary key autoincrement,
    seen_at text not null,
    body blob not null     -- ids, authors as hashes and fingerprints of a batch, no texts
);

create index sightings_by_time on sightings (seen_at);

create table waves (
    site_id text not null,
    wave_key integer not null, -- one of the keys that its comments have in common
    begun_at text not null,
    rejected_at text,
    changed_at text not null,
    primary key (site_id, wave_key)
);

create index waves_by_change on waves (changed_at);

create table wave_comments (
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    wave_key integer not null,
    joined_at text not null,
    primary key (site_id, comment_id)
);

create index wave_comments_by_wave on wave_comments (site_id, wave_key);

alter table under_review add column wave_key integer;
