-- An article published later than the day after it was read.
-- severity: critical
-- table: main.articles
select article_id, published_on, retrieved_at
from main.articles
where published_on > retrieved_at::date + 1;
