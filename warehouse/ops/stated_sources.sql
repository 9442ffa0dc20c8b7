-- One row for each source: what is stated of it that its articles do not say.
--
-- source_id  the source; in sources
-- domain     registrable domain
-- country    ISO 3166 alpha-2
-- language   ISO 639-1, as the reference list has it
create table if not exists ops.stated_sources (
    source_id varchar primary key,
    domain varchar,
    country varchar,
    language varchar
);
