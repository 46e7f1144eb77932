-- The comment that a row of an import copies, where its file names it as the export does, so that the row goes with it.

alter table imported_labels add column copied text;        -- site/comment, as a label's name has them; or null
alter table imported_labels add column revision integer;

create index imported_labels_by_comment on imported_labels (copied) where copied is not null;

-- Beside site_id and comment_id of those that were copied here; both have a revision.
alter table golden_comments add column copied text;

create index golden_comments_by_copied on golden_comments (copied) where copied is not null;
