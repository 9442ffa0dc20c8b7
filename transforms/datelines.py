"""The place, day and agency that wires print before a report's first sentence."""

import re
from datetime import date

from seeds import References
from transforms.dates import DayReader, is_plausible
from transforms.records import Hints

_PLACE = (
    r"(?P<place>[A-Z][A-Z.'’-]{2,}(?: [A-Z][A-Z.'’-]+){0,3})(?P<region>(?:, [A-Z][\w.'’]*(?: [A-Z][\w.'’]*)?){0,2})"
)
_DAY = r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, (?:19|20)\d\d)?|\d{1,2} [A-Z][a-z]{2,8}\.?(?: (?:19|20)\d\d)?)"
_AGENCY = r"\((?P<agency>[A-Z][\w.& -]{1,30})\)|/(?P<wire>[A-Z][\w ]{1,30})/"
_DASH = r"\s*(?:--|[-–—])\s+"
_WESTERN = (
    re.compile(rf"{_PLACE}(?:,? {_DAY})?,?(?: ?(?:{_AGENCY}))?(?:{_DASH}|: )"),  # BERLIN, March 3 (Reuters) - · PARIS –
    re.compile(rf"(?:{_AGENCY}){_DASH}"),  # (Reuters) -
)
_CHINESE = re.compile(
    r"[（(]?[\u4e00-\u9fff]{0,6}[社网](?:[\u4e00-\u9fff]{1,6})?(?:\d{4}年)?\d{1,2}月\d{1,2}日[电讯][)）]?[\s，,：:]*"  # 新华社北京3月3日电
)


class DatelineReader:
    """Reads datelines; a place in capitals alone is one only if it is a known place: *NVIDIA - the maker …* is not."""

    def __init__(self, references: References, days: DayReader) -> None:
        self._days = days
        entities = references.table("entities").filter(kind="place")
        aliases = references.table("aliases").join(entities, on="entity_id", how="semi")
        self._places = frozenset(name.casefold() for name in (*entities["name"], *aliases["alias"]) if name)
        self._publishers = frozenset(name.casefold() for name in references.table("publishers")["name"])

    def dateline(self, paragraph: str, *, retrieved_on: date) -> tuple[Hints, str]:
        """What a dateline at the start of a paragraph says, and the paragraph without it; a day needs its year to be said."""
        head = paragraph[:200]
        chinese = _CHINESE.match(head)
        if chinese is not None:
            return Hints(), paragraph[chinese.end() :]
        found = next(filter(None, (form.match(head) for form in _WESTERN)), None)
        if found is None:
            return Hints(), paragraph
        said = found.groupdict()
        agency = said.get("agency") or said.get("wire")
        if agency is None and said.get("day") is None and (said.get("place") or "").casefold() not in self._places:
            return Hints(), paragraph
        day = self._days.day(said.get("day") or "")
        is_sound = day is not None and is_plausible(day, retrieved_on)
        return Hints(
            publisher=agency if agency and agency.casefold() in self._publishers else None,
            published_on=day if is_sound else None,
            published_from="text" if is_sound else None,
        ), paragraph[found.end() :]
