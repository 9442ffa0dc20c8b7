-- A claim whose subject is a missing entity.
-- severity: critical
-- table: main.claims
select claim_id, subject_entity_id
from main.claims
where subject_entity_id is not null and subject_entity_id not in (select entity_id from main.entities);
