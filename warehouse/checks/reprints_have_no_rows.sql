-- A row of an article that reprints another: its original speaks for it.
-- severity: critical
-- table: main.articles
with rows_of_articles as (
    select 'mentions' as table_name, mention_id as row_id, article_id from main.mentions
    union all
    select 'claims', claim_id, article_id from main.claims
    union all
    select 'figures', figure_id, article_id from main.figures
)

select table_name, row_id, article_id
from rows_of_articles
join main.articles using (article_id)
where duplicate_of is not null;
