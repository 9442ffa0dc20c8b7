"""An item whose bytes are known is not read again, and is told by where it stands now."""

import pytest

from flows.cli.answers import _cell
from flows.fates import Fate, Known

ARTICLES = {"h1": ("article", "a.txt")}


def fate(status: str, content_hash: str | None, article_id: str | None = None) -> Fate:
    return Fate(content_hash, status, None, article_id)


@pytest.mark.parametrize(
    ("former", "origin", "content_hash", "status"),
    [
        (None, "a.txt", "h1", "unchanged"),
        (fate("new", "h1", "article"), "a.txt", "h1", "unchanged"),
        (fate("rejected", None), "a.txt", "h1", "unchanged"),  # could not be opened for a while
        (fate("rejected", "h2"), "a.txt", "h1", "unchanged"),  # was edited to nothing, and back
        (fate("duplicate", "h1", "article"), "a.txt", "h1", "unchanged"),  # its twin has moved on
        (None, "b.txt", "h1", "duplicate"),
        (fate("new", "h2", "other"), "b.txt", "h1", "duplicate"),
        (fate("duplicate", "h1", "article"), "b.txt", "h1", "duplicate"),
        (fate("rejected", "h3"), "c.txt", "h3", "rejected"),
        (fate("failed", "h1", "article"), "a.txt", "h1", None),  # released: to be read again
        (fate("failed", None), "a.txt", "h1", None),
        (fate("new", "h1", "article"), "a.txt", "h4", None),
    ],
)
def test_the_fate_of_known_bytes(former, origin, content_hash, status):
    known = Known({} if former is None else {origin: former}, ARTICLES)
    settled = known.settled(origin, content_hash)
    assert (settled and settled.status) == status


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (r"\[/foo] [bold]x[/]", r"\[/foo] [bold]x[/]"),
        ("a\x1b[31mred\x07", "a\N{REPLACEMENT CHARACTER}[31mred\N{REPLACEMENT CHARACTER}"),
        ("abc\u202edef", "abc\N{REPLACEMENT CHARACTER}def"),
        ("两行\nof text 🙂", "两行\nof text 🙂"),
        (None, ""),
    ],
)
def test_no_text_speaks_to_the_terminal(value, shown):
    assert _cell(value).plain == shown
