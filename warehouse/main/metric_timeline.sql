-- One row for each level that facts hold of a metric of an entity, for a day: a line of a chart for each entity, metric, unit and per.
--
-- fact_id            the fact; in facts
-- subject_entity_id  whom or what it is about; in entities
-- entity             name of whom or what it is about
-- entity_kind        organisation, person, place, model, product, event
-- metric             what is measured
-- day                the last day it speaks of, else the first: for the time axis of a chart
-- period_start       first day, inclusive
-- period_end         last day, inclusive
-- value_usd          US dollars; as value; NULL where it is no money
-- value_percent      percent; as value; NULL where it is no percentage
-- value_count        things counted, see unit; as value; NULL where nothing is counted
-- value              in unit; the median of the reports that are current, moved to the nearer bound of the fact where it lies outside
-- lowest             in unit; least number that a current report states; bounds that words leave open stand in facts
-- highest            in unit; greatest number that a current report states
-- unit               money: USD; else percent, times, rank, a singular noun or a measure
-- unit_kind          money, percent, count, ratio, rank, duration, compute, energy, data, other
-- per                the denominator; NULL if there is none
-- is_projected       a forecast, target or potential
-- reports            independent sources
-- agreement          single, corroborated, disputed
create or replace view main.metric_timeline as
with stated as (
    select
        fact_figures.fact_id,
        median(figures.value * fact_figures.rate) as middle,
        min(figures.value * fact_figures.rate) as lowest,
        max(figures.value * fact_figures.rate) as highest
    from main.fact_figures
    join main.figures using (figure_id)
    where fact_figures.is_current
    group by fact_figures.fact_id
),

levels as (
    select
        facts.*,
        greatest(least(stated.middle, facts.value_high), facts.value_low) as value,  -- an open bound is passed over
        stated.lowest,
        stated.highest
    from main.facts
    join stated using (fact_id)
    where facts.change is null
)

select
    levels.fact_id,
    levels.subject_entity_id,
    entities.name as entity,
    entities.kind as entity_kind,
    levels.metric,
    coalesce(levels.period_end, levels.period_start) as day,
    levels.period_start,
    levels.period_end,
    case levels.unit_kind when 'money' then levels.value end as value_usd,
    case levels.unit when 'percent' then levels.value end as value_percent,
    case levels.unit_kind when 'count' then levels.value end as value_count,
    levels.value,
    levels.lowest,
    levels.highest,
    levels.unit,
    levels.unit_kind,
    levels.per,
    levels.is_projected,
    levels.reports,
    levels.agreement
from levels
join main.entities on entities.entity_id = levels.subject_entity_id;
