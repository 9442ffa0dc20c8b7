"""Every public table and view with its columns, as the headers of their files describe them."""

import re
from dataclasses import dataclass

from warehouse import Connection
from warehouse.catalogue import PUBLIC_OPS, Relation, relations

VOLATILE = ("origin", "run_id", "pipeline_version", "link")
"""Columns that differ from run to run or from place to place, as those of time do; a written example leaves them out."""

_LONGEST = 160
_REFERENCE = re.compile(r"(?:^|; )in (?:ops\.)?(\w+)")
_LISTED = re.compile(r"\b(\w+) in \(([^()]*)\)")
_REQUIRED = re.compile(r"^\s+(\w+) \w+ (?:not null|primary key)", re.MULTILINE)
_KEY = re.compile(r"^\s+(\w+) \w+ primary key", re.MULTILINE)


@dataclass(frozen=True)
class Column:
    """One column: what it means and what it may hold; `example` is cut after 160 characters, None where there is none."""

    name: str
    type: str
    meaning: str
    is_key: bool
    is_required: bool
    refers_to: str | None
    values: tuple[str, ...]
    example: str | None


@dataclass(frozen=True)
class Entry:
    """One table or view: `grain` says what a row is, `rows` how many there are."""

    name: str
    kind: str
    grain: str
    rows: int
    columns: tuple[Column, ...]


def entries(c: Connection, *, is_stable: bool = False) -> tuple[Entry, ...]:
    """What there is to read: tables, then views, then the public tables of `ops`, each by name.

    An example is a row of the warehouse, that with most columns filled, the least of these. With `is_stable` it leaves out what differs
    from run to run: times, the columns of `VOLATILE` and all that is in or made from `ops`, and rows are not counted.
    """
    public = [r for r in relations() if r.schema == "main" or (r.schema == "ops" and r.name in PUBLIC_OPS)]
    public.sort(key=lambda r: (r.schema != "main", r.kind == "view", r.name))
    return tuple(_entry(c, relation, is_stable=is_stable) for relation in public)


def _entry(c: Connection, relation: Relation, *, is_stable: bool) -> Entry:
    types = _types(c, relation)
    tells_of_runs = "ops." in relation.statement
    wanted = [
        name
        for name in types
        if not is_stable or not (tells_of_runs or name in VOLATILE or types[name].startswith("TIMESTAMP"))
    ]
    example = _example(c, relation, wanted) if wanted else {}
    count = 0 if is_stable else c.execute(f"select count(*) from {relation.full_name}").fetchall()[0][0]  # noqa: S608
    listed = _listed(relation)
    keys, required = _KEY.findall(relation.statement), _REQUIRED.findall(relation.statement)
    columns = tuple(
        Column(
            name=name,
            type=type_,
            meaning=relation.columns[name],
            is_key=name in keys,
            is_required=name in required,
            refers_to=_refers_to(relation.columns[name]),
            values=listed.get(name, ()),
            example=example.get(name),
        )
        for name, type_ in types.items()
    )
    return Entry(relation.full_name, relation.kind, relation.grain, count, columns)


def _types(c: Connection, relation: Relation) -> dict[str, str]:
    found = c.execute(
        "select column_name, data_type from duckdb_columns() where schema_name = ? and table_name = ? "
        "and database_name = current_database() order by column_index",
        [relation.schema, relation.name],
    ).fetchall()
    return dict(found)


def _example(c: Connection, relation: Relation, wanted: list[str]) -> dict[str, str]:
    """The row with most of these columns filled, as text; nothing where there are no rows."""
    names = ", ".join(f'"{name}"' for name in wanted)
    filled = " + ".join(f'("{name}" is not null)::bigint' for name in wanted)
    shown = ", ".join(f'left("{name}"::varchar, {_LONGEST + 1})' for name in wanted)
    found = c.execute(f"select {shown} from {relation.full_name} order by {filled} desc, {names} limit 1").fetchall()  # noqa: S608
    return {name: _cut(value) for row in found for name, value in zip(wanted, row, strict=True) if value is not None}


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _listed(relation: Relation) -> dict[str, tuple[str, ...]]:
    """The values that the CHECKs of a table allow, by column."""
    return (
        {name: tuple(re.findall(r"'([^']*)'", values)) for name, values in _LISTED.findall(relation.statement)}
        if relation.kind == "table"
        else {}
    )


def _refers_to(meaning: str) -> str | None:
    """The table that the header says a column's values are in."""
    named = {r.name: r.full_name for r in relations() if r.kind == "table" and r.schema != "parked"}
    found = _REFERENCE.search(meaning)
    return named.get(found[1]) if found else None
