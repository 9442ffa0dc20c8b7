-- One row: how much the published copy holds.
select
    (select count(*) from main.sources) as sources,
    (select count(*) from main.articles) as articles,
    (select count(*) from main.articles where duplicate_of is not null) as reprints,
    (select count(*) from main.claims) as claims,
    (select count(*) from main.figures) as figures,
    (select count(*) from main.facts) as facts,
    (select count(*) from main.facts where agreement = 'corroborated') as corroborated,
    (select count(*) from main.facts where agreement = 'disputed') as disputed;
