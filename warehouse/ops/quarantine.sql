-- One row for each document or row that was refused.
--
-- quarantine_id   derived from what was refused and why
-- run_id          the run that refused it last; in ops.runs
-- stage           the step that refused it
-- table_name      the table the row was meant for; NULL for a whole document
-- record_id       the key of the row
-- origin          the item it came from
-- reasons         why, a list; parent: it hangs on a row that was refused
-- record          the row, as JSON
-- quarantined_at  UTC
-- released_at     UTC; when it was given another try; NULL: still held
-- rules_version   version of the rules that refused it; NULL of a document, which no rule refused
create table if not exists ops.quarantine (
    quarantine_id varchar primary key,
    run_id varchar not null,
    stage varchar not null,
    table_name varchar,
    record_id varchar,
    origin varchar,
    reasons varchar[] not null,
    record json,
    quarantined_at timestamp not null,
    released_at timestamp,
    rules_version varchar
);
