-- One row for each number that a run was judged by, kept as the history that later runs are held against.
--
-- run_id   the run; in ops.runs
-- measure  what was measured
-- part     the metric, kind, table or source that it is about; NULL: the whole run
-- value    a count, a share from 0 to 1, days, or a ratio, as its measure says
create table if not exists ops.run_measures (
    run_id varchar not null,
    measure varchar not null,
    part varchar,
    value double not null
);
