-- An article that somebody asked to forget, or whose source is forgotten, and that is here.
-- severity: critical
-- table: ops.forgotten
select kind, name
from ops.forgotten
where (kind = 'article' and name in (select article_id from main.articles))
    or (kind = 'source' and name in (select source_id from main.articles))
    or (kind = 'content' and name in (select content_hash from main.articles))
    or (kind = 'origin' and name in (select origin from main.articles));
