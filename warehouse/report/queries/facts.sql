-- One row for each fact, by id.
select
    fact_id,
    subject_entity_id,
    metric,
    unit_kind,
    unit,
    per,
    change,
    change_basis,
    is_projected,
    period_start,
    period_end,
    value_low,
    value_high,
    reports,
    agreement
from main.facts
order by fact_id;
