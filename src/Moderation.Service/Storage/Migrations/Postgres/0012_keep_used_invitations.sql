-- Used and withdrawn links stay for a while: a form that is sent once more makes no second one.

alter table invitations add column closed_at timestamptz;   -- when it was used or withdrawn
alter table invitations add column form_key text;    -- names the form that made it; null where none did
create unique index invitations_by_form on invitations (form_key);
