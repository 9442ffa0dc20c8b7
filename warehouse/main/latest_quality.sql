-- One row for each expectation that the last judged run was held to, its batches together. That is the last that suites judged, or the last of all if it was kept back.
--
-- run_id              the run; in ops.runs
-- suite               the table or the subject that was judged
-- expectation         what was expected
-- column_name         of which column; NULL where it is about whole rows or tables
-- severity            critical (not published), warning, info
-- success             every batch met it
-- evaluated           rows that were looked at
-- unexpected          rows that did not meet it
-- unexpected_percent  percent of evaluated
-- checked_at          UTC; the last time
-- meaning             in words: what is expected, or what an offending row is
-- examples            the first rows that did not meet it, five at most, each as JSON; NULL where all did
create or replace view main.latest_quality as
with judged as (
    select
        quality_results.run_id,
        -- as warehouse.judging.OF_EVERY_RUN: a run that saw nothing new is held to no others
        bool_or(quality_results.suite not in ('corrections', 'run_freshness', 'run_sources', 'warehouse')) as is_by_suites,
        bool_or(quality_results.severity = 'critical' and not quality_results.success) as is_kept_back,
        row_number() over (order by runs.started_at desc, quality_results.run_id desc) as age
    from ops.quality_results
    join ops.runs on runs.run_id = quality_results.run_id
    group by quality_results.run_id, runs.started_at
),

latest_run as (
    select run_id
    from judged
    order by (is_by_suites or (is_kept_back and age = 1)) desc, age
    limit 1
)

select
    quality_results.run_id,
    quality_results.suite,
    quality_results.expectation,
    quality_results.column_name,
    quality_results.severity,
    bool_and(quality_results.success) as success,
    sum(quality_results.evaluated)::bigint as evaluated,
    sum(quality_results.unexpected)::bigint as unexpected,
    sum(quality_results.unexpected) * 100.0 / nullif(sum(quality_results.evaluated), 0) as unexpected_percent,
    max(quality_results.checked_at) as checked_at,
    any_value(quality_results.meaning) as meaning,
    flatten(list(quality_results.examples order by quality_results.checked_at) filter (quality_results.examples is not null))[:5] as examples
from ops.quality_results
join latest_run using (run_id)
group by all;
