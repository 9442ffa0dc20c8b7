"""English quotations without a unit: levels of an index, rates of exchange, and counts whose noun stands before them."""

import re
from dataclasses import replace

from transforms.figures.english.units import EnglishUnits
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Part, Unit

REACH = 160
"""Characters before a number within which its sentence says what is quoted."""
WORD = re.compile(r"[a-z]+")
SENTENCE = re.compile(r"[;:!?\n]|(?<![a-z]\.[a-z])\.(?= |$)")
AT = re.compile(
    r"(?:^| )(?:to|at|of|is|was|were|hit|reached|reaching|above|below|around|near|crossed|topped|from|by|past|through|over|under|currently|now|"
    r"and|or)(?: (?:an?|the|its|about|around|nearly|more than|over|just|almost|only|record|high|low|as (?:many|few|much) as|"
    r"at least|up to|some|only))* ?$"
)
SCORED = re.compile(
    r"(?:^| )scor(?:es?|ed|ing)(?: (?:of|about|around|just|only|over|nearly|at least|an? average of))* $"
)
HARMED = re.compile(
    r" (?:were |was |are |others |reported )?(?:killed|injured|dead|wounded|hurt|arrested|hospitali[sz]ed|detained|displaced|evacuated)(?![a-z])"
)
HARMING = re.compile(
    r"(?:killing|killed|injuring|injured|wounding|wounded|hurting|displacing|arresting|arrested|evacuating)"
    r"(?: (?:at least|more than|over|about|around|nearly|some|as many as|up to|another|all|roughly|almost))* $"
)
EXCHANGE = re.compile(
    r" (?:per|to the|to a|against the|versus the|a|on the) (?:u\.?s\.? )?(?:dollar|greenback|euro|pound)(?![a-z])"
)
NUMBER_OF = re.compile(
    r"number of (?:[a-z'-]{1,24} ){0,3}?([a-z-]{1,24}s|people)(?= )"
    r"|(?<![a-z])([a-z]{3,24}) (?:count|tally)(?![a-z])|(?<![a-z])(headcount|workforce|payroll)(?![a-z])"
)
STAFF = {"headcount": "employee", "workforce": "employee", "payroll": "employee"}
RATIO = re.compile(r"ratio (?:of|is|was|at|to)(?: (?:about|around|just|only|over|under|nearly))* $")
SCALED = re.compile(r" (?:on|in|out of) ")
NEAR = 80
"""Characters between a percentage and the points that it moved by."""


class EnglishQuotes:
    """Gives numbers without a unit the one that their sentence says before them."""

    def __init__(self, lexicon: Lexicon, units: EnglishUnits) -> None:
        words = "|".join(sorted(map(re.escape, lexicon.words["en", "index_word"]), key=len, reverse=True))
        self._index = re.compile(rf"(?<![a-z])(?:{words})(?![a-z])")
        names = {form: word for form, word in lexicon.money_names["en"].items() if form.isalpha() and len(form) > 2}
        self._money = {
            form: word[0] for form, word in names.items() if word[2] == 1 and form.upper() not in lexicon.money_signs
        }
        self._nouns, self._units = lexicon.nouns["en"], units

    def quoted(self, low: str, parts: list[Part]) -> list[Part]:
        """The parts, of which numbers without a unit have got one where the sentence before them says it."""
        out: list[Part] = []
        for number, unit in parts:
            told = None
            if unit is None and number.kind in ("digits", "words") and number.qualifier != "between":
                told = self._exchange(low, number.start, number.end) or self._said(low, number, out)
            elif unit is not None and unit.unit == "point" and self._is_of_percent(low, number, out):
                told = replace(unit, unit="percentage_point", kind="percent")
            if told is not None and unit is None:
                told = replace(told, start=number.end, end=number.end)
            out.append((number, told or unit))
        return out

    def _is_of_percent(self, low: str, number: Number, before: list[Part]) -> bool:
        """Whether points are percentage points: after a percentage, of no index (`56 percent of firms, up six points`)."""
        last = next((part for part in reversed(before) if part[1] is not None), None)
        if last is None or last[1] is None or last[1].kind != "percent" or number.start - last[0].end > NEAR:
            return False
        return number.value < 100 and self._index.search(low, max(0, number.start - REACH), number.start) is None

    def _exchange(self, low: str, start: int, end: int) -> Unit | None:
        """`the yen was at 150.2 per dollar`: the currency named last before."""
        if EXCHANGE.match(low, end) is None:
            return None
        for word in reversed(WORD.findall(low[max(0, start - REACH) : start])):
            code = self._money.get(word) or self._money.get(word.removesuffix("s"))
            if code is not None and word not in ("dollar", "greenback"):
                return Unit(end, end, code, "money")
        return None

    def _said(self, low: str, number: Number, before: list[Part]) -> Unit | None:
        """`the number of models grew from 16`: models; `killing at least 12`: people; `scores 86.7 on`, `the index rose to 7,302.9`: points."""
        start, end = number.start, number.end
        clause = SENTENCE.split(low[max(0, start - REACH) : start])[-1]
        is_at = AT.search(clause) is not None
        if low[end : end + 1].isalnum() or 1900 <= number.value < 2100:
            return None
        if is_at and (counted := self._counted(clause, end)) is not None:
            return counted
        if number.kind != "digits":
            return None
        if HARMED.match(low, end) or HARMING.search(clause):
            return Unit(end, end, "person", "count", metric="other")
        if RATIO.search(clause):
            return Unit(end, end, "times", "ratio")
        is_scored = SCORED.search(clause) is not None and SCALED.match(low, end) is not None
        is_level = is_at and self._is_index(clause, low[start:end], number.value, before)
        return Unit(end, end, "point", "other") if is_scored or is_level else None

    def _counted(self, clause: str, end: int) -> Unit | None:
        """What a clause says the number of before the number itself: `the number of jobs`, `the lender count`, `headcount`."""
        found = [next(filter(None, match.groups())) for match in NUMBER_OF.finditer(clause)]
        if not found:
            return None
        singular = STAFF.get(found[-1]) or self._units.singular(found[-1])
        noun, metric = self._nouns.get(singular, (singular, None))
        return Unit(end, end, noun, "data" if noun == "token" else "count", metric=metric)

    def _is_index(self, clause: str, written: str, value: float, before: list[Part]) -> bool:
        is_level = "." in written or "," in written or value >= 100
        is_told = any(unit is not None and unit.unit == "point" for _, unit in before[-2:])
        return is_level and (is_told or self._index.search(clause) is not None)
