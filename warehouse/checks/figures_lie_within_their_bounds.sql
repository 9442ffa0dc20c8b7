-- A figure whose value lies outside its bounds.
-- severity: critical
-- table: main.figures
select figure_id, value, value_low, value_high
from main.figures
where value < value_low or value > value_high;
