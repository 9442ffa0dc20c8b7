-- A source without any article.
-- severity: critical
-- table: main.sources
select source_id
from main.sources
where source_id not in (select source_id from main.articles);
