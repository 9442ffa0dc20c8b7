-- A claimant whose words are not those at its place in the article.
-- severity: critical
-- table: main.claims
select claims.claim_id, claims.article_id, claims.claimant
from main.claims
join main.articles using (article_id)
where (claims.claimant is not null or claims.claimant_start is not null or claims.claimant_end is not null)
    and claims.claimant is distinct from substring(articles.text, claims.claimant_start + 1, claims.claimant_end - claims.claimant_start);
