-- One row for each origin that a source ever yielded: its last fate.
--
-- origin        path or address, as given
-- run_id        the run that last saw it; in ops.runs
-- status        new, changed, unchanged, duplicate, rejected, quarantined, failed
-- reason        why it did not load; NULL where it did
-- article_id    the article that it is, or that it repeats; in articles
-- content_hash  SHA-256 of its raw bytes; NULL where they could not be read, or are to be read again
-- seen_at       UTC
create table if not exists ops.items (
    origin varchar primary key,
    run_id varchar not null,
    status varchar not null check (
        status in ('new', 'changed', 'unchanged', 'duplicate', 'rejected', 'quarantined', 'failed')
    ),
    reason varchar check (reason <> ''),
    article_id varchar,
    content_hash varchar,
    seen_at timestamp not null
);
