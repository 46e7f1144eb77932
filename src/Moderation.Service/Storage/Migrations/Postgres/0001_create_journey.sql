-- A comment's way: as it came in, what was decided, what is still to be sent, what is under review.

create table comments (
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    thread_id text,
    parent_id text,
    permalink text,
    text text not null,
    author_id text,
    author_name text,
    author_email text,
    author_url text,
    author_ip text,
    author_user_agent text,
    language text,
    submitted_at timestamptz,
    received_at timestamptz not null,
    original bytea,         -- the message's bytes, where it could not be stored as it came
    erased_at timestamptz,  -- since when text, author, place and original are gone
    primary key (site_id, comment_id, revision)
);

create table deletions (
    site_id text not null,
    comment_id text not null,
    revision integer,       -- the last revision covered; null covers all, also later ones
    deleted_at timestamptz not null,
    primary key (site_id, comment_id)
);

-- Append-only. A row's body is what is published, byte for byte.
create table decisions (
    cursor bigint generated always as identity primary key,
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    sequence integer not null,
    state text not null,
    toxicity real not null,
    spam real not null,
    model text not null,
    policy text not null,
    decided_by text not null,
    decided_at timestamptz not null,
    body bytea not null,
    unique (site_id, comment_id, revision, sequence)
);

-- What is stored and not confirmed yet: every decision from its first moment; marked anew while somebody tries.
create table unsent_decisions (
    cursor bigint primary key,
    marked_at timestamptz not null
);

create index unsent_decisions_by_mark on unsent_decisions (marked_at, cursor);

create function mark_unsent() returns trigger language plpgsql as $$
begin
    insert into unsent_decisions (cursor, marked_at) select cursor, decided_at from fresh;
    return null;
end
$$;

create trigger decisions_unsent after insert on decisions referencing new table as fresh
for each statement execute function mark_unsent();

-- One row a comment: its newest revision, while a moderator has to look at it.
create table under_review (
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    risk real not null,     -- 0 to 1, the highest score
    since timestamptz not null,
    primary key (site_id, comment_id)
);

create index under_review_by_risk on under_review (risk desc, site_id, comment_id);

create table dead_letters (
    id bigint generated always as identity primary key,
    queue text not null,
    reason text not null,
    explanation text not null,
    body bytea not null,
    body_hash bytea not null, -- SHA-256
    site_id text,           -- the comment that it holds, where that is known
    comment_id text,
    revision integer,
    received_at timestamptz not null,
    unique (queue, reason, body_hash)
);

create index dead_letters_by_comment on dead_letters (site_id, comment_id);

-- How often a redelivered message was taken up alone and did not end: the one that ends the process is found so.
create table attempts (
    message_hash bytea primary key,
    attempts integer not null,
    last_at timestamptz not null
);
