"""No page, whatever stands in it, takes more than 600 MB of the worker that reads it."""

from functools import partial

import pytest

from flows.clock import now
from flows.guard import Guard, Limits
from flows.reading import prepare, stages_of
from flows.version import Means
from tests.flows.ill_behaved import memory_of
from transforms.ids import content_hash
from transforms.records import Item

SENTENCE = "Lanternfish Labs said on Monday that it had sold 40,000 licences for $12.5 million. "
SIZE = 4_900_000
"""Characters: a little less than what is read at all."""
PROSE = 300_000
"""Characters of sentences that are read in some ten seconds; longer ones meet the deadline of a document."""


def page(inside, size=SIZE):
    return (
        f"<html><body><article>{(inside * (size // len(inside.encode()) + 1))[:size]}</article></body></html>".encode()
    )


PAGES = {
    "20 MB": page(SENTENCE, 20_000_000),
    "one paragraph": page(SENTENCE, PROSE),
    "paragraphs": page(f"<p>{SENTENCE}</p>", PROSE),
    "a table": page("<tr><td>4<td>5", SIZE),
    "tags in tags": page("<div><b>"),
    "two hundred levels": page("<div>" * 200 + SENTENCE + "</div>" * 200),
    "attributes": b"<p " + b"a=1 " * (SIZE // 4) + b">",
    "a script": b"<script>" + b"x=1;" * (SIZE // 4) + b"</script>",
    "a script without end": b"<script>" + b"<b>" * (SIZE // 3),
    "comments": page("<!--x-->"),
    "references to characters": page("&amp;&#x41;"),
    "references to none": page("&#x110000;"),
    "no space": page("x"),
    "Chinese": page("公司周一表示，已售出四万个许可证，收入1250万元。", PROSE // 3),
    "another charset than it says": b'<meta charset="utf-8"><article>' + (SENTENCE * 60_000).encode("utf-16-be"),
    "nothing but marks": page("“”"),
    "numbers": page("1,2"),
}


@pytest.fixture(scope="module")
def guard():
    with Guard(1, Limits(tasks_per_worker=1), partial(prepare, Means()), preload="flows.reading") as running:
        yield running


@pytest.mark.parametrize("content", PAGES.values(), ids=PAGES)
def test_no_page_takes_more_than_600_mb_of_the_worker_that_reads_it(content, guard):
    item = Item("https://ledger.example/a", content, content_hash(content), "text/html", now())
    most = guard.run(memory_of, stages_of, [item], Means(), seconds=60)
    assert most < 600
