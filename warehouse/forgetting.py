"""Taking an article or a source out of every table, and remembering that it is not to come back."""

from datetime import datetime

import polars as pl

from transforms.corrections import DECLARED
from transforms.schema import OUTCOMES
from warehouse import Connection
from warehouse.correcting import note_records
from warehouse.fetches import forget_unwanted, forget_validators
from warehouse.frames import fitted, number, rows, shown, transaction
from warehouse.items import write_items
from warehouse.removing import remove_articles
from warehouse.targets import found

FORGOTTEN = "forgotten"
"""Why an item is rejected that somebody asked to forget."""


def forget(
    c: Connection, target: str, run_id: str, at: datetime, *, corrections: pl.DataFrame | None = None
) -> dict[str, int]:
    """How many rows of each kind have gone from every table, in one transaction with the note that they are not to come back.

    Rows that `corrections`, as DECLARED, name by their ids are noted too. Reprints and facts wait for `reconcile`.
    """
    with transaction(c):
        counts = found(c, target)
        note_records(c, DECLARED.to_frame() if corrections is None else corrections)
        c.execute(
            "create or replace temp table removed as select name as article_id from targeted where kind = 'article'"
        )
        remove_articles(c)
        c.execute("delete from ops.items where origin in (select name from targeted where kind = 'origin')")
        c.execute("delete from ops.raw where content_hash in (select name from targeted where kind = 'content')")
        c.execute("delete from ops.quarantine where origin in (select name from targeted where kind = 'origin')")
        forget_unwanted(c)
        c.execute("delete from ops.run_measures where part in (select name from targeted where kind = 'source')")
        # examples are rows of articles, and do not all say of which
        c.execute("update ops.quality_results set examples = null where examples is not null")
        c.execute("update ops.forgotten set finished_at = null where target = ?", [target])
        c.execute("insert or replace into ops.forgotten select kind, name, ?, ?, null from targeted", [target, at])
        write_items(c, OUTCOMES.to_frame(), run_id)
    return counts


def finish(c: Connection, target: str, at: datetime) -> None:
    """Note that a target has gone from files and publications too."""
    c.execute("update ops.forgotten set finished_at = ? where target = ? and finished_at is null", [at, target])


def is_unfinished(c: Connection) -> bool:
    """Whether something that is noted may still lie in raw files."""
    return number(c, "select count(*) from ops.forgotten where finished_at is null") > 0


def finish_contents(c: Connection, at: datetime) -> None:
    """Note of bytes that came after their target was forgotten that they have gone from raw files; a target that is not finished itself waits."""
    c.execute(
        """
        update ops.forgotten set finished_at = ?
        where finished_at is null and target not in (select target from ops.forgotten where kind <> 'content' and finished_at is null)
        """,
        [at],
    )


def state(c: Connection, target: str) -> str | None:
    """`finished`, `unfinished`, or None where nobody has asked to forget the target."""
    marks = c.execute(
        "select count(*), count(*) filter (where finished_at is null) from ops.forgotten where target = ?", [target]
    ).fetchall()[0]
    return None if marks[0] == 0 else "unfinished" if marks[1] else "finished"


def examples_since(c: Connection, target: str) -> int:
    """How many checks have kept rows as examples since a target was forgotten; they may hold words that came back with a declared correction."""
    return number(
        c,
        """
        select count(*)
        from ops.quality_results
        where examples is not null
            and checked_at > (select max(finished_at) from ops.forgotten where target = $target)
        """,
        {"target": target},
    )


def allow_again(c: Connection, target: str) -> int:
    """The number of notes that were taken back; what they named is read again when a source yields it."""
    with transaction(c):
        gone = c.execute("delete from ops.forgotten where target = ? returning kind, name", [target]).fetchall()
        c.execute(
            """
            delete from ops.items
            where status = 'rejected' and reason = $reason and not exists (
                select 1 from ops.forgotten where (kind = 'origin' and name = origin) or (kind = 'content' and name = content_hash)
            )
            """,
            {"reason": FORGOTTEN},
        )
        forget_validators(c)  # a feed that has not changed since would not name it again
    return len(gone)


def forgotten_names(c: Connection) -> frozenset[str]:
    """The origins and content hashes that are not to be read."""
    return frozenset(rows(c, "select name from ops.forgotten where kind in ('origin', 'content')")["name"])


def unwanted_content(c: Connection) -> pl.DataFrame:
    """What raw files must not hold: content_hash of bytes, and origin of bytes that nothing else stands for."""
    return rows(c, "select kind, name from ops.forgotten where kind in ('origin', 'content')")


def without_forgotten(c: Connection, articles: pl.DataFrame, outcomes: pl.DataFrame, at: datetime) -> pl.DataFrame:
    """The outcomes, as `schema.OUTCOMES`, where articles that somebody asked to forget, or whose source is forgotten, are rejected.

    Their bytes are noted as not to be kept, and the note waits for `finish_contents`.
    """
    if number(c, "select count(*) from ops.forgotten") == 0:
        return outcomes
    known = articles.select("article_id", "source_id").unique("article_id")
    with shown(c, judged=outcomes, known=known):
        c.execute(_UNWANTED)
        decided = rows(
            c,
            """
            select judged.* replace (
                case when target is null then status else 'rejected' end as status,
                case when target is null then reason else $reason end as reason,
                case when target is null then judged.article_id end as article_id
            )
            from judged left join unwanted using (origin)
            order by origin
            """,
            {"reason": FORGOTTEN},
        )
    c.execute("insert or ignore into ops.forgotten select 'content', content_hash, target, ?, null from unwanted", [at])
    c.execute("delete from ops.raw where content_hash in (select content_hash from unwanted)")
    return fitted(decided, OUTCOMES)


_UNWANTED = """
    create or replace temp table unwanted as
    select judged.origin, judged.content_hash, min(forgotten.target) as target
    from judged
    left join known on known.article_id = judged.article_id
    join ops.forgotten on (kind, name) in (
        ('origin', judged.origin), ('content', judged.content_hash), ('article', judged.article_id), ('source', known.source_id)
    )
    where judged.status = 'article'
    group by all
"""


def kept_content(c: Connection) -> pl.Series:
    """The content hashes whose bytes are kept for what is still here."""
    return rows(c, "select content_hash from ops.raw")["content_hash"]
