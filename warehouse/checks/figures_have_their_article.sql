-- A figure whose article is missing.
-- severity: critical
-- table: main.figures
select figure_id, article_id
from main.figures
where article_id is not null and article_id not in (select article_id from main.articles);
