-- A page of whose visible prose less than 70 % was taken for the article: paragraphs were probably lost.
-- severity: info
-- table: main.articles
select article_id, origin, share_of_visible_text, word_count
from main.articles
where share_of_visible_text < 0.7;
