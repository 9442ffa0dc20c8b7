-- A claim whose article is missing.
-- severity: critical
-- table: main.claims
select claim_id, article_id
from main.claims
where article_id is not null and article_id not in (select article_id from main.articles);
