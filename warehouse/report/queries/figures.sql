-- One row for each figure, those of the newest articles first; no more than `most`.
select
    figures.figure_id,
    figures.claim_id,
    figures.article_id,
    fact_figures.fact_id,
    fact_figures.is_current,
    fact_figures.rate,
    figures.subject_entity_id,
    figures.subject,
    figures.text,
    figures.char_start,
    figures.char_end,
    figures.metric,
    figures.value,
    figures.value_low,
    figures.value_high,
    figures.unit,
    figures.unit_kind,
    figures.per,
    figures.qualifier,
    figures.change,
    figures.change_basis,
    figures.period_start,
    figures.period_end,
    figures.is_projected,
    figures.fx_rate,
    figures.fx_date,
    figures.confidence
from main.figures
join main.articles using (article_id)
left join main.fact_figures using (figure_id)
order by articles.published_on desc nulls last, figures.article_id, figures.char_start, figures.char_end
limit $most;
