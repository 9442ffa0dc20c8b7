-- A mention whose article is missing.
-- severity: critical
-- table: main.mentions
select mention_id, article_id
from main.mentions
where article_id is not null and article_id not in (select article_id from main.articles);
