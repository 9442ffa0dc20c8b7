-- One row for each article, the newest first. Of a file its name alone: the page is passed on, and where it lay is nobody's business.
select
    article_id,
    source_id,
    title,
    author,
    url,
    case when contains(origin, '://') then origin else parse_filename(origin) end as origin,
    published_on,
    language,
    duplicate_of,
    text
from main.articles
order by published_on desc nulls last, article_id;
