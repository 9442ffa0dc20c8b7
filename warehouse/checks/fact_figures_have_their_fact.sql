-- A figure behind a fact that is missing.
-- severity: critical
-- table: main.fact_figures
select figure_id, fact_id
from main.fact_figures
where fact_id is not null and fact_id not in (select fact_id from main.facts);
