-- A fact whose figure is missing.
-- severity: critical
-- table: main.fact_figures
select fact_id, figure_id
from main.fact_figures
where figure_id is not null and figure_id not in (select figure_id from main.figures);
