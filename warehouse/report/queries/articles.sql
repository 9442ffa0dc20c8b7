-- One row for each article, the newest first.
select
    article_id,
    source_id,
    title,
    author,
    url,
    origin,
    published_on,
    language,
    duplicate_of,
    text
from main.articles
order by published_on desc nulls last, article_id;
