-- A run whose seven counts do not add up to what it has seen.
-- severity: warning
-- table: ops.runs
select run_id, items_seen
from ops.runs
where items_seen
    <> items_new + items_changed + items_unchanged + items_duplicate + items_rejected + items_quarantined + items_failed;
