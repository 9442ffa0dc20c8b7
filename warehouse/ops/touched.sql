-- One row for each article, fact or entity that has changed since reprints, facts and entities were last reconciled.
--
-- kind  article, fact, entity
-- id    article_id, fact_id or entity_id; it may be gone
create table if not exists ops.touched (
    kind varchar not null check (kind in ('article', 'fact', 'entity')),
    id varchar not null,
    primary key (kind, id)
);
