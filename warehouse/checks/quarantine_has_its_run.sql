-- A refusal by a run that is missing.
-- severity: warning
-- table: ops.quarantine
select quarantine_id, run_id
from ops.quarantine
where run_id is not null and run_id not in (select run_id from ops.runs);
