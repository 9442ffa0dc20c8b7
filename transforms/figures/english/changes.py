"""Whether an English quantity is the size of a change, and against what."""

import re

from transforms.figures.english.comparisons import EnglishComparisons
from transforms.figures.lexicon import Lexicon

CLAUSE = re.compile(
    r"[;:!?()—\n]|\.(?!\d)|,? (?:while|whereas|but|although|though|because|after|which|who)(?![a-z])|, (?:and|with|as|to|or|from)(?= [a-z])"
)
WORD = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
LEVEL = re.compile(
    r"(?:^| )(?:to|for|to yield|at|into|reach|reached|reaching|totaled|totalled|hit|hitting|of a|was|were|is|are|stood at|from|"
    r"compared with|versus|against|than|worth|short of|yield|yielding|yields)(?: (?:a|an|the|its|nearly|about|around|over|just|record|almost|some|"
    r"roughly|approximately|more than|less than|only|as much as|as many as|up to|at least|between|an estimated|"
    r"under|below|above))*$"
)
BY = re.compile(
    r"(?: by| of| as much as| up)(?: (?:a|an|the|nearly|about|around|over|just|almost|some|roughly|approximately|"
    r"more than|less than|only|as much as|up to|at least|between|another|an estimated|under|a further|well over|"
    r"or))*$"
)
ASIDE = re.compile(
    r"(?:^|,|\(|(?:is|was|were|are|be|been|also|went|gone|go|ended|closed|finished|moved|and|or|sharply|slightly)) ?$"
)
NOUN_SUBJECT = re.compile(
    r"(?:growth|increase|decline|drop|rise|decrease|expansion|contraction)(?: rate)?"
    r"(?: (?:in|of|for|at|from)(?: [a-z-]+){1,4}?)? (?:\w+ )?(?:was|is|of|to|at|"
    r"eased to|slowed to|accelerated to|reached|hit|stood at|came in at|averaged|picked up to|quickened to|"
    r"cooled to|ticked up to|will be|would be|by)(?: (?:about|around|nearly|just|only|over|more than|roughly|"
    r"almost))?$"
)
GROWTH = {"decline": "decrease", "drop": "decrease", "decrease": "decrease", "contraction": "decrease"}
DEFINITE = re.compile(r"(?<![a-z])(?:the|those|these|existing|current)$")
"""`eliminate the | 15% tariff`: a level that is known already."""
COMPARATIVE = re.compile(
    r" ?-?(?:faster|slower|longer|shorter|cheaper|smaller|larger|bigger|better|worse|quicker|lighter|heavier|stronger|(?:more|less|fewer)"
    r" (?!than|year|on|from|in|for|at|to)[a-z]+)(?![a-z])"
)
NEGATED = re.compile(r"(?:not|n't|never|no|without)(?: [a-z]+)?$")
GIVEN = re.compile(r" (?:the|its|their|his|her|these|this|those|existing|current)$")
"""`eliminate the 15% tariffs`: what changes is no size."""
MOVED_TO = re.compile(r" to (?:(?:a|an|close|settle|end|about|around|just|nearly)[a-z ]{0,16} )?[$€£¥\d]")
COMPARATIVE = re.compile(
    r" ?-?(?:faster|slower|longer|shorter|cheaper|smaller|larger|bigger|better|worse|quicker|lighter|heavier|stronger|(?:more|less|fewer)"
    r" (?!than|year|on|from|in|for|at|to)[a-z]+)(?![a-z])"
)
SENTENCE = re.compile(r"[.;!?\n]")
COMPARED = 24
"""Characters after *than* within which a time says more: `more than in the previous quarter`."""
RATIOS = ("percent", "percentage_point", "times")


class EnglishChanges:
    """Finds direction and basis of a change in the words around a quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._verbs = lexicon.changes["en", "verb"]
        self._nouns = lexicon.changes["en", "noun"]
        self._comparisons = EnglishComparisons(lexicon)
        self._levels = frozenset(lexicon.words["en", "level_word"])
        self._only_by = frozenset(lexicon.words["en", "only_by"])
        particled = "|".join(lexicon.words["en", "particle_verb"])
        self._particled = re.compile(rf"(?:^|[^a-z])(?:{particled}) $")
        self._bases = [
            (re.compile(rf"(?<![a-z]){re.escape(words)}(?![a-z])"), basis) for words, basis in lexicon.bases["en"]
        ]

    def change(self, low: str, start: int, end: int, *, unit: str, kind: str, floor: int) -> str | None:
        """`increase`, `decrease` or None for the quantity at `low[start:end]`; `floor` is where the quantity before it ends."""
        after = self._comparisons.after(low, start, end, unit=unit, kind=kind)
        if after is not None:
            return after
        left = low[max(0, floor, start - 90) : start]
        breaks = [match.end() for match in CLAUSE.finditer(left)]
        clause = (left[breaks[-1] :] if breaks else left).rstrip(" $€£¥")
        left = left.rstrip(" $€£¥") if clause.strip().startswith("by") else clause  # cut the price, …, by 97%
        subject = NOUN_SUBJECT.search(left)
        if subject is not None and unit in RATIOS:
            return GROWTH.get(subject[0].split(" ")[0], "increase")
        if LEVEL.search(" " + left) or DEFINITE.search(left):
            return None
        words = [(match[0], match.start()) for match in WORD.finditer(left)][-9:]
        for back, (word, at) in enumerate(reversed(words)):
            is_verb = word in self._verbs
            if (is_verb or word in self._nouns) and not (word in ("up", "down") and self._is_particle(left, at, word)):
                is_moved = MOVED_TO.match(low, end) is not None
                is_meant = self._is_meant(left, word, at, back, unit=unit, kind=kind, is_moved=is_moved)
                return (self._verbs.get(word) or self._nouns[word]) if is_meant else None
        return None

    def _is_particle(self, left: str, at: int, word: str) -> bool:
        """`up to 90%`, `make up 10%`: no direction."""
        return left.startswith(f"{word} to", at) or self._particled.search(left[:at]) is not None

    def _is_meant(self, left: str, word: str, at: int, back: int, *, unit: str, kind: str, is_moved: bool) -> bool:
        """Whether the cue, `back` words before the quantity, has it as its size: at hand, or joined by *by* or *of*; not negated.

        `is_moved`: a level follows (`gained 51 cents to $57`), so that what might be an amount (*gained $3 million*) is a change.
        """
        is_by = BY.search(" " + left) is not None
        is_ratio = unit in RATIOS or unit == "point"
        if word in self._levels and not (is_ratio or is_moved):
            return False
        if word in self._only_by and not (is_by and is_ratio):
            return False
        if NEGATED.search(left[:at].rstrip()) or (not is_by and GIVEN.search(left[at:])):
            return False
        if word in ("up", "down"):
            is_beside = is_ratio and back == 0
            return is_beside or ((is_ratio or kind in ("money", "count")) and ASIDE.search(left[:at]) is not None)
        if word in self._nouns and word not in self._verbs:
            return is_by
        return is_by or back <= (4 if is_ratio else 2)

    def basis(self, low: str, start: int, end: int) -> str | None:
        """Against what the change is measured, from the words of its clause, nearest first after it and then before it."""
        right = SENTENCE.split(low[end : end + 60], maxsplit=1)[0]
        left = SENTENCE.split(low[max(0, start - 50) : start])[-1]
        found = [(match.start(), basis) for shape, basis in self._bases if (match := shape.search(right)) is not None]
        if found:
            return min(found, key=lambda hit: (hit[0] + (COMPARED if hit[1] == "comparison" else 0), hit[1]))[1]
        found = [
            (-match.start(), basis)
            for shape, basis in self._bases
            if basis != "comparison" and (match := shape.search(left)) is not None
        ]
        if found:
            return min(found)[1]
        return "comparison" if COMPARATIVE.match(low, end) else None
