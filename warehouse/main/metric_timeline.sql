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
-- value_usd          US dollars; the median of the reports that are current; NULL where it is no money
-- value_percent      percent; the median of the reports; NULL where it is no percentage
-- value_count        things counted, see unit; the median of the reports; NULL where nothing is counted
-- value              in unit; the median of the reports
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
        median(case figures.unit_kind when 'money' then figures.value_usd else figures.value end) as value,
        min(case figures.unit_kind when 'money' then figures.value_usd else figures.value end) as lowest,
        max(case figures.unit_kind when 'money' then figures.value_usd else figures.value end) as highest
    from main.fact_figures
    join main.figures using (figure_id)
    where fact_figures.is_current
    group by fact_figures.fact_id
)

select
    facts.fact_id,
    facts.subject_entity_id,
    entities.name as entity,
    entities.kind as entity_kind,
    facts.metric,
    coalesce(facts.period_end, facts.period_start) as day,
    facts.period_start,
    facts.period_end,
    case facts.unit_kind when 'money' then stated.value end as value_usd,
    case facts.unit when 'percent' then stated.value end as value_percent,
    case facts.unit_kind when 'count' then stated.value end as value_count,
    stated.value,
    stated.lowest,
    stated.highest,
    facts.unit,
    facts.unit_kind,
    facts.per,
    facts.is_projected,
    facts.reports,
    facts.agreement
from main.facts
join stated on stated.fact_id = facts.fact_id
join main.entities on entities.entity_id = facts.subject_entity_id
where facts.change is null;
