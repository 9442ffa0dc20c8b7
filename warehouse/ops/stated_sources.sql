-- One row for each source: what the reference list says of it, before its articles are asked.
--
-- source_id  the source; in sources
-- name       stated name
-- domain     registrable domain
-- country    ISO 3166 alpha-2
-- language   ISO 639-1
-- licence    stated licence
create table if not exists ops.stated_sources (
    source_id varchar primary key,
    name varchar,
    domain varchar,
    country varchar,
    language varchar,
    licence varchar
);
