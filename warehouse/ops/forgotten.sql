-- One row for each thing that is not to be loaded again, without anything of its content.
--
-- kind          origin, content (the SHA-256 of its bytes), article, source
-- name          the origin, hash, article_id or source_id; of an article also the ids of its rows that corrections name
-- target        the origin or source that somebody asked to forget
-- forgotten_at  UTC
-- finished_at   UTC; when it had gone from files and publications too; NULL: forgetting was stopped before, and is to be called again
create table if not exists ops.forgotten (
    kind varchar not null check (kind in ('origin', 'content', 'article', 'source')),
    name varchar not null,
    target varchar not null,
    forgotten_at timestamp not null,
    finished_at timestamp,
    primary key (kind, name)
);
