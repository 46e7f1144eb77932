-- A rare word is found among the texts under review without reading them all. Where the extension is not installed on the
-- server, or may not be made by this user, searches do without: create both by hand then.

do $$
begin
    create extension if not exists pg_trgm;
    create index if not exists review_texts_by_trigram on review_texts using gin (text gin_trgm_ops);
exception
    when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
        raise notice 'pg_trgm is not available: searches read all texts under review';
end
$$;
