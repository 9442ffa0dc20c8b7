-- One row for each two articles that share their words or most of them.
--
-- a        the lesser article_id
-- b        the greater article_id
-- jaccard  estimated similarity of their shingles, 0 to 1; 1 where the words are the same
create table if not exists ops.reprint_edges (
    a varchar not null,
    b varchar not null,
    jaccard double not null check (jaccard between 0 and 1),
    primary key (a, b),
    check (a < b)
);
