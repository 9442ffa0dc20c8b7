"""What is to be forgotten: the rows that an origin, address, article or source stands for."""

from transforms.sites import domain_of
from warehouse import Connection
from warehouse.fetches import note_asked, note_unwanted
from warehouse.frames import number, rows

_COUNTED = {
    "articles": "main.articles where article_id in (select name from targeted where kind = 'article')",
    "items": "ops.items where origin in (select name from targeted where kind = 'origin')",
    "raw_bytes": "ops.raw where content_hash in (select name from targeted where kind = 'content')",
    "quarantine": "ops.quarantine where origin in (select name from targeted where kind = 'origin')",
    "fetches": "unwanted_fetches",
    "hosts": "unwanted_hosts",
} | {
    f"{table}{'_parked' if schema == 'parked' else ''}": (
        f"{schema}.{table} where article_id in (select name from targeted where kind = 'article')"  # noqa: S608
    )
    for schema in ("main", "parked")
    for table in ("mentions", "claims", "figures")
}


def found(c: Connection, target: str) -> dict[str, int]:
    """How many rows of each kind a target stands for: an origin, address, article_id or source_id. All 0: nothing of that name is here.

    An article goes with every origin of its bytes and every text at its address; they are listed in the temporary table `targeted`.
    """
    c.execute("create or replace temp table targeted (kind varchar, name varchar, primary key (kind, name))")
    note_asked(c)
    c.execute(_SEEDS, {"target": target})
    if number(c, "select count(*) from targeted") == 0:
        _add_source(c, target)
    before = -1
    while before != (before := number(c, "select count(*) from targeted")):
        c.execute(_NEIGHBOURS)
    c.execute(_FORMER_BYTES)
    note_unwanted(c)
    return {name: number(c, f"select count(*) from {which}") for name, which in _COUNTED.items()}  # noqa: S608


_SEEDS = """
    insert or ignore into targeted
    select 'origin', origin from ops.items where origin = $target
    union
    select 'article', article_id from main.articles where $target in (origin, url, article_id)
"""

_NEIGHBOURS = """
    insert or ignore into targeted
    with origins as (select name from targeted where kind = 'origin'),
    contents as (select name from targeted where kind = 'content'),
    ids as (select name from targeted where kind = 'article')
    select 'article', article_id from main.articles where origin in (from origins) or content_hash in (from contents)
    union
    select 'article', article_id from ops.items where article_id is not null and origin in (from origins)
    union
    select 'content', content_hash from main.articles where article_id in (from ids)
    union
    select 'content', content_hash from ops.items
    where content_hash is not null and article_id is not null and (origin in (from origins) or article_id in (from ids))
    union
    select 'origin', origin from main.articles where article_id in (from ids)
    union
    select 'origin', origin from ops.items where article_id in (from ids) or content_hash in (from contents)
"""

_FORMER_BYTES = """
    insert or ignore into targeted
    select 'content', content_hash
    from ops.raw
    where origin in (select name from targeted where kind = 'origin')
        and content_hash not in (
            select content_hash from ops.items
            where content_hash is not null and origin not in (select name from targeted where kind = 'origin')
        )
        and content_hash not in (
            select content_hash from main.articles where article_id not in (select name from targeted where kind = 'article')
        )
"""


def _add_source(c: Connection, source_id: str) -> None:
    """The articles of a source, what was refused of it, items of its domain that never became an article, and its domain if it was only asked."""
    addresses = rows(c, "select origin from ops.items where article_id is null and origin like 'http%://%'")["origin"]
    own = [origin for origin in addresses if domain_of(origin) == source_id]
    c.execute(
        """
        insert or ignore into targeted
        select 'article', article_id from main.articles where source_id = $source
        union
        select 'origin', origin from ops.quarantine where origin is not null and record->>'source_id' = $source
        union
        select 'origin', unnest($own::varchar[])
        union
        select 'source', source_id from main.sources where source_id = $source
        union
        select 'source', domain from domains where domain = $source
        """,
        {"source": source_id, "own": own},
    )
    if number(c, "select count(*) from targeted"):
        c.execute("insert or ignore into targeted values ('source', ?)", [source_id])
