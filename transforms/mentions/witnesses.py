"""What the words around a name tell of its kind."""

import re
from collections.abc import Iterator, Mapping

from transforms.mentions.hearing import HINT, PROOF, SLIGHT, STRONG, Vote
from transforms.mentions.runs import Runs
from transforms.mentions.scanning import Page
from transforms.mentions.shapes import PERSON_WORDS, Shapes
from transforms.mentions.spans import Span

Votes = tuple[Vote, ...]

_TICKER = re.compile(r"\s?[(（](?:NYSE|NASDAQ|Nasdaq|LSE|HKEX|SEHK|TSX|ASX|AMEX|OTC|SSE|SZSE|NSE|BSE|TYO|Euronext)\b")
_AGE = re.compile(r", \d{2},")
_APPOSITION = re.compile(r", (?:an?|the|its|their|his|her|one of the) ((?:[\w&'.-]+ ){0,7}[\w&'.-]*[\w])")
_HEAD_ENDS = re.compile(
    r" (?:of|in|at|for|that|which|who|whose|based|with|from|to|and|or|on|by|backed|owned|run|founded)\b"
)
_RELATIVE = re.compile(r",? (who|whom)\b|, (which)\b")
_SUCH_AS = re.compile(r"(?:such as|like|including|called|named|dubbed|known as),? $")
_OWNED = re.compile(r"(?:\b(?:its|their|his|her|our|new)|'s?)(?: [a-z][\w-]*){0,2} $")
_LISTERS = frozenset({"as", "like", "including", "called", "named", "dubbed"})
_NEXT = re.compile(r"(?:'s?)? (?:(\w+ly) )?([\w-]+)(?: ([\w-]+))?")
_JOINED = re.compile(r"-(\w+)")
_GOVERNING = (" of ", " in ", " at ", " from ", " by ", " for ", " with ", " to ", " on ")
_STATES = frozenset(
    {"is", "was", "has", "had", "will", "would", "did", "does", "also", "and", "'s", "who", "then", "once", "later"}
)
_OWNS = re.compile(r"[^.!?;:“”\"A-Z]{0,130}?\b(its|his|her)\b")
_REPORTS = re.compile(r"\b(?:said|says|say|told|that|according|believes?|thinks?|and|but|while|as|after|because)\b")
_MADE = ("product", "model", "event", "place")
_REACH = 70


class Witnesses:
    """Hears the witnesses of a name, each with its weight; a negative one speaks against a kind."""

    def __init__(self, runs: Runs, words: Mapping[str, frozenset[str]], nouns: Mapping[str, str]) -> None:
        self._runs = runs
        self._shapes = Shapes(runs, words)
        self._words = words
        self._nouns = {
            **{
                noun: kind
                for noun, kind in nouns.items()
                if kind in ("person", "voice", "organisation") and noun not in words["either-noun"]
            },
            **{noun: kind for kind in ("product", "model", "place", "event") for noun in words[f"{kind}-noun"]},
        }
        self._before_phrases = {
            phrase: kind for kind in ("organisation", "person", "place") for phrase in words[f"{kind}-before"]
        }

    def votes(self, page: Page, span: Span) -> Votes:
        """The kinds spoken for, each with its weight."""
        start, end = span
        form = page.plain[start:end]
        parts = form.split()
        before = page.plain[max(0, start - _REACH) : start]
        return (
            *self._shapes.votes(form, parts),
            *self._before(before, form, len(parts)),
            *self._behind(page.plain, end, len(parts), before),
        )

    def _before(self, text: str, form: str, size: int) -> Iterator[Vote]:
        if not text.endswith(" "):
            return
        words = text.rsplit(None, 2)[-2:]
        word, earlier = (words[-1] if words else ""), (words[0].lower().rstrip(",") if len(words) == 2 else "")
        low = word.lower()
        if low == "the":
            yield from self._article(form, size)
        elif word and size <= PERSON_WORDS and (self._runs.is_title(word) or self._runs.ends_in_office(text)):
            yield Vote("person", PROOF, "title")
            return
        elif word.islower():
            yield from self._noun_before(low, size)
        kind = self._before_phrases.get(f"{earlier} {low}") or self._before_phrases.get(low)
        if kind == "organisation" and size > 1 and self._shapes.is_person(form, form.split()):
            return
        if kind is not None and (kind != "person" or size <= PERSON_WORDS):
            yield Vote(kind, STRONG if kind != "person" else HINT, "phrase before")
            if kind == "organisation":
                yield Vote("person", -HINT, "phrase before")
        else:
            yield from self._preposition(low, earlier)
            if low in _LISTERS and (such := _SUCH_AS.search(text)):
                yield from self._such_as(text[: such.start()])

    def _article(self, form: str, size: int) -> Iterator[Vote]:
        """`the Orrin`: no person; `the Senate`: a body."""
        yield Vote("person", -STRONG, "the")
        yield Vote("organisation", SLIGHT, "the")
        if size == 1 and form.lower() in self._words["body"]:
            yield Vote("organisation", PROOF, "body")

    def _preposition(self, word: str, earlier: str) -> Iterator[Vote]:
        """`near Tessaly`, `in Tessaly`, `an analyst with Orrin`, `at Orrin`."""
        if word in ("near", "outside") or (word == "of" and earlier in self._words["place-head"]):
            yield Vote("place", STRONG, "near")
        elif word in ("at", "for", "with") and self._nouns.get(earlier) in ("person", "voice"):
            yield Vote("organisation", STRONG, "somebody at")
        elif word in ("in", "at"):
            yield Vote("place" if word == "in" else "organisation", HINT, word)
            yield Vote("person", -HINT, word)

    def _noun_before(self, word: str, size: int) -> Iterator[Vote]:
        """`chipmaker Orrin`, `analyst Jane Roe`, `the town Tessaly`, `the app Orrin`."""
        kind = self._nouns.get(word)
        if kind in ("person", "voice"):
            if size <= PERSON_WORDS and not word.endswith("s"):
                yield Vote("person", STRONG, "noun before")
        elif kind == "organisation":
            yield Vote("organisation", HINT if word.endswith("s") else STRONG, "noun before")
        elif kind is not None and not word.endswith("s"):
            yield Vote(kind, STRONG if kind != "place" else HINT, "noun before")

    def _such_as(self, text: str) -> Iterator[Vote]:
        """`companies such as Orrin`, `a chatbot called Orrin`."""
        for word in reversed(text.replace(",", "").split()[-3:]):
            kind = self._nouns.get(word.lower())
            if kind is not None:
                yield Vote("person" if kind == "voice" else kind, STRONG, "such as")
                return

    def _behind(self, text: str, end: int, size: int, before: str) -> Iterator[Vote]:
        if text[end : end + 1] in " -(（,'":
            if _TICKER.match(text, end, end + 20):
                yield Vote("organisation", PROOF, "ticker")
            if _AGE.match(text, end, end + 6):
                yield Vote("person", PROOF, "age")
            joined = _JOINED.match(text, end, end + 16)
            if joined is not None:
                yield from self._joined(joined[1])
            following = _NEXT.match(text, end, end + 50)
            if following is not None:
                yield from self._next(following, before)
            yield from self._explained(text, end, size)
            yield from self._owning(text, end)

    def _owning(self, text: str, end: int) -> Iterator[Vote]:
        """`Orrin announced its results`: no person; `Roe published his book`: one. Not where somebody is only reported to say it of another."""
        owns = _OWNS.match(text, end, end + 140)
        if owns is None or _REPORTS.search(owns[0]):
            return
        if owns[1] == "its":
            yield Vote("organisation", HINT, "its")
            yield Vote("person", -STRONG, "its")
        else:
            yield Vote("person", HINT, "his")

    def _joined(self, tail: str) -> Iterator[Vote]:
        if tail in ("based", "born", "area", "bound"):
            yield Vote("place", PROOF, "based")
        elif tail in self._words["organisation-after"]:
            yield Vote("organisation", HINT, "backed")
            yield Vote("person", -SLIGHT, "backed")

    def _next(self, match: re.Match[str], before: str) -> Iterator[Vote]:
        is_possessive = match[0][0] == "'"
        word, after = match[2].lower(), (match[3] or "").lower()
        kind = self._nouns.get(word) if match[2].islower() else None
        if not is_possessive and kind in _MADE and _OWNED.search(before):
            yield Vote(kind, STRONG + SLIGHT, "its noun")
        elif word in self._words["organisation-next"] or (is_possessive and after in self._words["organisation-next"]):
            yield Vote("organisation", STRONG, "next")
            yield Vote("person", -HINT, "next")
        elif is_possessive:
            return
        elif kind in _MADE:
            yield Vote(kind, STRONG if kind == "place" else HINT, "noun behind")
            yield Vote("organisation", 0.0 if kind == "place" else SLIGHT, "noun behind")
        elif before.endswith(_GOVERNING):
            return
        elif word in self._words["firm-verb"]:
            yield Vote("organisation", HINT, "firm verb")
            yield Vote("place", -HINT, "acts")
        elif word in self._words["person-verb"]:
            yield Vote("person", HINT, "person verb")
            yield Vote("place", -HINT, "acts")
        elif word in self._words["person-next"] and word not in self._words["partitive"] and word not in _STATES:
            yield Vote("place", -HINT, "acts")

    def _explained(self, text: str, end: int, size: int) -> Iterator[Vote]:
        """`Orrin, a maker of chips`, `Jane Roe, who`, `Orrin, which`."""
        relative = _RELATIVE.match(text, end, end + 8)
        if relative is not None:
            yield Vote("person", STRONG if relative[1] else -STRONG, "relative")
        match = _APPOSITION.match(text, end, end + _REACH) if text[end : end + 2] == ", " else None
        if match is None:
            return
        head = _HEAD_ENDS.split(f" {match[1]}", maxsplit=1)[0].split()
        kinds = [self._nouns.get(word.lower()) for word in reversed(head[-4:])]
        kind = next((kind for kind in kinds if kind is not None), None)
        if kind in ("person", "voice"):
            if size <= PERSON_WORDS:
                yield Vote("person", STRONG, "apposition")
        elif kind is not None:
            yield Vote(kind, STRONG, "apposition")
