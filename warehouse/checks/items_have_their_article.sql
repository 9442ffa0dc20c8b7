-- An item whose article is missing.
-- severity: warning
-- table: ops.items
select origin, article_id
from ops.items
where article_id is not null and article_id not in (select article_id from main.articles);
