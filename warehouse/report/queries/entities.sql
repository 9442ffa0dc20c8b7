-- One row for each entity that a figure or a claim is about, or that speaks, by id.
select
    entity_id,
    name,
    kind,
    is_known
from main.entities
where entity_id in (
    select subject_entity_id from main.figures
    union
    select subject_entity_id from main.claims
    union
    select claimant_entity_id from main.claims
)
order by entity_id;
