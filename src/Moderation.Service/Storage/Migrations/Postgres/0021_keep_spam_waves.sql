-- Which rejected waves are spam: what is like them may be rejected by itself, and as nothing else.

alter table waves add column spam_at timestamptz;        -- since when most verdicts on it say spam; null where they do not

update waves set spam_at = rejected_at
where rejected_at is not null and (
    select sum(case when ' ' || v.categories || ' ' like '% spam %' then 1 else -1 end)
    from wave_comments w join verdicts v
      on v.site_id = w.site_id and v.comment_id = w.comment_id and v.revision = w.revision
      and v.undone_at is null and v.replaced_sequence is null
    where w.site_id = waves.site_id and w.wave_key = waves.wave_key
) > 0;
