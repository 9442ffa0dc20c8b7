-- An item whose run is missing.
-- severity: critical
-- table: ops.items
select origin, run_id
from ops.items
where run_id is not null and run_id not in (select run_id from ops.runs);
