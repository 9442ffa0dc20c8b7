-- A reprint whose original is a reprint itself.
-- severity: critical
-- table: main.articles
select reprints.article_id, reprints.duplicate_of
from main.articles as reprints
join main.articles as originals on originals.article_id = reprints.duplicate_of
where originals.duplicate_of is not null;
