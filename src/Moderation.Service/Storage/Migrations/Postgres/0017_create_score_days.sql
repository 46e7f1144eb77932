-- How scores and languages were spread, by day and model, to see when a blog's comments are no longer those that a model
-- was calibrated on.

create table score_days (
    day text not null,          -- 2026-03-01, UTC
    model text not null,
    kind text not null,         -- toxicity, spam or language
    bin integer not null,       -- see ScoreHistogram and LanguageHistogram
    comments bigint not null,
    primary key (model, day, kind, bin)
);
