-- A measure of a run that is not in the ledger.
-- severity: warning
-- table: ops.run_measures
select run_id, measure, part
from ops.run_measures
where run_id not in (select run_id from ops.runs);
