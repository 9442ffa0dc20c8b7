-- A mention whose words are not those at its place in the article.
-- severity: critical
-- table: main.mentions
select mentions.mention_id, mentions.article_id, mentions.text
from main.mentions
join main.articles using (article_id)
where mentions.text is distinct from substring(articles.text, mentions.char_start + 1, mentions.char_end - mentions.char_start);
