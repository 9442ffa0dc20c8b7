-- An amount of money without a value in US dollars: there is no rate of its currency for its day, or it has no day.
-- severity: info
-- table: main.figures
select figure_id, article_id, value, unit, period_end
from main.figures
where unit_kind = 'money' and value_usd is null;
