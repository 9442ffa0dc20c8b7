-- One row for each band of an article's signature; near reprints share one.
--
-- band        hash of the band, its place included
-- article_id  the article; in ops.signatures
create table if not exists ops.bands (
    band ubigint not null,
    article_id varchar not null
);
