-- One row for each speaker and each entity named in what the speaker is reported to say.
--
-- claimant_entity_id  who speaks; in entities
-- claimant_name       name of who speaks
-- entity_id           who or what is spoken of; in entities; never the speaker
-- entity              name of who or what is spoken of
-- entity_kind         organisation, person, place, model, product, event
-- claims              claims of the speaker that name it
-- quotations          those of them that stand in quotation marks
-- predictions         those of them that are about the future
-- articles            articles they stand in
-- sources             publishers of these articles
-- first_on            day of the first of these articles; NULL where none has a day
-- last_on             day of the last of them
create or replace view main.quoted_on as
with spoken as (
    select distinct
        claims.claim_id,
        claims.article_id,
        claims.kind,
        claims.is_quotation,
        claims.claimant_entity_id,
        mentions.entity_id
    from main.claims
    join main.mentions
        on mentions.article_id = claims.article_id
        and mentions.char_start >= claims.char_start
        and mentions.char_end <= claims.char_end
    where claims.claimant_entity_id is not null and mentions.entity_id <> claims.claimant_entity_id
)

select
    spoken.claimant_entity_id,
    claimants.name as claimant_name,
    spoken.entity_id,
    entities.name as entity,
    entities.kind as entity_kind,
    count(*) as claims,
    count(*) filter (where spoken.is_quotation) as quotations,
    count(*) filter (where spoken.kind = 'prediction') as predictions,
    count(distinct spoken.article_id) as articles,
    count(distinct articles.source_id) as sources,
    min(articles.published_on) as first_on,
    max(articles.published_on) as last_on
from spoken
join main.articles on articles.article_id = spoken.article_id
join main.entities on entities.entity_id = spoken.entity_id
join main.entities as claimants on claimants.entity_id = spoken.claimant_entity_id
group by spoken.claimant_entity_id, claimants.name, spoken.entity_id, entities.name, entities.kind;
