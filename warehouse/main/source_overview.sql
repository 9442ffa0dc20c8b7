-- One row for each publisher, with what its articles brought.
--
-- source_id       the source; in sources
-- source_name     publisher
-- country         ISO 3166 alpha-2
-- articles        all of its articles
-- reprints        those of them that reprint another
-- claims          claims in its originals
-- figures         figures in its originals
-- corroborated    its current figures behind facts that other sources confirm
-- disputed        its current figures behind facts that other sources contradict
-- first_on        day of its first article; NULL where none has a day
-- last_on         day of its last
-- last_loaded_at  UTC; when the last of its articles was loaded
create or replace view main.source_overview as
with published as (
    select
        source_id,
        count(*) as articles,
        count(duplicate_of) as reprints,
        min(published_on) as first_on,
        max(published_on) as last_on,
        max(loaded_at) as last_loaded_at
    from main.articles
    group by source_id
),

claimed as (
    select articles.source_id, count(*) as claims
    from main.claims
    join main.articles on articles.article_id = claims.article_id
    group by articles.source_id
),

measured as (
    select
        articles.source_id,
        count(*) as figures,
        count(*) filter (where facts.agreement = 'corroborated') as corroborated,
        count(*) filter (where facts.agreement = 'disputed') as disputed
    from main.figures
    join main.articles on articles.article_id = figures.article_id
    left join main.fact_figures on fact_figures.figure_id = figures.figure_id and fact_figures.is_current
    left join main.facts on facts.fact_id = fact_figures.fact_id
    group by articles.source_id
)

select
    sources.source_id,
    sources.name as source_name,
    sources.country,
    coalesce(published.articles, 0) as articles,
    coalesce(published.reprints, 0) as reprints,
    coalesce(claimed.claims, 0) as claims,
    coalesce(measured.figures, 0) as figures,
    coalesce(measured.corroborated, 0) as corroborated,
    coalesce(measured.disputed, 0) as disputed,
    published.first_on,
    published.last_on,
    published.last_loaded_at
from main.sources
left join published on published.source_id = sources.source_id
left join claimed on claimed.source_id = sources.source_id
left join measured on measured.source_id = sources.source_id;
