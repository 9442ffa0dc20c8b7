"""Taking articles out, with everything that hangs on them, and noting what that touches."""

from warehouse import Connection
from warehouse.frames import number

_CHILDREN = ("mentions", "claims", "figures")


def remove_articles(c: Connection) -> None:
    """Remove the articles of the temporary table `removed`; their facts and the articles they reprint are noted as touched."""
    if number(c, "select count(*) from removed") == 0:
        return
    _touch(c)
    c.execute(
        "delete from main.fact_figures where figure_id in (select figure_id from main.figures join removed using (article_id))"
    )
    for schema in ("main", "parked"):
        for table in _CHILDREN:
            c.execute(f"delete from {schema}.{table} where article_id in (select article_id from removed)")  # noqa: S608
    for table in ("signatures", "bands", "stated_sources", "corrections"):
        c.execute(f"delete from ops.{table} where article_id in (select article_id from removed)")  # noqa: S608
    c.execute(
        "delete from ops.reprint_edges where a in (select article_id from removed) or b in (select article_id from removed)"
    )
    c.execute("delete from main.articles where article_id in (select article_id from removed)")


def _touch(c: Connection) -> None:
    c.execute(
        """
        insert or ignore into ops.touched
        select 'article', article_id from removed
        union
        select 'article', b from ops.reprint_edges join removed on a = article_id
        union
        select 'article', a from ops.reprint_edges join removed on b = article_id
        union
        select 'fact', fact_id from main.fact_figures join main.figures using (figure_id) join removed using (article_id)
        union
        select 'entity', entity_id from main.mentions join removed using (article_id)
        """
    )
    c.execute("create temp table if not exists touched_sources (source_id varchar primary key)")
    c.execute(
        "insert or ignore into touched_sources select source_id from main.articles join removed using (article_id)"
    )
