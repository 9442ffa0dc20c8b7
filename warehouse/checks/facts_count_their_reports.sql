-- A fact whose reports are not the number of its independent sources.
-- severity: critical
-- table: main.facts
select fact_id, reports, count(distinct case source_id when 'local' then 'local ' || article_id else source_id end) as counted
from main.facts
join main.fact_figures using (fact_id)
join main.figures using (figure_id)
join main.articles using (article_id)
group by fact_id, reports
having reports <> counted;
