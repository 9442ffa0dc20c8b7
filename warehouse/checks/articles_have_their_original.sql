-- A reprint whose original is missing.
-- severity: critical
-- table: main.articles
select article_id, duplicate_of
from main.articles
where duplicate_of is not null and duplicate_of not in (select article_id from main.articles);
