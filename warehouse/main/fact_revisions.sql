-- One row for each figure whose source states another number for the same fact on its latest day, and nothing there that agrees with it.
--
-- fact_id            the fact; in facts
-- source_id          who published both; in sources; never local
-- earlier_figure_id  the figure that was replaced; in figures
-- later_figure_id    the figure of the latest day of the source, the one nearest to the earlier number; in figures
-- entity             name of whom or what it is about
-- metric             what is measured
-- period_start       first day of the fact, inclusive
-- period_end         last day of the fact, inclusive
-- is_projected       a forecast, target or potential
-- unit               of earlier, later and revised_by; money: USD at the rates of the fact, whatever was stated
-- earlier            in unit; what was said first
-- later              in unit; what is said last
-- revised_by         in unit; later less earlier
-- earlier_on         day of the earlier article
-- later_on           day of the later article
-- earlier_sentence   the whole sentence of the earlier figure
-- later_sentence     the whole sentence of the later figure
-- source_name        publisher
create or replace view main.fact_revisions as
select
    facts.fact_id,
    since.source_id,
    said.figure_id as earlier_figure_id,
    since.figure_id as later_figure_id,
    since.entity,
    facts.metric,
    facts.period_start,
    facts.period_end,
    facts.is_projected,
    facts.unit,
    said.value * fact_figures.rate as earlier,
    since.value * reviser.rate as later,
    later - earlier as revised_by,
    said.published_on as earlier_on,
    since.published_on as later_on,
    said.sentence as earlier_sentence,
    since.sentence as later_sentence,
    since.source_name
from main.fact_figures
join main.facts on facts.fact_id = fact_figures.fact_id
join main.figure_trail as said on said.figure_id = fact_figures.figure_id
join main.figure_trail as since on since.figure_id = fact_figures.revised_by
join main.fact_figures as reviser on reviser.figure_id = fact_figures.revised_by;
