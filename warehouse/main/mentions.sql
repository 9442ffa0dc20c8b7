-- One row for each place in an article where an entity is named.
--
-- mention_id   derived from article and place
-- article_id   the article; in articles
-- entity_id    who or what is named; in entities
-- text         the words
-- char_start   first character, counted in code points of articles.text from 0
-- char_end     character after the last
-- confidence   0 to 1
-- entity_name  what the article calls an entity in full that is in no list; NULL for one of the reference list
-- entity_kind  what the article takes such an entity for: organisation, person, place, model, product, event
create table if not exists main.mentions (
    mention_id varchar primary key,
    article_id varchar not null,
    entity_id varchar not null,
    text varchar not null check (text <> ''),
    char_start bigint not null check (char_start >= 0),
    char_end bigint not null,
    confidence double not null check (confidence between 0 and 1),
    entity_name varchar check (entity_name <> ''),
    entity_kind varchar check (entity_kind in ('organisation', 'person', 'place', 'model', 'product', 'event')),
    check (char_end > char_start)
);
