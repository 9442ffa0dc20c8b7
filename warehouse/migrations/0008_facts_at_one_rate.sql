-- Figures behind facts tell the rate at which their fact takes them, and sources that give several numbers agree with one that gives one of these;
-- the next run works both out for every fact.
create temp table members as from main.fact_figures;
drop table main.fact_figures;
create table main.fact_figures (
    fact_id varchar not null,
    figure_id varchar primary key,
    is_current boolean not null,
    revised_by varchar,
    rate double not null check (rate > 0),
    check (revised_by is null or not is_current)
);
insert into main.fact_figures
select members.*, case figures.unit_kind when 'money' then coalesce(figures.fx_rate, 1) else 1 end
from members
left join main.figures using (figure_id);
drop table members;
insert or ignore into ops.touched select 'fact', fact_id from main.facts;
