-- One row for each statement of how often something was downloaded: levels in counts.
--
-- figure_id      the figure; in figures
-- article_id     the article; in articles
-- source_id      who published it; in sources
-- fact_id        the fact it supports; in facts; NULL if it supports none
-- entity         name of whom or what it is about; NULL where the subject is no known entity
-- entity_kind    organisation, person, place, model, product, event
-- subject        what is measured, in the words of the article
-- unit           the singular noun counted: download
-- value          times downloaded, as stated; the midpoint of a range
-- value_low      in unit; least value the words commit to; NULL: open
-- value_high     in unit; greatest value the words commit to; NULL: open
-- per            the denominator; NULL if there is none
-- qualifier      exact, about, at_least, at_most, between
-- day            the last day it speaks of, else the day of the article: for the time axis of a chart
-- period_start   first day it speaks of, inclusive
-- period_end     last day it speaks of, inclusive
-- is_projected   a forecast, target or potential
-- claimant       the words that name who says it; NULL where the article itself does
-- claimant_name  name of the claimant, where it is a known entity
-- certainty      asserted, hedged
-- is_negated     the claim is denied
-- text           the whole expression as written
-- sentence       the whole sentence it stands in
-- title          headline of the article
-- published_on   day of the article
-- source_name    publisher
-- link           the address with the sentence marked; the origin where there is no address
create or replace view main.downloads as
select
    figure_id,
    article_id,
    source_id,
    fact_id,
    entity,
    entity_kind,
    subject,
    unit,
    value,
    value_low,
    value_high,
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
from main.figure_trail
where metric = 'downloads' and unit_kind = 'count' and change is null;
