-- A reprint that is earlier than its original, by day, unknown last, then by article_id.
-- severity: critical
-- table: main.articles
select reprints.article_id, reprints.duplicate_of
from main.articles as reprints
join main.articles as originals on originals.article_id = reprints.duplicate_of
where (coalesce(reprints.published_on, date '9999-12-31'), reprints.article_id)
    < (coalesce(originals.published_on, date '9999-12-31'), originals.article_id);
