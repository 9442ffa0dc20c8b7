-- A claim that is not inside its sentence.
-- severity: critical
-- table: main.claims
select claim_id, article_id
from main.claims
where char_start < sentence_start or char_end > sentence_end;
