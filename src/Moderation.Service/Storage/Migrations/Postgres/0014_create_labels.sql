-- What is known of comments beside the verdicts: labels that admins import, the golden set, and the blind audit of
-- approved comments.

create table label_imports (
    id bigint generated always as identity primary key,
    name text not null,
    golden boolean not null,        -- its rows are in golden_comments, not in imported_labels
    taken integer not null,
    made_at timestamptz not null,
    made_by_id text not null,
    made_by text not null,
    finished_at timestamptz,        -- its rows count from then on; null while it is read, and where that was broken off
    withdrawn_at timestamptz,       -- its rows count no more, and go
    withdrawn_by text
);

create table imported_labels (
    id bigint generated always as identity primary key,
    import_id bigint not null,
    row_hash bytea not null,        -- SHA-256: the same row in two imports counts once
    source text not null,
    thread text,
    toxic integer,                  -- 1, 0, or null where nobody judged; here and below
    spam integer,
    kinds text,                     -- divided by spaces
    author_name text,
    author_url text,
    text text not null,
    written_at timestamptz,
    unique (import_id, row_hash)
);

create index imported_labels_by_row on imported_labels (row_hash, import_id);

create table golden_comments (
    id bigint generated always as identity primary key,
    import_id bigint,               -- null where it was added alone
    text_hash bytea not null unique, -- SHA-256 of the text and who wrote it
    toxic integer,
    spam integer,
    kinds text,
    author_name text,
    author_url text,
    thread_title text,
    text text not null,
    site_id text,                   -- the comment that it copies, with which it goes; or null
    comment_id text,
    revision integer,
    added_at timestamptz not null,
    added_by text not null
);

create index golden_comments_by_comment on golden_comments (site_id, comment_id) where comment_id is not null;

create index golden_comments_by_import on golden_comments (import_id) where import_id is not null;

-- What moderators said of golden comments; stays when the comment goes. All null: skipped.
create table golden_answers (
    golden_id bigint not null,
    actor_id text not null,
    actor_name text not null,
    known_toxic integer,
    known_spam integer,
    toxic integer,
    spam integer,
    answered_at timestamptz not null,
    primary key (golden_id, actor_id)
);

create index golden_answers_by_person on golden_answers (actor_id, answered_at);

-- Approved comments that were drawn; holds nothing that a reader wrote.
create table audits (
    id bigint generated always as identity primary key,
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    day text not null,              -- on which it was drawn, as audit_populations has it
    stratum integer not null,
    probability double precision not null, -- with which it was drawn, over 0 to 1
    policy text not null,
    model text not null,
    toxicity real not null,
    spam_score real not null,
    drawn_at timestamptz not null,
    answered_at timestamptz,
    answered_by_id text,
    answered_by text,
    toxic integer,
    spam integer,
    kinds text,
    verdict_sequence integer,       -- of the verdict by which the answer took the comment down
    unique (site_id, comment_id, revision)
);

create index audits_waiting on audits (id) where answered_at is null;

create index audits_by_person on audits (answered_by_id, answered_at) where answered_at is not null;

create index audits_by_day on audits (day);

create table audit_skips (
    audit_id bigint not null,
    actor_id text not null,
    primary key (audit_id, actor_id)
);

-- What somebody has before them on the desk: an audit or a golden comment, and nobody sees which.
create table audit_turns (
    actor_id text primary key,
    token text not null,
    audit_id bigint,
    golden_id bigint,
    until timestamptz not null
);

create unique index audit_turns_by_audit on audit_turns (audit_id) where audit_id is not null;

-- How many comments were approved, whether drawn or not.
create table audit_populations (
    day text not null,              -- UTC, yyyy-MM-dd
    site_id text not null,
    stratum integer not null,
    probability double precision not null,
    comments bigint not null,
    primary key (day, site_id, stratum, probability)
);

-- How many comments went to review, while there are audits: all, and by the category whose score sent them.
create table sent_populations (
    day text not null,              -- UTC, yyyy-MM-dd
    site_id text not null,
    category text not null,         -- any, toxicity, spam
    comments bigint not null,
    primary key (day, site_id, category)
);

-- The audit's figures count what was ruled on in a week.
create index verdicts_by_time on verdicts (made_at);
