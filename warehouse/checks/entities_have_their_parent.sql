-- An entity whose parent is missing.
-- severity: critical
-- table: main.entities
select entity_id, parent_entity_id
from main.entities
where parent_entity_id is not null and parent_entity_id not in (select entity_id from main.entities);
