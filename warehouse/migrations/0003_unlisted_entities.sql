-- Mentions say what the article calls and takes an entity for that is in no list; entities are noted as touched, as facts are.
alter table main.mentions add column entity_name varchar;
alter table main.mentions add column entity_kind varchar;
alter table parked.mentions add column entity_name varchar;
alter table parked.mentions add column entity_kind varchar;
create temp table touched_before as from ops.touched;
drop table ops.touched;
create table ops.touched (
    kind varchar not null check (kind in ('article', 'fact', 'entity')),
    id varchar not null,
    primary key (kind, id)
);
insert into ops.touched from touched_before;
drop table touched_before;
