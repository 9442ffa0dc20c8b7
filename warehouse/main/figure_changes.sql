-- One row for each statement of how much something grew, fell or differs.
--
-- figure_id       the figure; in figures
-- article_id      the article; in articles
-- source_id       who published it; in sources
-- fact_id         the fact it supports; in facts; NULL if it supports none
-- entity          name of whom or what it is about; NULL where the subject is no known entity
-- entity_kind     organisation, person, place, model, product, event
-- subject         what is measured, in the words of the article
-- metric          what is measured
-- change          increase, decrease
-- change_basis    year_on_year, quarter_on_quarter, month_on_month, comparison, other
-- change_percent  percent; rise positive, fall negative; NULL where the change is stated otherwise
-- change_points   percentage points; rise positive, fall negative; NULL where the change is stated otherwise
-- change_times    times; NULL where the change is stated otherwise
-- change_usd      US dollars; rise positive, fall negative; NULL where the change is stated otherwise
-- change_count    things counted, see unit; rise positive, fall negative; NULL where the change is stated otherwise
-- value           in unit; the size of the change, positive
-- unit            percent, percentage_point, times, an ISO 4217 code, a singular noun or a measure
-- unit_kind       money, percent, count, ratio, rank, duration, compute, energy, data, other
-- per             the denominator; NULL if there is none
-- qualifier       exact, about, at_least, at_most, between
-- day             the last day it speaks of, else the day of the article: for the time axis of a chart
-- period_start    first day it speaks of, inclusive
-- period_end      last day it speaks of, inclusive
-- is_projected    a forecast, target or potential
-- claimant        the words that name who says it; NULL where the article itself does
-- claimant_name   name of the claimant, where it is a known entity
-- certainty       asserted, hedged
-- is_negated      the claim is denied
-- text            the whole expression as written
-- sentence        the whole sentence it stands in
-- title           headline of the article
-- published_on    day of the article
-- source_name     publisher
-- link            the address with the sentence marked; the origin where there is no address
create or replace view main.figure_changes as
with directed as (
    select *, case change when 'increase' then 1 else -1 end as direction
    from main.figure_trail
    where change is not null
)

select
    figure_id,
    article_id,
    source_id,
    fact_id,
    entity,
    entity_kind,
    subject,
    metric,
    change,
    change_basis,
    case unit when 'percent' then direction * value end as change_percent,
    case unit when 'percentage_point' then direction * value end as change_points,
    case unit when 'times' then value end as change_times,
    direction * value_usd as change_usd,
    case unit_kind when 'count' then direction * value end as change_count,
    value,
    unit,
    unit_kind,
    per,
    qualifier,
    coalesce(period_end, period_start, published_on) as day,
    period_start,
    period_end,
    is_projected,
    claimant,
    claimant_name,
    certainty,
    is_negated,
    text,
    sentence,
    title,
    published_on,
    source_name,
    link
from directed;
