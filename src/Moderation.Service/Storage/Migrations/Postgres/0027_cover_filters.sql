-- Few comments are reported: a filter for them need not look at all of a lane.

create index under_review_by_report on under_review (lane, risk, site_id, comment_id) where reported > 0;
