-- One row for each run of a flow. The seven counts from items_new to items_failed add up to items_seen.
--
-- run_id             identifier of the run
-- flow               which flow ran
-- started_at         UTC
-- finished_at        UTC; NULL while it runs and for a run that was killed
-- status             running, completed, completed_with_failures (a critical check failed), failed, interrupted
-- is_published       its warehouse was published
-- pipeline_version   version of the program
-- items_seen         items its sources yielded
-- items_new          items: read for the first time and loaded
-- items_changed      items: read again and loaded
-- items_unchanged    items: known, with the same bytes
-- items_duplicate    items: the bytes or the address of an article that another origin stands for
-- items_rejected     items: no article
-- items_quarantined  items: refused with reasons, in ops.quarantine
-- items_failed       items: could not be read; tried again by the next run
-- claims_loaded      claims of the articles that it loaded
-- figures_loaded     figures of the articles that it loaded
-- claims_added       claims that the new text of a changed article makes and its former text did not, by their words
-- claims_gone        claims that only the former text of a changed article made
-- figures_added      figures that the new text of a changed article states and its former text did not, by their words
-- figures_gone       figures that only the former text of a changed article stated
create table if not exists ops.runs (
    run_id varchar primary key,
    flow varchar not null,
    started_at timestamp not null,
    finished_at timestamp,
    status varchar not null check (
        status in ('running', 'completed', 'completed_with_failures', 'failed', 'interrupted')
    ),
    is_published boolean not null default false,
    pipeline_version varchar not null,
    items_seen bigint not null default 0,
    items_new bigint not null default 0,
    items_changed bigint not null default 0,
    items_unchanged bigint not null default 0,
    items_duplicate bigint not null default 0,
    items_rejected bigint not null default 0,
    items_quarantined bigint not null default 0,
    items_failed bigint not null default 0,
    claims_loaded bigint not null default 0,
    figures_loaded bigint not null default 0,
    claims_added bigint default 0,
    claims_gone bigint default 0,
    figures_added bigint default 0,
    figures_gone bigint default 0,
    check (finished_at >= started_at)
);
