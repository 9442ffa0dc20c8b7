-- One row for each figure, with the sentence it stands in, who says it, where and when.
--
-- figure_id           the figure; in figures
-- claim_id            the claim that holds it; in claims
-- article_id          the article; in articles
-- source_id           who published it; in sources
-- fact_id             the fact it supports; in facts; NULL if it supports none
-- subject_entity_id   whom or what it is about; in entities
-- entity              name of whom or what it is about; NULL where the subject is no known entity
-- entity_kind         organisation, person, place, model, product, event
-- subject             what is measured, in the words of the article
-- metric              what is measured
-- text                the whole expression as written
-- value               in unit
-- value_low           in unit; NULL: open
-- value_high          in unit; NULL: open
-- unit                ISO 4217 code, percent, times, a singular noun or a measure
-- unit_kind           money, percent, count, ratio, rank, duration, compute, energy, data, other
-- per                 the denominator; NULL if there is none
-- qualifier           exact, about, at_least, at_most, between
-- change              increase, decrease; NULL: a level
-- change_basis        year_on_year, quarter_on_quarter, month_on_month, comparison, other
-- period_start        first day it speaks of, inclusive
-- period_end          last day it speaks of, inclusive
-- is_projected        a forecast, target or potential
-- value_usd           US dollars; NULL where there is no rate
-- fx_rate             US dollars for one unit
-- fx_date             day of the rate
-- sentence            the whole sentence it stands in
-- claim               the claim's content
-- claim_kind          statistic, event, prediction, opinion, statement
-- claimant            the words that name who says it; NULL where the article itself does
-- claimant_entity_id  whom the claimant stands for; in entities
-- claimant_name       name of the claimant, where it is a known entity
-- cue                 the words that attribute it
-- attribution         direct, mixed, indirect; NULL: the article's own voice
-- certainty           asserted, hedged
-- is_negated          the claim is denied
-- title               headline of the article
-- published_on        day of the article
-- source_name         publisher
-- source_country      ISO 3166 alpha-2
-- language            ISO 639-1, of the article
-- url                 canonical address; NULL for a local file that names none
-- link                the address with the sentence marked for the browser; the origin where there is no address
-- confidence          0 to 1; of the figure
-- claim_confidence    0 to 1; of the claim
-- char_start          first character of the figure, counted in code points of articles.text from 0
-- char_end            character after its last
-- corrected           what was corrected by hand: column, what was read → what was declared, why; published without text, column and why; NULL: as it was read
-- standing            former: the level that a change starts from; part: of another figure of its sentence; NULL: neither
create or replace view main.figure_trail as
with sentences as (
    select
        claims.*,
        substring(articles.text, claims.sentence_start + 1, claims.sentence_end - claims.sentence_start) as sentence
    from main.claims
    join main.articles using (article_id)
),

-- A long sentence is marked by its first and last five words, as browsers ask for it.
fragments as (
    select
        sentences.*,
        string_split(sentence, ' ') as sentence_words,
        case
            when len(sentence_words) > 12
                then replace(url_encode(array_to_string(sentence_words[:5], ' ')), '-', '%2D')
                    || ',' || replace(url_encode(array_to_string(sentence_words[-5:], ' ')), '-', '%2D')
            else replace(url_encode(sentence), '-', '%2D')
        end as fragment
    from sentences
),

corrections as (
    select
        record_id as figure_id,
        string_agg(
            column_name
                || case when articles.text is null then '' else ': ' || coalesce(old_value, 'NULL') || ' → ' || coalesce(new_value, 'NULL') end
                || ' (' || reason || ')',
            '; ' order by column_name
        ) as corrected
    from ops.corrections
    join main.articles using (article_id)
    where table_name = 'figures' and refused is null
    group by record_id
)

select
    figures.figure_id,
    figures.claim_id,
    figures.article_id,
    articles.source_id,
    fact_figures.fact_id,
    figures.subject_entity_id,
    entities.name as entity,
    entities.kind as entity_kind,
    figures.subject,
    figures.metric,
    figures.text,
    figures.value,
    figures.value_low,
    figures.value_high,
    figures.unit,
    figures.unit_kind,
    figures.per,
    figures.qualifier,
    figures.change,
    figures.change_basis,
    figures.period_start,
    figures.period_end,
    figures.is_projected,
    figures.value_usd,
    figures.fx_rate,
    figures.fx_date,
    fragments.sentence,
    fragments.text as claim,
    fragments.kind as claim_kind,
    fragments.claimant,
    fragments.claimant_entity_id,
    claimants.name as claimant_name,
    fragments.cue,
    fragments.attribution,
    fragments.certainty,
    fragments.is_negated,
    articles.title,
    articles.published_on,
    sources.name as source_name,
    sources.country as source_country,
    articles.language,
    articles.url,
    case
        when articles.url is null then articles.origin
        when fragments.fragment is null then articles.url -- published without text
        when contains(articles.url, '#') then articles.url || ':~:text=' || fragments.fragment
        else articles.url || '#:~:text=' || fragments.fragment
    end as link,
    figures.confidence,
    fragments.confidence as claim_confidence,
    figures.char_start,
    figures.char_end,
    corrections.corrected,
    figures.standing
from main.figures
join main.articles on articles.article_id = figures.article_id
join main.sources on sources.source_id = articles.source_id
join fragments on fragments.claim_id = figures.claim_id
left join corrections on corrections.figure_id = figures.figure_id
left join main.fact_figures on fact_figures.figure_id = figures.figure_id
left join main.entities on entities.entity_id = figures.subject_entity_id
left join main.entities as claimants on claimants.entity_id = fragments.claimant_entity_id;
