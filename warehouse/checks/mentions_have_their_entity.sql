-- A mention whose entity is missing.
-- severity: critical
-- table: main.mentions
select mention_id, entity_id
from main.mentions
where entity_id is not null and entity_id not in (select entity_id from main.entities);
