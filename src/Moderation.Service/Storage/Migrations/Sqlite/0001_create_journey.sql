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
    submitted_at text,
    received_at text not null,
    original blob,         -- the message's bytes, where it could not be stored as it came
    erased_at text,  -- since when text, author, place and original are gone
    primary key (site_id, comment_id, revision)
);

create table deletions (
    site_id text not null,
    comment_id text not null,
    revision integer,       -- the last revision covered; null covers all, also later ones
    deleted_at text not null,
    primary key (site_id, comment_id)
);

-- Append-only. A row's body is what is published, byte for byte.
create table decisions (
    cursor integer primary key autoincrement,
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
    decided_at text not null,
    body blob not null,
    unique (site_id, comment_id, revision, sequence)
);

-- What is stored and not confirmed yet: every decision from its first moment; marked anew while somebody tries.
create table unsent_decisions (
    cursor integer primary key,
    marked_at text not null
);

create index unsent_decisions_by_mark on unsent_decisions (marked_at, cursor);

create trigger decisions_unsent after insert on decisions begin
    insert into unsent_decisions (cursor, marked_at) values (new.cursor, new.decided_at);
end;

-- One row a comment: its newest revision, while a moderator has to look at it.
create table under_review (
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    risk real not null,     -- 0 to 1, the highest score
    since text not null,
    primary key (site_id, comment_id)
);

create index under_review_by_risk on under_review (risk desc, site_id, comment_id);

create table dead_letters (
    id integer primary key autoincrement,
    queue text not null,
    reason text not null,
    explanation text not null,
    body blob not null,
    body_hash blob not null, -- SHA-256
    site_id text,           -- the comment that it holds, where that is known
    comment_id text,
    revision integer,
    received_at text not null,
    unique (queue, reason, body_hash)
);

create index dead_letters_by_comment on dead_letters (site_id, comment_id);

-- How often a redelivered message was taken up alone and did not end: the one that ends the process is found so.
create table attempts (
    message_hash blob primary key,
    attempts integer not null,
    last_at text not null
);
