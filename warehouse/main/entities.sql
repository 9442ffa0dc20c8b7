-- One row for each person, organisation, place, model, product or event that articles speak of.
--
-- entity_id         slug: openai, moonshot-ai, gpt-3
-- name              canonical name
-- kind              organisation, person, place, model, product, event
-- country           ISO 3166 alpha-2
-- parent_entity_id  a model's maker, a unit's parent company; in entities
-- is_known          TRUE: in the reference list; FALSE: found in text
create table if not exists main.entities (
    entity_id varchar primary key check (entity_id <> ''),
    name varchar not null check (name <> ''),
    kind varchar not null check (kind in ('organisation', 'person', 'place', 'model', 'product', 'event')),
    country varchar check (length(country) = 2),
    parent_entity_id varchar,
    is_known boolean not null
);
