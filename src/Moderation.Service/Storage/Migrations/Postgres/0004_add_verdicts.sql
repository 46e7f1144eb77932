-- What moderators rule, one by one and in bulk, what readers report, and who did what when.

alter table under_review add column reported integer not null default 0;  -- how many readers reported it
alter table under_review add column escalated_at timestamptz;             -- since when it waits for an admin
alter table under_review add column escalated_by text;
alter table under_review add column escalation_note text;

-- Append-only, but for the columns of the undo and of what replaced it. A revision has at most one verdict that stands.
create table verdicts (
    id bigint generated always as identity primary key,
    bulk_id bigint,
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    sequence integer not null,      -- of the event that it made
    ruling text not null,
    categories text,                -- divided by spaces
    note text,                      -- for moderators; blank once the comment is deleted
    actor_id text not null,
    actor_name text not null,
    made_at timestamptz not null,
    reported integer not null,      -- how many reports whoever ruled knew of
    state_before text not null,     -- what an undo brings back, with the four that follow
    review_since timestamptz,       -- null where it was not under review
    escalated_at timestamptz,
    escalated_by text,
    escalation_note text,
    replaced_sequence integer,      -- of the verdict made after it was reported anew
    undone_at timestamptz,
    undone_by_id text,
    undone_by_name text,
    undone_sequence integer
);

create unique index verdicts_standing on verdicts (site_id, comment_id, revision)
where undone_at is null and replaced_sequence is null;

create index verdicts_by_comment on verdicts (site_id, comment_id, revision, id);

create index verdicts_by_bulk on verdicts (bulk_id) where bulk_id is not null;

create table bulks (
    id bigint generated always as identity primary key,
    kind text not null,             -- verdict or undo
    undoes bigint,                  -- the bulk whose verdicts an undo takes back
    ruling text,
    categories text,
    note text,                      -- blank once one of its comments is deleted
    actor_id text not null,
    actor_name text not null,
    request_key text,               -- the name that its request has, so that one sent twice begins once
    made_at timestamptz not null,
    finished_at timestamptz,
    cancelled_at timestamptz        -- since when what is left of it stays undone
);

create unique index bulks_by_request on bulks (actor_id, request_key) where request_key is not null;

create index bulks_unfinished on bulks (id) where finished_at is null;

create table bulk_items (
    bulk_id bigint not null,
    place integer not null,
    site_id text not null,
    comment_id text not null,
    revision integer not null,
    outcome text,                   -- null until its turn came
    primary key (bulk_id, place)
);

create index bulk_items_by_comment on bulk_items (site_id, comment_id);

create index bulk_items_unsettled on bulk_items (bulk_id, place) where outcome is null;

-- A reader's report; one may come before its comment.
create table reports (
    id bigint generated always as identity primary key,
    site_id text not null,
    comment_id text not null,
    revision integer,               -- null where the comment was not here and the reader named none
    category text,
    note text,                      -- blank once the comment is deleted
    message_hash bytea,             -- SHA-256 of a message that came over a bus, which may come twice
    reported_at timestamptz,
    received_at timestamptz not null
);

create index reports_by_comment on reports (site_id, comment_id, id);

-- Append-only: who did what when. Holds nothing that a reader wrote.
create table history (
    id bigint generated always as identity primary key,
    done_at timestamptz not null,
    actor_id text not null,
    actor_name text not null,
    action text not null,
    site_id text,
    comment_id text,
    revision integer,
    detail text,
    bulk_id bigint
);

create index history_by_time on history (done_at, id);

create index history_by_actor on history (actor_name, id);

create index history_by_action on history (action, id);

create index history_by_comment on history (site_id, comment_id, id);
