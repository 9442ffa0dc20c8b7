"""Reconciling: reprint groups and facts are worked out again for what has been touched, and only that."""

from dataclasses import dataclass

import polars as pl

from transforms.facts import STATEMENTS, facts
from transforms.reprints import SIGNATURE_VERSION, THRESHOLD, bands, groups, jaccard, original, signature_row
from transforms.schema import SIGNATURES
from warehouse import Connection
from warehouse.frames import fitted, number, rows, shown, transaction
from warehouse.loading import BANDS, insert_bands
from warehouse.naming import name_unlisted
from warehouse.parking import park_and_return


@dataclass(frozen=True)
class Reconciled:
    """What reconciling looked at and changed."""

    touched_articles: int
    repointed_articles: int
    facts_written: int
    facts_removed: int


def reconcile(c: Connection) -> Reconciled:
    """Bring reprints, unlisted entities and facts up to date with what was touched since the last time, in one transaction.

    The original of a group is the earliest, whatever the order of arrival; the rows of the others are parked, and come back when an article
    becomes an original again. Nothing is done where nothing was touched.
    """
    with transaction(c):
        _sign_again(c)
        touched = number(c, "select count(*) from ops.touched where kind = 'article'")
        _link(c)
        repointed = _repoint(c)
        park_and_return(c)
        name_unlisted(c)
        written, removed = _reconcile_facts(c)
        c.execute("delete from ops.touched")
    return Reconciled(touched, repointed, written, removed)


def _sign_again(c: Connection) -> None:
    """Signatures of another version are made again from the texts, so that only equal ones are ever compared."""
    old = rows(
        c,
        "select article_id, text from ops.signatures join main.articles using (article_id) where version <> $version",
        {"version": SIGNATURE_VERSION},
    )
    if old.is_empty():
        return
    signatures = pl.DataFrame([signature_row(*row) for row in old.iter_rows()], SIGNATURES, orient="row")
    with shown(c, signatures=signatures):
        c.execute("insert or replace into ops.signatures by name select * from signatures")
        c.execute("delete from ops.bands where article_id in (select article_id from signatures)")
        c.execute("insert or ignore into ops.touched select 'article', article_id from signatures")
    insert_bands(c, signatures)


def _link(c: Connection) -> None:
    """The edges of the touched articles are found again, among all articles that share a band or the words."""
    c.execute("create or replace temp table fresh as select id as article_id from ops.touched where kind = 'article'")
    c.execute(
        "delete from ops.reprint_edges where a in (select article_id from fresh) or b in (select article_id from fresh)"
    )
    _note_likely(c)
    pairs = rows(
        c,
        """
        select a, b, left_side.signature as a_signature, right_side.signature as b_signature,
            left_side.text_hash = right_side.text_hash as is_exact
        from likely
        join sides as left_side on left_side.article_id = a
        join sides as right_side on right_side.article_id = b
        where left_side.version = right_side.version
        """,
    )
    edges = (
        pairs.with_columns(jaccard=_similarity(pairs))
        .filter(pl.col("jaccard") >= THRESHOLD)
        .select("a", "b", "jaccard")
    )
    with shown(c, edges=edges):
        c.execute("insert into ops.reprint_edges by name select * from edges")


def _note_likely(c: Connection) -> None:
    """The touched articles beside all that share a band or the words, as the temporary table `likely`; the signatures of both as `sides`.

    The bands of the touched articles come from their signatures, and signatures are fetched for candidates alone: so of the table that is larger
    than all others, thirty-two rows an article, one column is looked through once, and nothing is read of articles that are no candidates.
    """
    touched = rows(c, "select article_id, signature from ops.signatures semi join fresh using (article_id)")
    mine = [(band, article_id) for article_id, signature in touched.iter_rows() for band in bands(signature)]
    with shown(c, mine=pl.DataFrame(mine, BANDS, orient="row")):
        c.execute(
            """
            create or replace temp table likely as
            with candidates as (
                select mine.article_id as mine_id, bands.article_id as other_id
                from mine
                join ops.bands using (band)
                union
                select mine.article_id, other.article_id
                from ops.signatures as mine
                semi join fresh using (article_id)
                join ops.signatures as other using (text_hash)
            )
            select distinct least(mine_id, other_id) as a, greatest(mine_id, other_id) as b from candidates where mine_id <> other_id
            """
        )
    c.execute(
        """
        create or replace temp table sides as
        select article_id, text_hash, signature, version
        from ops.signatures
        where article_id in (select a from likely union select b from likely)
        """
    )


def _similarity(pairs: pl.DataFrame) -> pl.Series:
    """The estimated similarity of each pair, 1 where the words are the same."""
    sides = zip(pairs["is_exact"], pairs["a_signature"].to_list(), pairs["b_signature"].to_list(), strict=True)
    return pl.Series([1.0 if is_exact else jaccard(a, b) for is_exact, a, b in sides], dtype=pl.Float64)


def _repoint(c: Connection) -> int:
    """The number of articles whose original has changed, after all groups that a touched article is or was in were looked at."""
    _reach(c)
    pointed = _originals(c)
    is_other = (
        "articles.article_id = pointed.article_id and articles.duplicate_of is distinct from pointed.duplicate_of"
    )
    with shown(c, pointed=pointed):
        changed = number(c, f"select count(*) from pointed join main.articles on {is_other}")  # noqa: S608
        c.execute(
            f"update main.articles set duplicate_of = pointed.duplicate_of from pointed where {is_other}"  # noqa: S608
        )
    return changed


def _reach(c: Connection) -> None:
    """The articles of all groups that a touched article is or was in, with their days, as the temporary table `reached`."""
    c.execute(
        """
        create or replace temp table reached as
        with recursive both_ways as (
            select a, b from ops.reprint_edges
            union all
            select b, a from ops.reprint_edges
        ),
        reach as (
            select article_id from fresh
            union
            select both_ways.b from reach join both_ways on both_ways.a = reach.article_id
        )
        select article_id, published_on from reach join main.articles using (article_id)
        """
    )


def _originals(c: Connection) -> pl.DataFrame:
    """Each reached article beside its original: article_id, duplicate_of (NULL of an original)."""
    days = {
        article: (day, article) for article, day in c.execute("select article_id, published_on from reached").fetchall()
    }
    edges = c.execute("select a, b from ops.reprint_edges where a in (select article_id from reached)").fetchall()
    pointers = dict.fromkeys(days) | {
        member: first
        for group in groups(edges)
        for first in [original(days[member] for member in group)]
        for member in group
        if member != first
    }
    columns = {"article_id": pl.String(), "duplicate_of": pl.String()}
    return pl.DataFrame(list(pointers.items()), columns, orient="row")


def _reconcile_facts(c: Connection) -> tuple[int, int]:
    """How many facts were written and removed: those of touched figures, and those that figures no longer state."""
    c.execute(
        "create or replace temp table wanted as select figure_id from main.figures semi join reached using (article_id)"
    )
    with shown(c, keyed=facts(_statements(c))[1]):
        c.execute(
            """
            create or replace temp table stale as
            select id as fact_id from ops.touched where kind = 'fact'
            union
            select fact_id from keyed
            union
            select fact_id from main.fact_figures semi join wanted using (figure_id)
            """
        )
    c.execute(
        "insert into wanted select figure_id from main.fact_figures semi join stale using (fact_id) anti join wanted using (figure_id)"
    )
    stated, members = facts(_statements(c))
    with shown(c, stated=stated, members=members):
        removed = number(
            c,
            "select count(*) from main.facts where fact_id in (select fact_id from stale except select fact_id from stated)",
        )
        written = number(c, "select count(*) from (select * from stated except select * from main.facts)")
        for table in ("facts", "fact_figures"):
            c.execute(f"delete from main.{table} where fact_id in (select fact_id from stale)")  # noqa: S608
        c.execute("insert into main.facts by name select * from stated")
        c.execute("insert into main.fact_figures by name select * from members")
    return written, removed


def _statements(c: Connection) -> pl.DataFrame:
    """The figures of the temporary table `wanted` beside the source and day of their articles and who says it, as `transforms.facts.STATEMENTS`."""
    columns = ", ".join(STATEMENTS.names())
    wanted = f"""
        select {columns}
        from main.figures
        semi join wanted using (figure_id)
        join main.articles using (article_id)
        join (select claim_id, coalesce(claimant_entity_id, claimant) as claimant from main.claims) using (claim_id)
    """  # noqa: S608
    return fitted(rows(c, wanted), STATEMENTS)
