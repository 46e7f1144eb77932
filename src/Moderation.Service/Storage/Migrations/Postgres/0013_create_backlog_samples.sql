-- How much stood under review in each hour, which cannot be told afterwards from decisions and verdicts: comments also leave
-- by edits and deletions.

create table backlog_samples (
    hour timestamptz not null,
    site_id text not null,      -- blank in one row of each hour, which says that it was measured at all
    judgement bigint not null,
    spam bigint not null,
    primary key (hour, site_id)
);
