"""Parking the rows of reprints, so that re-pointing a group needs no reading again."""

from warehouse import Connection

_CHILDREN = ("mentions", "claims", "figures")


def park_and_return(c: Connection) -> None:
    """Of the articles in the temporary table `reached`, the rows of reprints are parked and those of originals stand in `main`."""
    c.execute(
        """
        insert or ignore into ops.touched
        select distinct 'fact', fact_id
        from main.fact_figures
        join main.figures using (figure_id)
        join main.articles using (article_id)
        where duplicate_of is not null and article_id in (select article_id from reached)
        """
    )
    for table in _CHILDREN:
        _move(c, table, "main", "parked", "is not null")
        _move(c, table, "parked", "main", "is null")
    c.execute(
        "delete from main.fact_figures where figure_id in (select figure_id from parked.figures join reached using (article_id))"
    )


def _move(c: Connection, table: str, home: str, away: str, duplicate_of: str) -> None:
    reprints = (
        f"(select article_id from reached join main.articles using (article_id) where duplicate_of {duplicate_of})"  # noqa: S608
    )
    c.execute(f"insert into {away}.{table} by name select * from {home}.{table} where article_id in {reprints}")  # noqa: S608
    c.execute(f"delete from {home}.{table} where article_id in {reprints}")  # noqa: S608
