-- One row for each sentence, or clause with a claimant of its own, that asserts something.
--
-- claim_id            derived from article and place
-- article_id          the article; in articles
-- text                the content alone, without claimant and cue
-- char_start          first character of text, counted in code points of articles.text from 0
-- char_end            character after the last
-- sentence_start      first character of the whole sentence
-- sentence_end        character after its last
-- continues_claim_id  for a later part of content that its attribution interrupts: the first part; in claims
-- kind                statistic, event, prediction, opinion, statement
-- claimant            the words that name who says it, as written; NULL where the article itself does
-- claimant_start      first character of claimant
-- claimant_end        character after its last
-- claimant_entity_id  whom the claimant stands for; in entities; never guessed
-- cue                 the words that attribute it; NULL where there are none
-- cue_start           first character of cue
-- cue_end             character after its last
-- attribution         direct (all of it quoted), mixed (partly), indirect; NULL: the article's own voice
-- is_quotation        the content stands in quotation marks
-- certainty           asserted, hedged
-- is_negated          what it says is denied
-- subject_entity_id   what it is about; in entities
-- period_start        first day it speaks of, inclusive
-- period_end          last day it speaks of, inclusive
-- checkworthiness     0 to 1; how much it is worth checking
-- confidence          0 to 1
create table if not exists main.claims (
    claim_id varchar primary key,
    article_id varchar not null,
    text varchar not null check (text <> ''),
    char_start bigint not null check (char_start >= 0),
    char_end bigint not null,
    sentence_start bigint not null check (sentence_start >= 0),
    sentence_end bigint not null,
    continues_claim_id varchar check (continues_claim_id <> claim_id),
    kind varchar not null check (kind in ('statistic', 'event', 'prediction', 'opinion', 'statement')),
    claimant varchar check (claimant <> ''),
    claimant_start bigint check (claimant_start >= 0),
    claimant_end bigint,
    claimant_entity_id varchar,
    cue varchar check (cue <> ''),
    cue_start bigint check (cue_start >= 0),
    cue_end bigint,
    attribution varchar check (attribution in ('direct', 'mixed', 'indirect')),
    is_quotation boolean not null,
    certainty varchar not null check (certainty in ('asserted', 'hedged')),
    is_negated boolean not null,
    subject_entity_id varchar,
    period_start date,
    period_end date,
    checkworthiness double not null check (checkworthiness between 0 and 1),
    confidence double not null check (confidence between 0 and 1),
    check (char_end > char_start),
    check (sentence_end > sentence_start),
    check (claimant_end > claimant_start),
    check (cue_end > cue_start),
    check (period_start <= period_end)
);
