-- What the desk chooses by stands in one narrow row, with an index for each order; the texts under review stand beside it,
-- folded, to be searched; and who is on which card.

alter table comments add column thread_title text;
alter table comments add column author_hash bigint; -- of the site and the author; null without one, and in older rows
create index comments_by_author on comments (author_hash) where author_hash is not null;

alter table under_review add column toxicity real not null default 0;
alter table under_review add column spam real not null default 0;
alter table under_review add column thread_id text;
alter table under_review add column author_hash bigint;
alter table under_review add column language text;                           -- en, other or unknown; null: not known here
alter table under_review add column reasons text not null default '|';       -- the codes: |toxicity|spam|
alter table under_review add column uncertainty real not null default 1;     -- 0 to 1, see Placement
alter table under_review add column lane text not null default 'judgement';  -- or spam

drop index under_review_by_risk;
create index under_review_by_risk on under_review (lane, risk, site_id, comment_id);
create index under_review_by_age on under_review (lane, since, site_id, comment_id);
create index under_review_by_uncertainty on under_review (lane, uncertainty, site_id, comment_id);

-- What was under review before: the distance to the thresholds is not known here, and no author.
update under_review u set
    toxicity = d.toxicity,
    spam = d.spam,
    thread_id = c.thread_id,
    reasons = coalesce(
        (
            select '|' || string_agg(e.reason ->> 'code', '|' order by e.place) || '|'
            from jsonb_array_elements(convert_from(d.body, 'UTF8')::jsonb -> 'reasons')
                with ordinality as e(reason, place)
        ),
        '|'
    )
from decisions d, comments c
where d.site_id = u.site_id and d.comment_id = u.comment_id and d.revision = u.revision
  and d.sequence = (
    select max(l.sequence) from decisions l
    where l.site_id = d.site_id and l.comment_id = d.comment_id and l.revision = d.revision
  )
  and c.site_id = u.site_id and c.comment_id = u.comment_id and c.revision = u.revision;

update under_review set language = 'other' where reasons like '%|language|%';

-- One row for each of under_review.
create table review_texts (
    site_id text not null,
    comment_id text not null,
    text text not null, -- folded, see SearchText
    primary key (site_id, comment_id)
);

insert into review_texts (site_id, comment_id, text)
select u.site_id, u.comment_id, lower(c.text)
from under_review u join comments c
  on c.site_id = u.site_id and c.comment_id = u.comment_id and c.revision = u.revision;

create table claims (
    site_id text not null,
    comment_id text not null,
    actor_id text not null,
    actor_name text not null,
    until timestamptz not null,
    primary key (site_id, comment_id)
);

-- Row by row: a plan for many at once, made while the tables were empty, would read them whole.
create function leave_review() returns trigger language plpgsql as $$
begin
    delete from review_texts where site_id = old.site_id and comment_id = old.comment_id;
    delete from claims where site_id = old.site_id and comment_id = old.comment_id;
    return null;
end
$$;

create trigger under_review_left after delete on under_review
for each row execute function leave_review();
