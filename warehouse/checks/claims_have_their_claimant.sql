-- A claim whose claimant is a missing entity.
-- severity: critical
-- table: main.claims
select claim_id, claimant_entity_id
from main.claims
where claimant_entity_id is not null and claimant_entity_id not in (select entity_id from main.entities);
