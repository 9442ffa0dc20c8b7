-- A figure that is neither inside its claim nor inside the sentence of it, or belongs to another article.
-- severity: critical
-- table: main.figures
select figures.figure_id, figures.claim_id, figures.article_id
from main.figures
join main.claims using (claim_id)
where figures.article_id <> claims.article_id
    or figures.char_start < least(claims.char_start, claims.sentence_start)
    or figures.char_end > greatest(claims.char_end, claims.sentence_end);
