-- A claim whose words are not those at its place in the article.
-- severity: critical
-- table: main.claims
select claims.claim_id, claims.article_id, claims.text
from main.claims
join main.articles using (article_id)
where claims.text is distinct from substring(articles.text, claims.char_start + 1, claims.char_end - claims.char_start);
