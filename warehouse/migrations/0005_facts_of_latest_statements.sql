-- The latest statements of a source speak for it now: every fact is judged again by the next run.
insert or ignore into ops.touched select 'fact', fact_id from main.facts;
