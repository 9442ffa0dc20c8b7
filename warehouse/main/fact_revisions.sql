-- One row for each figure whose source states another number for the same fact on a later day; the later one speaks for the source.
--
-- fact_id            the fact; in facts
-- source_id          who published both; in sources; never local
-- earlier_figure_id  the figure that was replaced; in figures
-- later_figure_id    the figure that speaks for the source, of its latest day; in figures
-- entity             name of whom or what it is about
-- metric             what is measured
-- period_start       first day of the fact, inclusive
-- period_end         last day of the fact, inclusive
-- is_projected       a forecast, target or potential
-- unit               of earlier, later and revised_by; money: USD, whatever was stated
-- earlier            in unit; what was said first
-- later              in unit; what is said last
-- revised_by         in unit; later less earlier
-- earlier_on         day of the earlier article
-- later_on           day of the later article
-- earlier_sentence   the whole sentence of the earlier figure
-- later_sentence     the whole sentence of the later figure
-- source_name        publisher
create or replace view main.fact_revisions as
with stated as (
    select
        figure_trail.fact_id,
        figure_trail.source_id,
        figure_trail.figure_id,
        figure_trail.published_on,
        figure_trail.value as stated_value,
        figure_trail.unit as stated_unit,
        case figure_trail.unit_kind when 'money' then figure_trail.value_usd else figure_trail.value end as value,
        figure_trail.sentence,
        figure_trail.source_name,
        figure_trail.entity,
        max(figure_trail.published_on) over (partition by figure_trail.fact_id, figure_trail.source_id) as latest_on
    from main.figure_trail
    where figure_trail.fact_id is not null and figure_trail.source_id <> 'local' and figure_trail.published_on is not null
),

latest as (
    select *
    from stated
    where published_on = latest_on
    qualify row_number() over (partition by fact_id, source_id order by figure_id) = 1
)

select
    facts.fact_id,
    latest.source_id,
    stated.figure_id as earlier_figure_id,
    latest.figure_id as later_figure_id,
    latest.entity,
    facts.metric,
    facts.period_start,
    facts.period_end,
    facts.is_projected,
    facts.unit,
    stated.value as earlier,
    latest.value as later,
    latest.value - stated.value as revised_by,
    stated.published_on as earlier_on,
    latest.published_on as later_on,
    stated.sentence as earlier_sentence,
    latest.sentence as later_sentence,
    latest.source_name
from stated
join latest on latest.fact_id = stated.fact_id and latest.source_id = stated.source_id
join main.facts on facts.fact_id = stated.fact_id
where stated.published_on < stated.latest_on
    and (stated.stated_value <> latest.stated_value or stated.stated_unit <> latest.stated_unit);
