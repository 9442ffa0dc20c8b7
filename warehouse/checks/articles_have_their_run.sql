-- An article whose run is missing.
-- severity: critical
-- table: main.articles
select article_id, run_id
from main.articles
where run_id is not null and run_id not in (select run_id from ops.runs);
