-- Results say in words what was expected, with the first rows that did not meet it; refusals name the version of the rules.
alter table ops.quality_results add column meaning varchar;
alter table ops.quality_results add column examples varchar[];
alter table ops.quarantine add column rules_version varchar;
-- What earlier runs measured, so that their successors have something to be held against.
create table ops.run_measures (
    run_id varchar not null,
    measure varchar not null,
    part varchar,
    value double not null
);
insert into ops.run_measures
with ended as (
    select *, items_new + items_changed as articles from ops.runs where status in ('completed', 'completed_with_failures')
)
select run_id, 'items_seen', null, items_seen from ended
union all
select run_id, 'claims_per_article', null, claims_loaded / articles from ended where articles > 0
union all
select run_id, 'figures_per_article', null, figures_loaded / articles from ended where articles > 0
union all
select run_id, 'figures_per_claim', null, figures_loaded / claims_loaded from ended where articles > 0 and claims_loaded > 0;
