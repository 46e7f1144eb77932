-- The desk shows a wave as one card: the first of its comments.

create index under_review_by_wave on under_review (site_id, wave_key, since, comment_id)
    where wave_key is not null;
