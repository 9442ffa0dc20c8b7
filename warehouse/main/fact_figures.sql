-- One row for each figure behind a fact.
--
-- fact_id     the fact; in facts
-- figure_id   a figure that states it; in figures; a figure states at most one fact
-- is_current  it speaks for its source; FALSE: of the same fact its source has said something on a later day
-- revised_by  the figure of that later day that says another number, the nearest; in figures; NULL: current, or the later ones agree
-- rate        the value times this is in unit of the fact; money: US dollars, one rate for each currency of a fact, that of its latest day; else 1
create table if not exists main.fact_figures (
    fact_id varchar not null,
    figure_id varchar primary key,
    is_current boolean not null,
    revised_by varchar,
    rate double not null check (rate > 0),
    check (revised_by is null or not is_current)
);
