-- A fact whose subject is a missing entity.
-- severity: critical
-- table: main.facts
select fact_id, subject_entity_id
from main.facts
where subject_entity_id is not null and subject_entity_id not in (select entity_id from main.entities);
