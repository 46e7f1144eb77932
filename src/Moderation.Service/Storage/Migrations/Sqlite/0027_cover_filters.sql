-- A filter by reason, language or reports looks at every comment of a lane, and its row is long: the index has what it asks.

drop index under_review_by_risk;
drop index under_review_by_age;
drop index under_review_by_uncertainty;
create index under_review_by_risk on under_review (lane, risk, site_id, comment_id, reasons, language, reported);
create index under_review_by_age on under_review (lane, since, site_id, comment_id, reasons, language, reported);
create index under_review_by_uncertainty on under_review (lane, uncertainty, site_id, comment_id, reasons, language, reported);
