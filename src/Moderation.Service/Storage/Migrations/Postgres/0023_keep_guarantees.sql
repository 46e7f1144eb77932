-- Whether a model that was trained here has a guarantee: thresholds of one without are never looser than those in force.

alter table models add column guaranteed integer;        -- 1, 0, or null for other models, and for those before this column
