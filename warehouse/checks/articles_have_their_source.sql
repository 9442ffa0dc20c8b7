-- An article whose source is missing.
-- severity: critical
-- table: main.articles
select article_id, source_id
from main.articles
where source_id is not null and source_id not in (select source_id from main.sources);
