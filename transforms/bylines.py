"""Who wrote and when: bylines and date lines, told from prose by holding nothing else."""

import re
from collections.abc import Iterator
from datetime import date

from seeds import References
from transforms.boilerplate import Boilerplate
from transforms.dates import DayReader, PrintedDay, is_plausible
from transforms.records import Hints

_MAX_LINE, _MAX_NAME_WORDS = 200, 8
_SEPARATORS = re.compile(r"\s*[|｜丨•·▪;；\t]\s*|\s+[-–—/]\s+|\s{2,}|\x01")
_EDGE = " ,，.。:：-–—/()（）[]【】\x01"
_SMALL_WORDS = frozenset(
    [
        "and",
        "&",
        "de",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "of",
        "the",
        "for",
        "at",
        "in",
        "et",
        "und",
        "与",
        "和",
        "及",
    ]
)
_CAPITALISED = re.compile(r"[A-Z0-9À-Þ][\w.'’&+-]*,?")
_HAN_NAME = re.compile(r"[\u4e00-\u9fffA-Za-z0-9·、 &.-]{1,24}")
_SENTENCE_INSIDE = re.compile(r"[.!?。！？；] *\S{2,}.* |[。！？；]")


class BylineReader:
    """Reads lines that hold nothing but names, days, labels and counters."""

    def __init__(self, references: References, days: DayReader, boilerplate: Boilerplate) -> None:
        self._days, self._boilerplate = days, boilerplate
        rows = references.table("byline_labels").select("label", "role", "opens").iter_rows()
        self._roles: dict[str, str] = {}
        opening: list[str] = []
        closing: list[str] = []
        of_days: list[str] = []
        for label, role, opens in rows:
            self._roles[label.casefold()] = role
            (of_days if role in ("published", "revised") else opening if opens == "yes" else closing).append(label)
        self._labels = re.compile(
            rf"(?<![^\W\d_])(?:(?P<closed>{_either(closing + opening)})\s*[:：|｜丨/]\s*|(?P<open>{_either(opening)})\s+)",
            re.IGNORECASE,
        )
        self._day_labels = re.compile(rf"(?<![^\W\d_])({_either(of_days)})\s*[:：]?\s*", re.IGNORECASE)
        self._publishers = frozenset(name.casefold() for name in references.table("publishers")["name"])

    def said(self, line: str, *, is_edge: bool, retrieved_on: date) -> Hints | None:
        """What a byline or date line says, or None if the line is anything else.

        Days without a label, and *By Jane Doe*, are read only at the edge of an article (its first and last lines).
        """
        if len(line) > _MAX_LINE or "\n" in line:
            return None
        line = line.strip(" ()（）")
        days = self._days.days(line)
        if days and not is_edge:
            return None
        bare, day_roles = self._without_days(line, days)
        names, loose = self._named(bare)
        if not (days or names) or (not is_edge and any(role == "author" and is_open for role, _, is_open in names)):
            return None
        has_form = bool(day_roles or names) or len([piece for piece in _SEPARATORS.split(line) if piece]) > 1
        publisher = self._publisher(loose, has_form=has_form, has_day=bool(days), is_labelled=bool(day_roles))
        if publisher is None:
            return None
        said = {role: name for role, name, _ in reversed(names)}
        day = _first_published(days, day_roles, retrieved_on)
        return Hints(
            author=said.get("author"),
            publisher=said.get("publisher") or publisher or None,
            published_on=day,
            published_from="text" if day else None,
        )

    def _without_days(self, line: str, days: list[PrintedDay]) -> tuple[str, list[str]]:
        """The line with a mark in the place of each day, and the roles of the days in their order."""
        if not days:
            return line, []
        for printed in reversed(days):
            line = f"{line[: printed.start]}\x01{line[printed.end :]}"
        roles = [self._roles[_single(found[1])] for found in self._day_labels.finditer(line)]
        return self._day_labels.sub("\x01", line), roles

    def _named(self, line: str) -> tuple[list[tuple[str, str, bool]], list[str]]:
        """Role, name and openness of each labelled name; and the pieces that no label explains."""
        found = [
            match
            for match in self._labels.finditer(line)
            if match.start() == 0 or not line[match.start() - 1].isalnum()
        ]
        if not found:
            return [], list(_pieces(line))
        names, loose = [], list(_pieces(line[: found[0].start()]))
        for match, following in zip(found, [*found[1:], None], strict=True):
            pieces = list(_pieces(line[match.end() : following.start() if following else len(line)]))
            if pieces:
                role = self._roles[_single(match["closed"] or match["open"])]
                name, _, rest = pieces[0].partition(", ")
                names.append((role, name.strip(_EDGE), match["open"] is not None))
                loose += [piece for piece in (rest, *pieces[1:]) if piece]
        sound = all(_is_name(name) and (not is_open or _is_capitalised(name)) for _, name, is_open in names)
        return (names, loose) if sound else ([], [line])

    def _publisher(self, loose: list[str], *, has_form: bool, has_day: bool, is_labelled: bool) -> str | None:
        """The publisher among unlabelled pieces, '' if there is none; None if a piece cannot belong to such a line."""
        publisher = ""
        for piece in loose:
            if piece.casefold() in self._publishers:
                publisher = publisher or piece
            elif self._boilerplate.is_counter(piece) or (has_day and piece.replace(",", "").isdigit()):
                continue
            elif not (has_form and _is_name(piece) and _is_capitalised(piece)):
                return None
            elif is_labelled:
                publisher = publisher or piece
        return publisher


def _either(labels: list[str]) -> str:
    return "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(labels, key=len, reverse=True))


def _single(label: str) -> str:
    return " ".join(label.split()).casefold()


def _pieces(text: str) -> Iterator[str]:
    return filter(None, (piece.strip(_EDGE) for piece in _SEPARATORS.split(text)))


def _is_name(piece: str) -> bool:
    return 0 < len(piece) <= 60 and len(piece.split()) <= _MAX_NAME_WORDS and not _SENTENCE_INSIDE.search(piece)


def _is_capitalised(piece: str) -> bool:
    words = [word for word in piece.split() if word.casefold() not in _SMALL_WORDS]
    return bool(words) and (
        all(map(_CAPITALISED.fullmatch, words)) or (_HAN_NAME.fullmatch(piece) is not None and not piece.isascii())
    )


def _first_published(days: list[PrintedDay], roles: list[str], retrieved_on: date) -> date | None:
    """The day of publication: of days that all have a label, the earliest not of a revision; else the earliest."""
    sound = [printed.day for printed in days if is_plausible(printed.day, retrieved_on)]
    if len(roles) == len(days) == len(sound) and "published" in roles:
        return min(day for day, role in zip(sound, roles, strict=True) if role == "published")
    return min(sound, default=None)
