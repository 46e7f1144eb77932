-- People and programs are told apart by their ids: a key may have a person's name.

alter table under_review add column escalated_by_id text;

alter table verdicts add column escalated_by_id text;    -- an undo brings it back with the name

-- The history says who it was until now.
update under_review set escalated_by_id = (
    select h.actor_id from history h
    where h.site_id = under_review.site_id and h.comment_id = under_review.comment_id
      and h.revision = under_review.revision and h.action = 'escalate' and h.actor_name = under_review.escalated_by
    order by h.id desc limit 1
)
where escalated_by is not null;

update verdicts set escalated_by_id = (
    select h.actor_id from history h
    where h.site_id = verdicts.site_id and h.comment_id = verdicts.comment_id
      and h.revision = verdicts.revision and h.action = 'escalate' and h.actor_name = verdicts.escalated_by
      and h.done_at <= verdicts.made_at
    order by h.id desc limit 1
)
where escalated_by is not null;

-- What one of them did is looked up by either.
create index history_by_actor_id on history (actor_id, id);
