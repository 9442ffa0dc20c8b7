-- Figures behind facts tell whether they speak for their source, and which revised them; the next run works it out for every fact.
create temp table members as from main.fact_figures;
drop table main.fact_figures;
create table main.fact_figures (
    fact_id varchar not null,
    figure_id varchar primary key,
    is_current boolean not null,
    revised_by varchar,
    check (revised_by is null or not is_current)
);
insert into main.fact_figures select fact_id, figure_id, true, null from members;
drop table members;
insert or ignore into ops.touched select 'fact', fact_id from main.facts;
-- Figures say what they are to others of their sentence; of older ones it is known once they are read again.
alter table main.figures add column if not exists standing varchar;
alter table parked.figures add column if not exists standing varchar;
