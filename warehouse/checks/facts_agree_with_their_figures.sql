-- A figure behind a fact with another subject, measure, unit or period.
-- severity: critical
-- table: main.fact_figures
select fact_id, figure_id
from main.fact_figures
join main.facts using (fact_id)
join main.figures using (figure_id)
join main.articles using (article_id)
where facts.subject_entity_id is distinct from figures.subject_entity_id
    or facts.metric <> figures.metric
    or facts.unit_kind <> figures.unit_kind
    or facts.unit <> case figures.unit_kind when 'money' then 'USD' else figures.unit end
    or facts.per is distinct from figures.per
    or facts.change is distinct from figures.change
    or facts.change_basis is distinct from figures.change_basis
    or facts.is_projected <> figures.is_projected
    or (
        (figures.period_start is not null or figures.period_end is not null)
        and (facts.period_start is distinct from figures.period_start or facts.period_end is distinct from figures.period_end)
    )
    or (
        figures.period_start is null and figures.period_end is null
        and facts.period_start is distinct from date_trunc('month', articles.published_on)::date
    );
