"""The tables and views as their files describe them: `main/figures.sql` is the table `main.figures`, its header the dictionary."""

import re
from dataclasses import dataclass
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

FOLDER = Path(__file__).parent
SCHEMAS = ("main", "ops", "parked")
"""`parked` holds rows of reprints and is private, as are the tables of `ops` that are not in `PUBLIC_OPS`."""

PUBLIC_OPS = ("runs", "items", "quality_results", "quarantine", "run_measures", "corrections")

_COLUMN = re.compile(r"(\w+) {2,}(\S.*)")


@dataclass(frozen=True)
class Relation:
    """A table or view: what its header says, and the statement that makes it."""

    schema: str
    name: str
    kind: str
    grain: str
    columns: dict[str, str]
    statement: str

    @property
    def full_name(self) -> str:
        """Schema and name, as in SQL."""
        return f"{self.schema}.{self.name}"


@cache
def relations() -> tuple[Relation, ...]:
    """All tables and views, each after those it is made from; in one order, whatever the process, since a checksum is made of them."""
    found = {r.full_name: r for schema in SCHEMAS for r in _folder(schema)}
    needs = {
        name: [other for other in found if other != name and re.search(rf"\b{other}\b", relation.statement)]
        for name, relation in found.items()
    }
    return tuple(found[name] for name in TopologicalSorter(needs).static_order())


def tables(schema: str) -> tuple[Relation, ...]:
    """The tables of a schema, by name."""
    return tuple(sorted((r for r in relations() if r.schema == schema and r.kind == "table"), key=lambda r: r.name))


def views() -> tuple[Relation, ...]:
    """The views of `main`, each after those it is made from."""
    return tuple(r for r in relations() if r.kind == "view")


def relation(path: Path) -> Relation:
    """A table or view read from its file.

    Raises:
        ValueError: the file does not make the table or view that its path names, or a line of its header has no column.
    """
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    size = next(i for i, line in enumerate(lines) if not line.startswith("--"))
    header = [line[2:].strip() for line in lines[:size]]
    statement = "".join(lines[size:])
    made = re.match(r"create (?:or replace )?(table|view) (?:if not exists )?(\w+)\.(\w+)", statement)
    if made is None or made.groups()[1:] != (path.parent.name, path.stem):
        raise ValueError(f"{path.name} must begin with a header and make {path.parent.name}.{path.stem}")
    return Relation(path.parent.name, path.stem, made[1], header[0], _columns(path, header[2:]), statement)


def _columns(path: Path, lines: list[str]) -> dict[str, str]:
    found = [_COLUMN.fullmatch(line) for line in lines]
    if not all(found):
        raise ValueError(
            f"{path.name}: after the grain, each line of the header is a column, two spaces and its meaning"
        )
    return {match[1]: match[2] for match in found if match}


def _folder(schema: str) -> list[Relation]:
    return [relation(path) for path in sorted((FOLDER / schema).glob("*.sql"))]


def comments(relation: Relation) -> str:
    """The statements that put a header where clients show it; as one script, which takes half the time."""
    spoken = [f"comment on {relation.kind} {relation.full_name} is {_quoted(relation.grain)}"]
    for column, meaning in _meanings(relation).items():
        spoken.append(f'comment on column {relation.full_name}."{column}" is {_quoted(meaning)}')
    return ";\n".join(spoken)


def _meanings(relation: Relation) -> dict[str, str]:
    """A parked table has the columns of its namesake in `main`, and their meaning."""
    if relation.schema != "parked":
        return relation.columns
    return next(r.columns for r in relations() if r.full_name == f"main.{relation.name}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
