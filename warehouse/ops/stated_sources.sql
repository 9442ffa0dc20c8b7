-- One row for each article: what it and the reference list state of its source.
--
-- article_id  the article; in articles
-- domain      registrable domain
-- country     ISO 3166 alpha-2
-- language    ISO 639-1, as the reference list has it
create table if not exists ops.stated_sources (
    article_id varchar primary key,
    domain varchar,
    country varchar,
    language varchar
);
