"""Where articles come from: what a source yields, one file a kind of source."""

from dataclasses import dataclass
from pathlib import Path

from flows.usage import WrongUsage
from transforms.records import REJECTIONS


class SourceError(WrongUsage):
    """A source that was named does not exist, or a pattern matches nothing."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read: `origin` is the path as given joined with the file's name."""

    origin: str
    path: Path
    media_type: str


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that cannot be read: a reason of `transforms.records.REJECTIONS` and what was seen."""

    origin: str
    reason: str
    detail: str = ""

    def __str__(self) -> str:
        return f"{self.reason}: {self.detail or REJECTIONS[self.reason]}"
