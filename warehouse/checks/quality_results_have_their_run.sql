-- A result of a run that is missing.
-- severity: warning
-- table: ops.quality_results
select suite, run_id
from ops.quality_results
where run_id is not null and run_id not in (select run_id from ops.runs);
