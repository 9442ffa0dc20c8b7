-- A figure whose subject is a missing entity.
-- severity: critical
-- table: main.figures
select figure_id, subject_entity_id
from main.figures
where subject_entity_id is not null and subject_entity_id not in (select entity_id from main.entities);
