-- A cue whose words are not those at its place in the article.
-- severity: critical
-- table: main.claims
select claims.claim_id, claims.article_id, claims.cue
from main.claims
join main.articles using (article_id)
where (claims.cue is not null or claims.cue_start is not null or claims.cue_end is not null)
    and claims.cue is distinct from substring(articles.text, claims.cue_start + 1, claims.cue_end - claims.cue_start);
