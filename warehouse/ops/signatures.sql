-- One row for each article: what finding its reprints needs.
--
-- article_id  the article; in articles
-- text_hash   SHA-256 of its folded words
-- signature   MinHash of its 5-word shingles, 128 numbers; empty for a text of fewer than five words
-- version     of the way signatures are made; only equal versions are compared
create table if not exists ops.signatures (
    article_id varchar primary key,
    text_hash varchar not null,
    signature uinteger[] not null,
    version bigint not null
);
