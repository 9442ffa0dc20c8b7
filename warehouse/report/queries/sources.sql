-- One row for each publisher, by id.
select
    sources.source_id,
    sources.name,
    sources.country,
    sources.language,
    sources.licence,
    sources.last_seen_at,
    count(articles.article_id) as articles,
    max(articles.published_on) as newest_on
from main.sources
left join main.articles using (source_id)
group by all
order by sources.source_id;
