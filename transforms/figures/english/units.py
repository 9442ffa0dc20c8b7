"""English units beside a number: money before or after it, percent and measures, and what it is counted by (`per`)."""

import re

from transforms.figures.lexicon import Lexicon, Word
from transforms.figures.quantity import Number, Unit

AFTER = re.compile(
    r"[ \u202f-]{0,3}(?:of (?=(?:us |u\.s\. )?(?:dollars|yuan|euros|pounds|rupees|won|"
    r"yen)))?((?:u\.s\. )?[a-z][a-z.'’-]*(?: [a-z][a-z-]*){0,2})"
)
SYMBOL = re.compile(
    r"[ \u202f-]?((?:US|HK|NT|NZ|AU|CA|SG|A|C|S|R)\$|[A-Za-zµμ°℃][A-Za-z°/²µμ]*\d?|[%％]|[^\w\s.,;:()\[\]'\"-])(?![A-Za-z0-9]|\.[A-Za-z])"
)
BEFORE = re.compile(
    r"(?:^|(?<![a-z0-9]))((?:[a-z.]{1,4}|(?:us|hk|nt|nz|au|ca|sg|c) )?[$¥]|[a-z]{2,4}\.?¥?|[a-z]\.e\.?|"
    r"(?<![a-z0-9])[^\w\s.,;:()\[\]'\"%+~/*#@&=<>|-])[ \u202f-]{0,2}$"
)
LOWER_CODES = frozenset(
    (
        "rs",
        "rp",
        "rmb",
        "usd",
        "eur",
        "gbp",
        "cny",
        "hkd",
        "jpy",
        "inr",
        "aud",
        "cad",
        "krw",
        "sgd",
        "mxn",
        "twd",
        "nzd",
        "brl",
    )
)
EUROPEAN = frozenset(("EUR", "USD", "GBP", "SEK", "NOK", "DKK", "CHF"))
CODED = re.compile(r" ?\d")
PER = re.compile(
    r"[ -]?(?:(?:per|a|an|each|every|for every|for each)[ -]|/ ?)"
    r"((?:\d[\d,.]*[kmb]? |\d[\d,.]*[kmb]?(?=[a-z])|one |thousand |million |hundred |billion |"
    r"single )?[a-z][a-z-]*(?: (?:tokens?|users?|hours?))?(?: tokens)?)"
)
NAMED = re.compile(r"(?:^|(?<=[ (,]))((?:[a-z]{2,16} ){0,2}[a-z]{3,14}) $")
SINGLE = re.compile(r"(?:^|(?<=[^a-z0-9]))(half )?an? $")
FOLLOWING = re.compile(r"[ -]([a-z]+)")
NAMED_MODEL = re.compile(r"[A-Z][A-Za-z]* [\d.,]+$")
NOT_PER = re.compile(r"(?:-| )(?:earlier|ago|later|before|from now|after|old|on year|over)(?![a-z])")


class EnglishUnits:
    """Looks up units by the words and signs beside a number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = lexicon.money_before
        self._local = lexicon.local_money
        self._codes = frozenset(code for form, code in lexicon.money_before.items() if form == code.lower())
        self._symbols = lexicon.unit_symbols
        self._singulars = lexicon.singulars
        self._per_nouns, self._per_words = frozenset(lexicon.words["en", "per_noun"]), lexicon.words["en", "per_word"]
        self._per_short = lexicon.words["en", "per_short"]
        self._words: dict[str, Word] = {}
        for table in (lexicon.money_names["en"], lexicon.unit_words["en"]):
            for form, word in table.items():
                self._words[form] = word
                if form[-1].isalpha() and len(form) > 2:
                    self._words.setdefault(form + "s", word)
        self._named = {form: word for form, word in lexicon.money_names["en"].items() if len(form) > 3 and word[2] == 1}
        self._singles = lexicon.words["en", "single_money"]
        self._after_single = frozenset(lexicon.words["en", "single_follow"])

    def is_money(self, text: str, start: int, end: int) -> bool:
        """Whether the letters glued before a number are a currency (`USD3`, `Rs20`), not a name (`GPT4`)."""
        written = text[start:end]
        return written.lower() in self._before and (written.isupper() or written in ("Rs", "Rp"))

    def money_before(self, text: str, low: str, pos: int, country: str | None) -> Unit | None:
        """The currency written before the number at `pos`: `$`, `US$`, `RMB `, `€`."""
        match = BEFORE.search(low[max(0, pos - 9) : pos])
        if match is None:
            return None
        form = match[1].replace(" ", "")
        base = max(0, pos - 9)
        if len(form) > 1 and form[-1] == "$" and self._before.get(form[:-1], "").lower() == form[:-1]:
            form = form[:-1]  # `aud$`
        while form and form not in self._before:
            form = form[1:] if form[-1:] in "$¥" and len(form) > 1 else ""
        if not form:
            return None
        start = base + match.end(1) - len(form)
        if match[1].endswith(form + "$"):
            start -= 1
        if " " in match[1] and len(form) > 1 and form[-1] == "$":
            start = base + match.start(1)
        written = text[start : base + match.end(1)]
        if form.isalpha() and not written.isupper() and form not in LOWER_CODES:
            return None
        code = self._local.get((country or "", form), self._before[form])
        return Unit(start, pos, code, "money")

    def named_before(self, low: str, pos: int) -> Unit | None:
        """The currency named before the number at `pos` where nothing is counted in it: `malaysian ringgit 42`, `rupees 500`."""
        match = NAMED.search(low[max(0, pos - 36) : pos])
        if match is None:
            return None
        words = match[1].split(" ")
        for first in range(len(words)):
            form = " ".join(words[first:])
            word = self._named.get(form) or self._named.get(form.removesuffix("s"))
            if word is not None:
                return Unit(pos - len(form) - 1, pos, word[0], "money")
        return None

    def single(self, low: str, pos: int, word: str, country: str | None) -> tuple[Number, Unit] | None:
        """One of a currency: `a dollar`, `a euro`, `half a buck`; not `a dollar bond`, nor the denominator of `5 yen a dollar`."""
        name = self._singles.get(word)
        article = None if name is None else SINGLE.search(low[max(0, pos - 8) : pos])
        if name is None or article is None:
            return None
        end = pos + len(word)
        following = FOLLOWING.match(low, end)
        if following is not None and following[1] not in self._after_single:
            return None
        unit, kind, factor, form = self._words[name]
        unit = self._local.get((country or "", form), unit)
        value = 0.5 if article[1] else 1.0
        start = pos - len(article[0].lstrip())
        return Number(start, pos - 1, value, None, None, value, "words"), Unit(pos - 1, end, unit, kind, factor)

    def after(self, text: str, low: str, end: int, country: str | None) -> Unit | None:
        """The unit that follows the number ending at `end`: a sign or symbol, else the longest name of up to four words."""
        symbol = SYMBOL.match(text, end)
        if symbol is not None:
            found = self._symbol(symbol, country)
            if found is not None:
                return found
        match = AFTER.match(low, end)
        if match is None:
            return None
        name = match[1].rstrip(".'’-") if match[1] not in self._words else match[1]
        while name:
            bare = name.removesuffix("'s")
            word = self._words.get(bare)
            is_code = len(bare) == 3 and CODED.match(text, match.start(1) + 3) is not None
            written = text[match.start(1) : match.start(1) + len(bare)]
            is_code = is_code or (bare.upper() in self._codes and not written.isupper() and bare not in LOWER_CODES)
            if word is not None and not is_code and self._is_meant(bare, text, match.start(1), end):
                unit, kind, factor, form = word
                unit = self._local.get((country or "", form), unit) if kind == "money" else unit
                return Unit(end, match.start(1) + len(bare), unit, kind, factor)
            cut = max(name.rfind(" "), name.rfind("-"))
            name = name[:cut] if cut > 0 else ""
        return None

    def _symbol(self, match: re.Match[str], country: str | None) -> Unit | None:
        form = match[1]
        word = self._symbols.get(form)
        if word is not None and not (
            form in ("s", "m", "g", "L", "V", "B", "ha", "A")
            and match.start(1) > match.start()
            and form in ("s", "A", "B")
        ):
            return Unit(match.start(), match.end(1), word[0], word[1], word[2])
        if form[0] in "Mk" and form[1:] in EUROPEAN:
            return Unit(match.start(), match.end(1), form[1:], "money", 1e6 if form[0] == "M" else 1e3)
        code = self._before.get(form.lower())
        if code is not None and (form.isupper() or not form.isalpha()) and len(form) > (1 if form.isalpha() else 0):
            return Unit(match.start(), match.end(1), self._local.get((country or "", form), code), "money")
        return None

    @staticmethod
    def _is_meant(name: str, text: str, start: int, end: int) -> bool:
        """Guards short and ambiguous names: `p`, `min`, `won` after a space (*2 won*), `second` the ordinal."""
        if name in ("p", "c"):
            return start == end and text[start] == name and NAMED_MODEL.search(text[max(0, end - 40) : end]) is None
        if name == "grand":
            return (
                re.match(
                    r" (?!a |an |for|in |on |to |and|or |per|each|from|at |by |of |more|less|is|was)[A-Za-z]|-",
                    text[start + 5 : start + 12],
                )
                is None
            )
        if name in (
            "won",
            "second",
            "mark",
            "real",
            "try",
            "all",
            "top",
            "min",
            "lb",
            "bit",
            "mad",
            "sec",
            "sol",
            "rand",
            "cent",
        ):
            following = text[start + len(name) : start + len(name) + 5]
            return not (
                name in ("won", "second", "try", "all", "top", "mad")
                and following[:1] == " "
                and following[1:2].isalpha()
                and name != "won"
            ) and not (name == "won" and following[:3] in (" th", " a ", " aw", " me", " se", " go", " by"))
        return True

    def per(self, low: str, end: int) -> tuple[str, int] | None:
        """The denominator after a quantity and where it ends: `per million output tokens`, `a month`, `/GB`."""
        match = PER.match(low, end)
        if match is None:
            word = re.match(r" ?-?([a-z]+)", low[end : end + 14])
            if word is not None and word[1] in self._per_words:
                return self._per_words[word[1]], end + word.end()
            return None
        words, stop = match[1], match.end(1)
        is_article = match[0].lstrip(" -").split(" ")[0].split("-")[0] in ("a", "an", "each", "every")
        first, _, rest = words.partition(" ")
        pair = self._words.get(" ".join(low[match.start(1) :][:24].split(" ")[:2]).rstrip(".,;:)"))
        if pair is not None and pair[1] == "compute":
            return pair[0], match.start(1) + len(" ".join(low[match.start(1) :][:24].split(" ")[:2]).rstrip(".,;:)"))
        head = self._per_short.get(first, self.singular(first))
        if is_article and (head not in self._per_nouns or NOT_PER.match(low, match.start(1) + len(first))):
            return None
        if rest and (first[0].isdigit() or first in ("million", "thousand", "billion", "hundred", "single", "one")):
            tail = re.match(r" (tokens|words|users|images|people|characters|queries|requests)", low[stop : stop + 14])
            noun = words + tail[0] if tail and not words.endswith(tail[1]) else words
            noun = re.sub(r"^1m ", "million ", noun).removeprefix("one ").removeprefix("1 ").removeprefix("single ")
            return noun, stop + (
                len(tail[0]) if noun.endswith(tail[1]) and not words.endswith(tail[1]) else 0
            ) if tail else stop
        return head, end + (match.start(1) - end) + len(first)

    def singular(self, noun: str) -> str:
        """The singular of a plural noun: `companies`, `people`, `boxes`."""
        if noun in self._singulars:
            return self._singulars[noun]
        if noun.endswith("ies") and len(noun) > 4:
            return noun[:-3] + "y"
        if noun.endswith(("ches", "shes", "xes", "sses")):
            return noun[:-2]
        return noun[:-1] if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 2 else noun
