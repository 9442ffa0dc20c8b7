-- A fact that no figure states.
-- severity: critical
-- table: main.facts
select fact_id
from main.facts
where fact_id not in (select fact_id from main.fact_figures);
