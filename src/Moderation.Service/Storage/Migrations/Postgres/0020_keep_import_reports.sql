-- What was found when an import was read, so that its refused lines can be looked up as long as it is listed. It holds numbers of
-- lines and names of fields, and nothing of what stands in them.

alter table label_imports add column report text;        -- JSON; null while it is read, and of those before this column
