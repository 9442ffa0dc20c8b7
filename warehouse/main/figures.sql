-- One row for each quantity that measures something and stands in a claim.
--
-- figure_id          derived from article and place
-- claim_id           the innermost claim that holds it; in claims
-- article_id         the article; in articles
-- text               the whole expression as written
-- char_start         first character of text, counted in code points of articles.text from 0
-- char_end           character after the last
-- metric             what is measured: cost, price, funding, revenue, downloads, users, share, growth and the others
-- value              the number as stated, in unit; the midpoint of a range; the size of a change is positive
-- value_low          in unit; least value the words commit to; NULL: open
-- value_high         in unit; greatest value the words commit to; NULL: open
-- unit               ISO 4217 code, percent, percentage_point, times, rank, the singular noun counted, or a measure
-- unit_kind          money, percent, count, ratio, rank, duration, compute, energy, data, other
-- per                the denominator, singular: month, run, million tokens; NULL if there is none
-- qualifier          exact, about, at_least, at_most, between
-- change             increase, decrease: the figure is the size of a change; NULL: it is a level
-- change_basis       year_on_year, quarter_on_quarter, month_on_month, comparison, other
-- subject            what is measured, in the words of the article
-- subject_entity_id  whom or what the subject stands for; in entities
-- period_start       first day it speaks of, inclusive
-- period_end         last day it speaks of, inclusive
-- is_projected       the text gives a forecast, target or potential
-- value_usd          US dollars; value times fx_rate; NULL where there is no rate
-- fx_rate            US dollars for one unit; 1 for USD
-- fx_date            day of the rate
-- confidence         0 to 1
-- standing           former: the level that a change starts from, of a time that is not told; part: of another figure of its sentence; NULL: neither; both state facts as others do
create table if not exists main.figures (
    figure_id varchar primary key,
    claim_id varchar not null,
    article_id varchar not null,
    text varchar not null check (text <> ''),
    char_start bigint not null check (char_start >= 0),
    char_end bigint not null,
    metric varchar not null check (metric in (
        'cost', 'price', 'saving', 'funding', 'deals', 'acquisition', 'valuation', 'revenue', 'profit', 'loss', 'margin',
        'market_size', 'spending', 'compensation', 'downloads', 'users', 'developers', 'headcount', 'shipments', 'parameters',
        'tokens', 'models', 'share', 'growth', 'performance', 'hardware', 'energy', 'sample_size', 'duration', 'rank', 'other'
    )),
    value double not null check (isfinite(value)),
    value_low double check (isfinite(value_low)),
    value_high double check (isfinite(value_high)),
    unit varchar not null check (unit <> ''),
    unit_kind varchar not null check (unit_kind in (
        'money', 'percent', 'count', 'ratio', 'rank', 'duration', 'compute', 'energy', 'data', 'other'
    )),
    per varchar check (per <> ''),
    qualifier varchar not null check (qualifier in ('exact', 'about', 'at_least', 'at_most', 'between')),
    change varchar check (change in ('increase', 'decrease')),
    change_basis varchar check (
        change_basis in ('year_on_year', 'quarter_on_quarter', 'month_on_month', 'comparison', 'other')
    ),
    subject varchar check (subject <> ''),
    subject_entity_id varchar,
    period_start date,
    period_end date,
    is_projected boolean not null,
    value_usd double check (isfinite(value_usd)),
    fx_rate double check (fx_rate > 0),
    fx_date date,
    confidence double not null check (confidence between 0 and 1),
    standing varchar check (standing in ('former', 'part')),
    check (char_end > char_start),
    check (value_low <= value_high),
    check (period_start <= period_end)
);
