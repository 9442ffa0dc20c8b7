-- One row for each figure behind a fact.
--
-- fact_id    the fact; in facts
-- figure_id  a figure that states it; in figures; a figure states at most one fact
create table if not exists main.fact_figures (
    fact_id varchar not null,
    figure_id varchar primary key
);
