-- Whom moderators muted or trust, an author's comments by time, and what waits for an admin.

create table authors (
    site_id text not null,
    author_hash integer not null,           -- see AuthorKey; no name is kept here
    standing text not null,                 -- muted, trusted, or usual: taken back
    set_by text not null,
    set_at text not null,
    change_number integer not null unique, -- counts up: replicas read what is new
    primary key (site_id, author_hash)
);

drop index comments_by_author;
create index comments_by_author on comments (author_hash, received_at) where author_hash is not null;

create index under_review_by_escalation on under_review (escalated_at) where escalated_at is not null;
