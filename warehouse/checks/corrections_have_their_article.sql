-- A correction of an article that is not there.
-- severity: critical
-- table: ops.corrections
select correction_id, record_id, article_id
from ops.corrections
where article_id not in (select article_id from main.articles);
