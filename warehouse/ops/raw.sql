-- One row for each content hash whose raw bytes are kept, with what its source said of it.
--
-- content_hash    SHA-256 of the bytes
-- file            Parquet file that holds them, relative to the folder raw
-- origin          where they were first read from
-- media_type      text/plain, text/markdown, text/html
-- retrieved_at    UTC
-- url             address, as the source said
-- title           headline, as the source said
-- author          author, as the source said
-- publisher       publisher, as the source said
-- published_on    day, as the source said
-- published_from  what kind of source said the day
-- language        ISO 639-1, as the source said
-- country         ISO 3166 alpha-2, as the source said
-- licence         licence, as the source said
create table if not exists ops.raw (
    content_hash varchar primary key,
    file varchar not null,
    origin varchar not null,
    media_type varchar not null,
    retrieved_at timestamp not null,
    url varchar,
    title varchar,
    author varchar,
    publisher varchar,
    published_on date,
    published_from varchar,
    language varchar,
    country varchar,
    licence varchar
);
