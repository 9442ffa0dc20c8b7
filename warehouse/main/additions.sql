-- One row for each article, with when it was loaded and what it brought: filter loaded_at for what is new since a time.
--
-- article_id       the article; in articles
-- source_id        who published it; in sources
-- loaded_at        UTC; when the row was loaded, or loaded again after a change
-- run_id           the run that loaded it; in ops.runs
-- title            headline of the article
-- published_on     day of the article
-- source_name      publisher
-- language         ISO 639-1
-- is_reprint       it reprints another article, which speaks for it
-- claims           its claims
-- figures          its figures
-- disputed_facts   disputed facts that it states, where its source has said nothing later of them
-- url              canonical address; NULL for a local file that names none
create or replace view main.additions as
with claimed as (
    select article_id, count(*) as claims from main.claims group by article_id
),

measured as (
    select
        figures.article_id,
        count(*) as figures,
        count(distinct facts.fact_id) filter (where facts.agreement = 'disputed') as disputed_facts
    from main.figures
    left join main.fact_figures on fact_figures.figure_id = figures.figure_id and fact_figures.is_current
    left join main.facts on facts.fact_id = fact_figures.fact_id
    group by figures.article_id
)

select
    articles.article_id,
    articles.source_id,
    articles.loaded_at,
    articles.run_id,
    articles.title,
    articles.published_on,
    sources.name as source_name,
    articles.language,
    articles.duplicate_of is not null as is_reprint,
    coalesce(claimed.claims, 0) as claims,
    coalesce(measured.figures, 0) as figures,
    coalesce(measured.disputed_facts, 0) as disputed_facts,
    articles.url
from main.articles
join main.sources on sources.source_id = articles.source_id
left join claimed on claimed.article_id = articles.article_id
left join measured on measured.article_id = articles.article_id;
