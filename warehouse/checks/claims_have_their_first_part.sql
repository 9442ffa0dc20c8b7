-- A claim that continues one that is missing.
-- severity: critical
-- table: main.claims
select claim_id, continues_claim_id
from main.claims
where continues_claim_id is not null and continues_claim_id not in (select claim_id from main.claims);
