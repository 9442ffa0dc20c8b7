"""English quotations without a unit: levels of an index, rates of exchange, and counts whose noun stands before them."""

import re
from dataclasses import replace

from transforms.figures.english.units import EnglishUnits
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Part, Unit

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
NUMBER_OF = re.compile(r"number of (?:[a-z'-]+ ){0,3}?([a-z-]+s|people)(?= )")


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
                told = self._exchange(low, number.start, number.end)
                if told is None and number.kind == "digits":
                    told = self._level(low, number.start, number.end, number.value, out)
            out.append((number, unit if told is None else replace(told, start=number.end, end=number.end)))
        return out

    def _exchange(self, low: str, start: int, end: int) -> Unit | None:
        """`the yen was at 150.2 per dollar`: the currency named last before."""
        if EXCHANGE.match(low, end) is None:
            return None
        for word in reversed(WORD.findall(low[max(0, start - REACH) : start])):
            code = self._money.get(word) or self._money.get(word.removesuffix("s"))
            if code is not None and word not in ("dollar", "greenback"):
                return Unit(end, end, code, "money")
        return None

    def _level(self, low: str, start: int, end: int, value: float, before: list[Part]) -> Unit | None:
        """`the index rose 1% to 7,302.9`: points; `the number of models grew from 16`: models."""
        clause = SENTENCE.split(low[max(0, start - REACH) : start])[-1]
        is_casualty = HARMED.match(low, end) is not None or HARMING.search(clause) is not None
        if not (is_casualty or AT.search(clause) or SCORED.search(clause)) or low[end : end + 1].isalnum():
            return None
        is_year = 1900 <= value < 2100
        numbers_of = NUMBER_OF.findall(clause)
        if numbers_of and not is_year:
            singular = self._units.singular(numbers_of[-1])
            noun, metric = self._nouns.get(singular, (singular, None))
            return Unit(end, end, noun, "data" if noun == "token" else "count", metric=metric)
        if is_casualty:
            return Unit(end, end, "person", "count", metric="other")
        if SCORED.search(clause) and low.startswith((" on ", " in ", " out of "), end):
            return Unit(end, end, "point", "other")
        written = low[start:end]
        is_level = "." in written or "," in written or (value >= 100 and not is_year)
        is_told = self._index.search(clause) is not None or any(
            unit is not None and unit.unit == "point" for _, unit in before[-2:]
        )
        return Unit(end, end, "point", "other") if is_level and is_told else None
