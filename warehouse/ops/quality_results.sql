-- One row for each expectation of each validation of a run.
--
-- run_id              the run; in ops.runs
-- suite               the table or the subject that was judged
-- expectation         what was expected
-- column_name         of which column; NULL where it is about whole rows or tables
-- severity            critical (not published), warning, info
-- success             it was met
-- evaluated           rows that were looked at
-- unexpected          rows that did not meet it
-- unexpected_percent  percent of evaluated
-- checked_at          UTC
-- meaning             in words: what is expected, or what an offending row is; NULL of runs before it was kept
-- examples            the first rows that did not meet it, each as JSON; NULL where all did
create table if not exists ops.quality_results (
    run_id varchar not null,
    suite varchar not null,
    expectation varchar not null,
    column_name varchar,
    severity varchar not null check (severity in ('critical', 'warning', 'info')),
    success boolean not null,
    evaluated bigint check (evaluated >= 0),
    unexpected bigint check (unexpected >= 0),
    unexpected_percent double,
    checked_at timestamp not null,
    meaning varchar,
    examples varchar[]
);
