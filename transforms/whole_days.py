"""The day that a page's markup names whole: year, month and day all stand in it, and none is filled in."""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import date

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from transforms.encodings import plain

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_AROUND = 30
"""Characters before and behind a year within which the rest of its day stands."""

_DAY = re.compile(
    r"(?<!\d)(?P<y1>(?:19|20)\d\d)(?P<s1>[-/.])(?P<m1>[01]?\d)(?P=s1)(?P<d1>[0-3]?\d)(?!\d)"  # 2025-03-04T10:00Z
    r"|(?<![\d./-])(?P<d2>[0-3]?\d)(?P<s2>[-/.])(?P<m2>[01]?\d)(?P=s2)(?P<y2>(?:19|20)\d\d)(?!\d)"  # 24.03.2025
    r"|(?<!\d)(?P<d3>[0-3]?\d)(?:st|nd|rd|th|\.)? (?:of )?[^\W\d_]{3,}[,.]? (?P<y3>(?:19|20)\d\d)(?!\d)"  # 4. März 2025
    r"|[^\W\d_]{3,} (?P<d4>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y4>(?:19|20)\d\d)(?!\d)"  # March 4, 2025
)
"""The forms of a day that htmldate reads; whether the word in it is a month is left to it."""

_COMPACT = re.compile(r"\s*(?P<y5>(?:19|20)\d\d)(?P<m5>[01]\d)(?P<d5>[0-3]\d)(?:T?\d{4,6}Z?)?\s*")
_SPACES, _DIGIT, _NO_DIGIT = re.compile(r"\s+"), re.compile(r"\d"), "·"
_INLINE = frozenset(["a", "abbr", "b", "em", "font", "i", "small", "span", "strong", "sub", "sup", "time", "u"])
_SAYING = ("content", "datetime", "title")
"""Attributes in which htmldate looks for days."""


def whole_day(tree: HtmlElement, earliest: date, latest: date) -> date | None:
    """The day that htmldate finds among those that the markup names whole, within the bounds.

    Of a month alone htmldate makes a day, by the machine's clock or the first; so it is shown nothing but whole days.
    """
    shown = _with_whole_days_only(tree, earliest, latest)
    found = find_date(
        shown,
        extensive_search=False,
        original_date=True,
        url="",  # keeps it from looking at the page's own address
        min_date=earliest.isoformat(),
        max_date=latest.isoformat(),
    )
    day = date.fromisoformat(found) if found else None
    return day if day is not None and _stands(day, shown) else None


def _with_whole_days_only(tree: HtmlElement, earliest: date, latest: date) -> HtmlElement:
    """A copy whose other digits are dots in its text, and which lacks the attributes that name no day."""
    copied = deepcopy(tree)
    for element in copied.iter(etree.Element):
        for name in _SAYING:
            written = element.get(name)
            if written is not None and (element.get("property") or element.get("name")) != "og:image":
                day = _attributed(written, earliest, latest)
                element.attrib.pop(name)
                if day is not None:
                    element.set(name, day)
    pieces = list(_pieces(copied))
    masked = _masked("".join(text for *_, text in pieces), earliest, latest)
    position = 0
    for node, place, text in pieces:
        if _DIGIT.search(text):
            setattr(node, place, masked[position : position + len(text)].lstrip("\n"))
        position += len(text)
    return copied


def _attributed(written: str, earliest: date, latest: date) -> str | None:
    """The day of an attribute without its clock, whose zone would be compared with the machine's."""
    compact = _COMPACT.fullmatch(written)
    if compact is not None:
        return compact["y5"] + compact["m5"] + compact["d5"] if _is_whole(compact, earliest, latest) else None
    line = _SPACES.sub(" ", written)
    start, end = next(_spans(line, earliest, latest), (0, 0))
    return line[start:end] or None


def _pieces(tree: HtmlElement) -> Iterator[tuple[etree._Element, str, str]]:
    """The texts of a page in their order, each where it stands; one that does not run on from the one before begins with a line end."""
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        place = "text" if event == "start" else "tail"
        is_script = event == "start" and node.tag in ("script", "style")
        text = getattr(node, place)
        if text and not is_script:
            runs_on = not isinstance(node.tag, str) or node.tag in _INLINE
            yield node, place, ("" if runs_on else "\n") + _SPACES.sub(" ", plain(text))


def _masked(text: str, earliest: date, latest: date) -> str:
    parts, position = [], 0
    for start, end in _spans(text, earliest, latest):
        parts += [_DIGIT.sub(_NO_DIGIT, text[position:start]), text[start:end]]
        position = end
    return "".join([*parts, _DIGIT.sub(_NO_DIGIT, text[position:])])


def _spans(text: str, earliest: date, latest: date) -> Iterator[tuple[int, int]]:
    """Where whole days within the bounds stand, in their order and apart from each other."""
    position = 0
    for year in _YEAR.finditer(text):
        for found in _DAY.finditer(text, max(position, year.start() - _AROUND), year.end() + _AROUND):
            if _is_whole(found, earliest, latest):
                yield found.span()
            position = found.end()


def _is_whole(found: re.Match[str], earliest: date, latest: date) -> bool:
    """Whether a match is a day within the bounds that can be read one way only; of one with its month in words, the year decides."""
    said = {name[0]: value for name, value in found.groupdict().items() if value}
    year, day = int(said["y"]), int(said["d"])
    if "m" not in said:
        return earliest.year <= year <= latest.year and 1 <= day <= 31
    month = int(said["m"])
    if found.lastgroup == "y2" and said["s"] == "/" and day != month and day <= 12:
        return False  # 03/04/2025 is a day in March or in April
    try:
        return earliest <= date(year, month, day) <= latest
    except ValueError:
        return False


def _stands(day: date, shown: HtmlElement) -> bool:
    """Whether year, month and day stand side by side in what was shown; a month in words was read by htmldate."""
    year, month, number = day.year, day.month, day.day
    numeric = rf"(?<!\d){year}[/_.-]?0?{month}[/_.-]?0?{number}(?!\d)|(?<!\d)0?{number}(?P<s>[-/.])0?{month}(?P=s){year}(?!\d)"
    worded = rf"(?<!\d)0?{number}(?:st|nd|rd|th|\.)?,? (?:(?:of )?[^\W\d_]{{3,}}[,.]? )?{year}(?!\d)"
    attributes = (value for element in shown.iter(etree.Element) for value in element.attrib.values())
    texts = "\n".join([shown.text_content(), *map(str, attributes)])
    return re.search(f"{numeric}|{worded}", texts) is not None
