-- A figure whose claim is missing.
-- severity: critical
-- table: main.figures
select figure_id, claim_id
from main.figures
where claim_id is not null and claim_id not in (select claim_id from main.claims);
