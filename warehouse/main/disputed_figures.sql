-- One row for each current figure behind a disputed fact, those of one fact side by side; what sources have replaced stands in fact_revisions.
--
-- fact_id        the fact; in facts
-- figure_id      the figure; in figures
-- article_id     the article; in articles
-- source_id      who published it; in sources
-- entity         name of whom or what the fact is about
-- entity_kind    organisation, person, place, model, product, event
-- metric         what is measured
-- period_start   first day of the fact, inclusive
-- period_end     last day of the fact, inclusive
-- is_projected   a forecast, target or potential
-- change         increase, decrease; NULL: a level
-- change_basis   year_on_year, quarter_on_quarter, month_on_month, comparison, other
-- unit           of reported and its bounds; money: USD at the rates of the fact, whatever was stated
-- per            the denominator; NULL if there is none
-- reported       in unit; what this figure says
-- reported_low   in unit; least value its words commit to; NULL: open
-- reported_high  in unit; greatest value its words commit to; NULL: open
-- qualifier      exact, about, at_least, at_most, between
-- reports        independent sources of the fact
-- text           the whole expression as written
-- sentence       the whole sentence it stands in
-- claimant       the words that name who says it; NULL where the article itself does
-- claimant_name  name of the claimant, where it is a known entity
-- title          headline of the article
-- published_on   day of the article
-- source_name    publisher
-- link           the address with the sentence marked; the origin where there is no address
create or replace view main.disputed_figures as
select
    facts.fact_id,
    figure_trail.figure_id,
    figure_trail.article_id,
    figure_trail.source_id,
    figure_trail.entity,
    figure_trail.entity_kind,
    facts.metric,
    facts.period_start,
    facts.period_end,
    facts.is_projected,
    facts.change,
    facts.change_basis,
    facts.unit,
    facts.per,
    figure_trail.value * fact_figures.rate as reported,
    figure_trail.value_low * fact_figures.rate as reported_low,
    figure_trail.value_high * fact_figures.rate as reported_high,
    figure_trail.qualifier,
    facts.reports,
    figure_trail.text,
    figure_trail.sentence,
    figure_trail.claimant,
    figure_trail.claimant_name,
    figure_trail.title,
    figure_trail.published_on,
    figure_trail.source_name,
    figure_trail.link
from main.facts
join main.fact_figures on fact_figures.fact_id = facts.fact_id and fact_figures.is_current
join main.figure_trail on figure_trail.figure_id = fact_figures.figure_id
where facts.agreement = 'disputed'
order by facts.fact_id, reported, figure_trail.figure_id;
