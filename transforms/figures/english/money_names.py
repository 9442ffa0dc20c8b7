"""Names of currencies beside an English number: `Canadian dollars`, `ringgit 42`, `a dollar`, `five grand`."""

import re

from transforms.figures.lexicon import Lexicon, Word
from transforms.figures.quantity import Number, Unit

NAME = re.compile(
    r"[ \u202f-]{0,3}(?:of (?=(?:us |u\.s\. )?(?:dollars|yuan|euros|pounds|rupees|won|yen)))?"
    r"((?:u\.s\.? )?[^\W\d_][\w.'’-]*(?: [^\W\d_][\w-]*){0,3})"
)
NAMED = re.compile(r"(?:^|(?<=[ (,]))((?:[^\W\d_]{2,16} ){0,3}[^\W\d_]{3,14}) $")
AMOUNT = re.compile(r"(?:\d|lion|thousand|hundred)[ -]$")
"""`20 dollars 43`: the name belongs to the number before it."""
SINGLE = re.compile(r"(?:^|(?<=[^a-z0-9]))(half )?an? $")
FOLLOWING = re.compile(r"[ -]([a-z]+)")
CLOSED = re.compile(
    r"[.,;:)!?]|$| (?:in|for|to|per|and|or|on|at|from|by|each|of|over|than|as|with|a|was|is|were|are|which|that)(?![a-z])"
)
NAMED_MODEL = re.compile(r"[A-Z][A-Za-z]* [\d.,]+$")
OPENING = re.compile(
    r" (?!a |an |for|in |on |to |and|or |per|each|from|at |by |of |more|less|is|was|with|when|if |as |but |"
    r"exactly|total|too(?![a-z])|extra|apiece|altogether|back(?![a-z]))[A-Za-z]|-"
)
WON = re.compile(r" (?:th|a |an |aw|me|se|go|by|it|hi|ou)")
WEIGHED = re.compile(
    r"(?:[Ww]eigh(?:s|ed|ing|t)?|heavy|heavier|lighter|payload|lifts?|carr(?:y|ies))(?![a-z])(?:[^.;]|\.(?=\d))*$"
)
HEAVY = re.compile(
    r" of (?!debt|fund|invest|cash|rev|spend|saving|aid|tax|public|new|the |its |profit|loan|equity|asset)[a-z]| per square| \(\d+ ?k|-force"
)
"""`weighs 190 pounds`, `10 pounds of meat`."""


class MoneyNames:
    """Looks names of money up."""

    def __init__(self, lexicon: Lexicon) -> None:
        signs = {form.lower() for form in lexicon.money_signs if form.isupper() or not form.isalpha()}
        self._names: dict[str, Word] = {}
        for form, word in lexicon.money_names["en"].items():
            if form not in signs:
                self._names[form] = word
                if form[-1].isalpha() and len(form) > 2:
                    self._names.setdefault(form + "s", word)
                    if form.endswith("ty"):
                        self._names.setdefault(form[:-1] + "ies", word)  # zloties
        for form, word in list(self._names.items()):
            self._names.setdefault(form.replace(" ", ""), word)  # a lost blank: `saudiriyals`
        self._whole = {form: word for form, word in self._names.items() if len(form) > 3 and word[2] == 1}
        self._local = lexicon.local_money
        self._singles = frozenset(lexicon.words["en", "single_money"])
        tails = (*lexicon.numbers["en", "cardinal"], *lexicon.numbers["en", "ten"])
        self._after_single = frozenset((*lexicon.words["en", "single_follow"], *tails))

    def after(self, text: str, low: str, end: int, country: str | None) -> Unit | None:
        """The longest name of a currency, of up to four words, that follows the number ending at `end`."""
        match = NAME.match(low, end)
        if match is None:
            return None
        start = match.start(1)
        name = match[1] if match[1] in self._names else match[1].rstrip(".'’-")
        while name:
            bare = name.removesuffix("'s")
            word = self._names.get(bare)
            if word is not None and _is_meant(bare, text, start, end):
                unit = self._local.get((country or "", word[3]), word[0])
                return Unit(end, start + len(bare), unit, "money", word[2])
            cut = max(name.rfind(" "), name.rfind("-"))
            name = name[:cut] if cut > 0 else ""
            name = name if name in self._names else name.rstrip(".'’-")
        return None

    def before(self, low: str, pos: int) -> Unit | None:
        """The currency named before the number at `pos` where nothing is counted in it: `malaysian ringgit 42`, `rupees 500`."""
        match = NAMED.search(low[max(0, pos - 48) : pos])
        if match is None:
            return None
        words = match[1].split(" ")
        for first in range(len(words)):
            form = " ".join(words[first:])
            word = self._whole.get(form)
            if word is not None and not AMOUNT.search(low[max(0, pos - len(form) - 9) : pos - len(form) - 1]):
                return Unit(pos - len(form) - 1, pos, word[0], "money")
        return None

    def single(self, low: str, pos: int, word: str, country: str | None) -> tuple[Number, Unit] | None:
        """One of a currency: `a dollar`, `a euro`, `half a buck`; not `a dollar bond`, nor the denominator of `5 yen a dollar`."""
        article = SINGLE.search(low[max(0, pos - 8) : pos]) if word in self._singles else None
        if article is None:
            return None
        end = pos + len(word)
        following = FOLLOWING.match(low, end)
        if following is not None and following[1] not in self._after_single:
            return None
        unit, kind, factor, form = self._names[word]
        unit = self._local.get((country or "", form), unit)
        value = 0.5 if article[1] else 1.0
        start = pos - len(article[0].lstrip())
        return Number(start, pos - 1, value, None, None, value, "words"), Unit(pos - 1, end, unit, kind, factor)


def _is_meant(name: str, text: str, start: int, end: int) -> bool:
    """Guards names that are words as well: `p`, `grand`, `won` as a verb."""
    following = text[start + len(name) : start + len(name) + 24]
    if name in ("p", "c"):
        is_near = start == end or CLOSED.match(following) is not None
        return is_near and text[start] == name and not NAMED_MODEL.search(text[max(0, end - 40) : end])
    if name == "grand":
        return OPENING.match(text, start + 5) is None
    if name in ("pound", "pounds"):
        return not (WEIGHED.search(text[max(0, end - 60) : end]) or HEAVY.match(following))
    if name == "won":
        return WON.match(following) is None
    return not (name in ("mark", "try", "real", "sol", "sum", "som", "kina", "tala") and start - end > 1)
