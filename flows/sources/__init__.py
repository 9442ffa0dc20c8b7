"""Where articles come from: what a source yields, one file a kind of source."""

from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

from flows.usage import WrongUsage
from transforms.records import REJECTIONS, Hints, Item

NOTHING = Hints()

MAX_BYTES = 10_000_000
"""A larger item is refused without being read whole: the longest real pages hold some three million bytes."""


OTHER_FILE, OFF_TOPIC, TOO_OLD, NO_PAGE = "other files", "off topic", "too old", "other records"
"""Why a source passes something over."""


class SourceError(WrongUsage):
    """A source that was named does not exist, is declared wrongly, or a pattern matches nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `origin` is the path as given joined with the file's name."""

    origin: str
    path: Path
    media_type: str
    max_bytes: int = MAX_BYTES
    hints: Hints = NOTHING


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that cannot be read: a reason of `transforms.records.REJECTIONS` and what was seen; `place` as of a record."""

    origin: str
    reason: str
    detail: str = ""
    place: str | None = None

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail or REJECTIONS[self.reason]}"


@dataclass(frozen=True, slots=True)
class Failed:
    """An item, or a source as a whole, that could not be had this time; the next run tries again."""

    origin: str
    reason: str


@dataclass(frozen=True, slots=True)
class Record:
    """An item whose bytes lie in a larger file. `place` is an origin that no other record has, should the item's own be taken."""

    item: Item
    place: str


@dataclass(frozen=True, slots=True)
class Link:
    """A page to fetch. `changed` is what its source says of when it last changed; `text` what its feed itself has of it, to be
    taken beside the refusal where the page is refused; without `topics` it is wanted whatever it is about."""

    origin: str
    hints: Hints
    source: str
    max_bytes: int
    recheck_seconds: float
    changed: str | None = None
    text: Record | None = None
    topics: tuple[str, ...] = ()

    def also(self, other: "Link") -> "Link":
        """The link where another source names it too: of the topics of either, of any where one has none."""
        topics = tuple(sorted({*self.topics, *other.topics})) if self.topics and other.topics else ()
        return replace(self, topics=topics)


@dataclass(frozen=True, slots=True)
class Settled:
    """An item that need not be had: its last fate, said again."""

    origin: str
    content_hash: str | None
    status: str
    reason: str | None
    article_id: str | None


Yielded = Record | Link | Refused | Failed
"""What sources yield, one for each item."""

Had = Record | Settled | Refused | Failed
"""What becomes of that before it is planned: links are fetched, or need not be."""


@dataclass
class Tally:
    """What a source yielded in a run, `items` of it articles or pages; and what it passed over for which reason: such items are counted, and have
    no line in the ledger. `is_partial`: some of it has not changed, and was not named; `is_cut`: there was more than its `max_items`.
    """

    name: str
    kind: str
    yielded: int = 0
    items: int = 0
    is_partial: bool = False
    is_cut: bool = False
    passed_over: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
