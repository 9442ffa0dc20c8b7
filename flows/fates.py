"""What became of items in earlier runs, and what that says of the bytes that are seen there now."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from warehouse.forgetting import FORGOTTEN

SAME_BYTES = "the same bytes stand under another origin"
OTHER_TOPIC = "off_topic"
LOADED = ("new", "changed", "unchanged")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of an origin the last time."""

    content_hash: str | None
    status: str
    reason: str | None
    article_id: str | None
    run_id: str | None = None

    @property
    def is_off_topic(self) -> bool:
        """Whether the topic of its source kept it out; another topic may let it in."""
        return (self.reason or "").startswith(OTHER_TOPIC)


@dataclass
class Known:
    """What the ledger knows: the fate of each origin, the article of each content hash with the origin that it names, and the origins
    and hashes that are not to be read."""

    fates: Mapping[str, Fate]
    articles: Mapping[str, tuple[str, str]]
    forgotten: Collection[str] = frozenset()

    def settled(self, origin: str, content_hash: str) -> Fate | None:
        """The fate of an item that need not be read, or None.

        The bytes of the article that names this origin are `unchanged`, whatever became of the origin in between; other bytes seen there
        before are what they were found to be then; what failed is tried again.
        """
        if origin in self.forgotten or content_hash in self.forgotten:
            return Fate(content_hash, "rejected", FORGOTTEN, None)
        former = self.fates.get(origin)
        article_id, named = self.articles.get(content_hash, (None, None))
        if named == origin and not (former and former.status == "failed"):
            return Fate(content_hash, "unchanged", None, article_id)
        if former and former.content_hash == content_hash:
            if former.status in LOADED:
                return Fate(content_hash, "unchanged", None, former.article_id)
            return None if former.status == "failed" else former
        return (
            None if article_id is None or named == origin else Fate(content_hash, "duplicate", SAME_BYTES, article_id)
        )
