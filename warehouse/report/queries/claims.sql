-- One row for each claim that holds a figure or predicts something, with the sentence it stands in; those of the newest articles first.
select
    claims.claim_id,
    claims.article_id,
    substring(articles.text, claims.sentence_start + 1, claims.sentence_end - claims.sentence_start) as sentence,
    claims.sentence_start,
    claims.sentence_end,
    claims.char_start,
    claims.char_end,
    claims.kind,
    claims.claimant,
    claims.claimant_start,
    claims.claimant_end,
    claims.claimant_entity_id,
    claims.cue,
    claims.cue_start,
    claims.cue_end,
    claims.attribution,
    claims.certainty,
    claims.is_negated,
    claims.subject_entity_id,
    claims.period_start,
    claims.period_end,
    predictions.due_on
from main.claims
join main.articles using (article_id)
left join main.predictions on predictions.claim_id = claims.claim_id
where claims.kind = 'prediction' or claims.claim_id in (select figures.claim_id from main.figures)
order by articles.published_on desc nulls last, claims.article_id, claims.sentence_start, claims.char_start, claims.claim_id;
