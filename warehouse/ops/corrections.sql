-- One row for each declared correction that found its row, or its article and no such row in it.
--
-- correction_id  derived from the whole declaration
-- table_name     articles, claims, figures
-- record_id      the key of the corrected row; NULL: no row matches it
-- article_id     the article it belongs to; in articles
-- column_name    the corrected column
-- old_value      as it was read, as text; NULL: unknown
-- new_value      as it was declared, as text; NULL: unknown
-- reason         why, as declared
-- corrected_by   who declared it
-- corrected_on   day of the declaration
-- refused        why it was not applied; NULL: it was
-- run_id         the run that loaded the row; in ops.runs
-- applied_at     UTC
create table if not exists ops.corrections (
    correction_id varchar primary key,
    table_name varchar not null,
    record_id varchar,
    article_id varchar not null,
    column_name varchar not null,
    old_value varchar,
    new_value varchar,
    reason varchar not null,
    corrected_by varchar,
    corrected_on date,
    refused varchar,
    run_id varchar not null,
    applied_at timestamp not null
);
