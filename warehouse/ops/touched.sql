-- One row for each article or fact that has changed since reprints and facts were last reconciled.
--
-- kind  article, fact
-- id    article_id or fact_id; it may be gone
create table if not exists ops.touched (
    kind varchar not null check (kind in ('article', 'fact')),
    id varchar not null,
    primary key (kind, id)
);
