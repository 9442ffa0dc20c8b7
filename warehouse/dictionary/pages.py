"""The data dictionary as Markdown, as a page and as JSON."""

import json
from dataclasses import asdict
from html import escape

from warehouse import Connection
from warehouse.dictionary.entries import Column, Entry, entries

_STYLE = """:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:auto;padding:1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #8886;
overflow-wrap:anywhere}
code{font-size:.9em}nav a{margin-right:1em;display:inline-block}.wide{overflow-x:auto}td:last-child{max-width:22rem;unicode-bidi:isolate}
@media print{nav{display:none}}"""


def markdown(c: Connection) -> str:
    """The dictionary in Markdown, with an example row where the warehouse has one; the same for every run over the same articles."""
    parts = [
        "# Data dictionary",
        "Made from the comments of the tables and views (`claimhouse dictionary`). Unknown is `NULL`; times are UTC; a key is in **bold**.",
    ]
    for entry in entries(c, is_stable=True):
        lines = [
            f"## `{entry.name}` ({entry.kind})\n\n{entry.grain}\n",
            "| Column | Type | Meaning | Example |\n|---|---|---|---|",
        ]
        parts.append(
            lines[0]
            + "\n"
            + "\n".join([lines[1], *("| " + " | ".join(_cells(column)) + " |" for column in entry.columns)])
        )
    return "\n\n".join(parts) + "\n"


def _cells(column: Column) -> tuple[str, ...]:
    name = f"**`{column.name}`**" if column.is_key else f"`{column.name}`"
    return (
        name,
        column.type + (" NOT NULL" if column.is_required else ""),
        _plain(_meaning(column)),
        _plain(column.example),
    )


def _plain(text: str | None) -> str:
    """Text in a cell of Markdown, where it makes no markup."""
    text = " ".join((text or "").split())
    return escape(text, quote=False).translate({ord(sign): "\\" + sign for sign in "\\|*_`[]~"})


def _meaning(column: Column) -> str:
    further = [f"refers to {column.refers_to}"] if column.refers_to else []
    if column.values:
        further.append("one of: " + ", ".join(column.values))
    return "; ".join([column.meaning, *further])


def page(c: Connection) -> str:
    """The dictionary as one HTML page that loads nothing, with rows counted and an example row of the warehouse itself."""
    found = entries(c)
    links = "".join(f'<a href="#{escape(e.name)}">{escape(e.name)}</a>' for e in found)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Data dictionary</title><style>{_STYLE}</style></head><body><h1>Data dictionary</h1><nav>{links}</nav>"
        + "".join(_section(entry) for entry in found)
        + "</body></html>\n"
    )


def _section(entry: Entry) -> str:
    head = "<tr><th>Column<th>Type<th>Meaning<th>Example</tr>"
    rows = "".join(_row(column) for column in entry.columns)
    return (
        f'<section id="{escape(entry.name)}"><h2><code>{escape(entry.name)}</code></h2><p>{escape(entry.grain)}'
        f' ({entry.kind}; rows: {entry.rows})</p><div class="wide"><table>{head}{rows}</table></div></section>'
    )


def _row(column: Column) -> str:
    name = f"<code>{escape(column.name)}</code>" + (" (key)" if column.is_key else "")
    type_ = escape(column.type) + (" NOT NULL" if column.is_required else "")
    return f"<tr><td>{name}<td>{type_}<td>{escape(_meaning(column))}<td>{escape(column.example or '')}</tr>"


def as_json(c: Connection) -> str:
    """The dictionary as a JSON list of tables and views, each with its columns."""
    return json.dumps([asdict(entry) for entry in entries(c)], indent=2, ensure_ascii=False) + "\n"
