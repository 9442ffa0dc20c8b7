-- One row for each thing measured of a subject in a period, whatever the number of articles that state it.
--
-- fact_id            derived from the key, which is every column from subject_entity_id to period_end
-- subject_entity_id  whom or what it is about; in entities
-- metric             what is measured, as in figures; never other
-- unit_kind          money, percent, count, ratio, rank, duration, compute, energy, data, other
-- unit               as in figures; money: USD
-- per                the denominator, singular; NULL if there is none
-- change             increase, decrease; NULL: a level
-- change_basis       year_on_year, quarter_on_quarter, month_on_month, comparison, other
-- is_projected       a forecast, target or potential
-- period_start       first day, inclusive; of a level without a period, of its article's month
-- period_end         last day, inclusive
-- value_low          in unit; least value compatible with every report; NULL: open, or there is no such value, or in two places (37 and 671)
-- value_high         in unit; greatest value compatible with every report; NULL: open, or there is no such value, or in two places
-- reports            independent sources; articles of source local count separately
-- agreement          single, corroborated, disputed; of one source the statements of its latest day speak, and of several numbers by one claimant in it one must fit
create table if not exists main.facts (
    fact_id varchar primary key,
    subject_entity_id varchar not null,
    metric varchar not null check (metric in (
        'cost', 'price', 'saving', 'funding', 'deals', 'acquisition', 'valuation', 'revenue', 'profit', 'loss', 'margin',
        'market_size', 'spending', 'compensation', 'downloads', 'users', 'developers', 'headcount', 'shipments', 'parameters',
        'tokens', 'models', 'share', 'growth', 'performance', 'hardware', 'energy', 'sample_size', 'duration', 'rank'
    )),
    unit_kind varchar not null check (unit_kind in (
        'money', 'percent', 'count', 'ratio', 'rank', 'duration', 'compute', 'energy', 'data', 'other'
    )),
    unit varchar not null check (unit <> ''),
    per varchar check (per <> ''),
    change varchar check (change in ('increase', 'decrease')),
    change_basis varchar check (
        change_basis in ('year_on_year', 'quarter_on_quarter', 'month_on_month', 'comparison', 'other')
    ),
    is_projected boolean not null,
    period_start date,
    period_end date,
    value_low double check (isfinite(value_low)),
    value_high double check (isfinite(value_high)),
    reports bigint not null check (reports >= 1),
    agreement varchar not null check (agreement in ('single', 'corroborated', 'disputed')),
    check (period_start is not null or period_end is not null),
    check (period_start <= period_end),
    check (value_low <= value_high),
    check ((agreement = 'single') = (reports = 1))
);
