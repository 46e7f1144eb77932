-- Who may do what: accounts of people, links that invite them, keys of programs, and the keys that protect cookies and
-- forms, which all replicas share.

create table accounts (
    id text primary key,
    name text not null,
    name_key text not null unique,  -- the name as it is compared
    role text not null,             -- moderator or admin
    password_hash text,             -- of ASP.NET Core's hasher; null where a provider signs in
    subject text unique,            -- issuer and subject of an OpenID Connect provider
    stamp text not null,            -- a session with another one is over
    failed_attempts integer not null,
    locked_until text,
    disabled_at text,
    created_at text not null,
    blur integer not null           -- severe texts are blurred until asked for
);

create table invitations (
    token_hash blob primary key,   -- SHA-256
    role text not null,
    account_id text references accounts (id), -- whose password it sets anew; null for somebody new
    invited_by text not null,
    created_at text not null,
    expires_at text not null
);

create table api_keys (
    id text primary key,
    name text not null,
    key_hash blob not null unique, -- SHA-256
    rights integer not null,
    sites text,                     -- a JSON array; null for all
    requests_per_minute integer not null,
    largest_request integer not null, -- bytes
    created_by text not null,
    created_at text not null,
    revoked_at text
);

create table protection_keys (
    name text primary key,
    xml text not null,
    created_at text not null
);
