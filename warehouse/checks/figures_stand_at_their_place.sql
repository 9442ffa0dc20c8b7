-- A figure whose words are not those at its place in the article.
-- severity: critical
-- table: main.figures
select figures.figure_id, figures.article_id, figures.text
from main.figures
join main.articles using (article_id)
where figures.text is distinct from substring(articles.text, figures.char_start + 1, figures.char_end - figures.char_start);
