-- One row for each claim about the future: a prediction, or one that holds a projected figure.
--
-- claim_id            the claim; in claims
-- article_id          the article; in articles
-- source_id           who published it; in sources
-- due_on              last day that the claim or a projected figure of it speaks of; NULL where it names no time
-- claim               what is predicted
-- figures             the projected figures as written, in their order, with a semicolon between; NULL if there are none
-- figure_count        how many they are
-- claimant            the words that name who says it; NULL where the article itself does
-- claimant_entity_id  whom the claimant stands for; in entities
-- claimant_name       name of the claimant, where it is a known entity
-- subject_entity_id   what it is about; in entities
-- entity              name of what it is about
-- certainty           asserted, hedged
-- is_negated          the claim is denied
-- sentence            the whole sentence it stands in
-- title               headline of the article
-- published_on        day of the article
-- source_name         publisher
-- url                 canonical address; NULL for a local file that names none
create or replace view main.predictions as
with projected as (
    select
        claim_id,
        max(coalesce(period_end, period_start)) as due_on,
        string_agg(text, '; ' order by char_start) as figures,
        count(*) as figure_count
    from main.figures
    where is_projected
    group by claim_id
)

select
    claims.claim_id,
    claims.article_id,
    articles.source_id,
    greatest(claims.period_end, projected.due_on) as due_on,
    claims.text as claim,
    projected.figures,
    coalesce(projected.figure_count, 0) as figure_count,
    claims.claimant,
    claims.claimant_entity_id,
    claimants.name as claimant_name,
    claims.subject_entity_id,
    entities.name as entity,
    claims.certainty,
    claims.is_negated,
    substring(articles.text, claims.sentence_start + 1, claims.sentence_end - claims.sentence_start) as sentence,
    articles.title,
    articles.published_on,
    sources.name as source_name,
    articles.url
from main.claims
join main.articles on articles.article_id = claims.article_id
join main.sources on sources.source_id = articles.source_id
left join projected on projected.claim_id = claims.claim_id
left join main.entities on entities.entity_id = claims.subject_entity_id
left join main.entities as claimants on claimants.entity_id = claims.claimant_entity_id
where claims.kind = 'prediction' or projected.claim_id is not null;
