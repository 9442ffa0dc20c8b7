-- A figure behind a fact that is revised by one that is not current behind the same fact.
-- severity: critical
-- table: main.fact_figures
select earlier.fact_id, earlier.figure_id, earlier.revised_by
from main.fact_figures as earlier
left join main.fact_figures as later on later.figure_id = earlier.revised_by and later.fact_id = earlier.fact_id and later.is_current
where earlier.revised_by is not null and later.figure_id is null;
