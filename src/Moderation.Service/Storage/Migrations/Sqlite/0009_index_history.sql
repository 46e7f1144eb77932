-- The page of the history shows a bulk as one line, and its comments when they are asked for.

create index history_folded on history (id) where bulk_id is null or action = 'bulk';

create index history_by_bulk on history (bulk_id, id) where bulk_id is not null;
