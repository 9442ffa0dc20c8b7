-- A figure whose value in US dollars is not its value at its rate, or has only a part of value, rate and day; dollars of no known day need none.
-- severity: critical
-- table: main.figures
select figure_id, value, unit, value_usd, fx_rate, fx_date
from main.figures
where (value_usd is null) <> (fx_rate is null)
    or (value_usd is null and fx_date is not null)
    or (value_usd is not null and fx_date is null and unit <> 'USD')
    or abs(value_usd - value * fx_rate) > 1e-9 * abs(value_usd)
    or (unit = 'USD' and fx_rate <> 1)
    or (unit_kind <> 'money' and value_usd is not null);
