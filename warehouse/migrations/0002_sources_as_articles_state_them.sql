-- What is stated of a source is kept article by article; of older articles, what was stated of their source at all.
create temp table stated as
select article_id, domain, country, stated_sources.language
from ops.stated_sources
join main.articles using (source_id);
drop table ops.stated_sources;
create table ops.stated_sources (
    article_id varchar primary key,
    domain varchar,
    country varchar,
    language varchar
);
insert into ops.stated_sources select * from stated;
drop table stated;
