"""What an English number counts: the head noun of its phrase, found without a parse."""

import re

from transforms.figures.english.units import EnglishUnits
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Unit

TOKEN = re.compile(r"([ \u202f]{1,2}|-)(?:[\"“‘'(](?=[a-z]))?([a-z0-9][a-z0-9.+&/'’-]*|[(])")
PART_OF = re.compile(
    r" of (?:(?:the|its|their|these|those|his|her|our|all) (?!\d|[$€£])|[A-Z][\w.&-]{0,20}(?: [A-Z][\w.&-]{0,20}){0,2} ?['’]s? )"
)
"""`three of its five factories`, `30 of Boeing's jets`."""
PEOPLE = re.compile(
    r"[A-Za-z](?:ans|crats|tons|elis|ards|raqis|audis|anis|eshis|aitis|atis|malis|enis|wedes|erners|nders|vists|ews|rabs|urds|indus|uslims|ikhs|lives|shers)$"
)
"""`4 million Americans`, `47 Democrats`: capitalised plurals that are no names."""
AFTER = re.compile(r" ([a-z]+)")
OTHER = re.compile(r" (?:other|more|such)(?= )")
NEXT = re.compile(r" ([a-z-]+)")
HYPHENED = re.compile(r"-([a-z]+)(?![a-z])")
CLAUSE = re.compile(r"[.;:!?()]")
WORD = re.compile(r"[a-z-]+")
VERB_OBJECT = re.compile(r" (?:its|the|a|an|their|his|her|this|that|itself|to be)(?![a-z])")
REACHED = re.compile(
    r"(?:reach(?:ed|es|ing)?|hit|hits|hitting|top(?:ped|s)|exceed(?:ed|s|ing)?|surpass(?:ed|es)|pass(?:ed|es)|"
    r"stood at|total(?:ed|led|s)?|were|was|is|are|at|to|by|of|against|compared with|compared to|from|versus|than|"
    r"grew to|rose to|climbed to|crossed|now)"
    r"(?: (?:a|an|about|around|over|more than|nearly|almost|roughly|some|mainly|up to|at least|approximately|record|"
    r"just|only|well|already))*[ $]*$"
)
MOVED = re.compile(
    r"(?:^|[^a-z])([a-z]+s|people) (?:have |had |has )?"
    r"(?:risen|rose|fell|fallen|grew|grown|climbed|dropped|declined|increased|jumped|surged|doubled|tripled|decreased)"
    r"(?: [a-z]+ly)? (?:to|from)(?: (?:about|around|nearly|over|more than|just|some|as many as))* $"
)
"""`cases rose from 102`."""
UNCOUNTED = ("time", "percent", "one", "other")
PASSED = re.compile(
    r"(?:reach(?:ed|es|ing)|hit|topp(?:ed|ing)|exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|pass(?:ed|es|ing)|total(?:ed|led|ling)|number(?:ed|ing)|crossed)"
    r"(?: (?:about|around|over|more than|nearly|almost|roughly|some|at least|approximately|just|only|already))* ?$"
)
"""Verbs after which a number without a scale counts their subject too: `customers had passed 1,200`."""
CLOSERS = tuple(",.;:!?)")
JOINERS = frozenset(("and", "or", "&"))


class EnglishNouns:
    """Finds head nouns."""

    def __init__(self, lexicon: Lexicon, units: EnglishUnits) -> None:
        self._nouns = lexicon.nouns["en"]
        self._units = units
        self._singulars = lexicon.singulars
        self._signs = frozenset(lexicon.money_signs)
        self._cardinals = frozenset((*lexicon.numbers["en", "cardinal"], *lexicon.numbers["en", "ten"]))
        self._barred = (frozenset(lexicon.words["en", "noun_stop"]) | self._cardinals) - JOINERS
        self._modifiers = frozenset(lexicon.words["en", "modifier_plural"])
        self._verbs = frozenset(lexicon.words["en", "verb_or_plural"])
        self._countable = frozenset(lexicon.words["en", "countable_plural"])
        self._uncounted = frozenset(lexicon.words["en", "compound_part"])
        self._rhetorical = lexicon.lists["rhetorical"]

    def head(self, text: str, low: str, end: int, *, is_small_word: bool) -> Unit | None:
        """The thing counted after a number that ends at `end`: `software developers`, `open-source models`, `-parameter`.

        At most five words are looked at; a word that cannot stand inside a noun phrase ends the search. `is_small_word`: the number is a
        word up to ten, after which enumerations (*two distinct paths*) count nothing.
        """
        if low[end : end + 1] == "-":
            return self._compound(low, end)
        found = self._plural(text, low, self._part_of(text, low, end))
        if found is None or (found[0] in self._modifiers and not self._is_head(found[0])):
            return None
        return self._unit(found[0], end, found[1], low, is_small_word=is_small_word)

    def _part_of(self, text: str, low: str, end: int) -> int:
        """Where the noun phrase of a whole begins of which the number is a part (`of its five `), else `end`."""
        of = PART_OF.match(text, end)
        if of is None:
            return end
        number = AFTER.match(low, of.end() - 1)
        return number.end() if number is not None and number[1] in self._cardinals else of.end() - 1

    def _is_head(self, word: str) -> bool:
        """Whether a plural that often only modifies (*sales*, *systems*) is counted where it ends its phrase."""
        if word in self._nouns:
            return True
        return word in self._countable

    def _plural(self, text: str, low: str, at: int) -> tuple[str, int] | None:
        """The plural that heads the noun phrase at `at`, with its end; *and* may join two modifiers once (`investment and financing deals`)."""
        found: tuple[str, int] | None = None
        joined = 0
        other = OTHER.match(low, at)
        at = at if other is None else other.end()
        for place in range(7):
            token = TOKEN.match(low, at)
            word = "" if token is None else token[2].rstrip(".'’-/")
            if token is None or self._ends(word, token[1], is_found=found is not None, is_joined=joined > 0):
                break
            at = token.end() if "." in word else token.start(2) + len(word)
            if word in JOINERS:
                joined += 1
                if joined > 1 or found is not None or place == 0:
                    break
            elif self._is_plural(word, text, token.start(2)):
                found = (word, at)
                if word not in self._modifiers and not self._goes_on(low, at):
                    break
            elif found is not None:
                break
            if low[at : at + 1] in CLOSERS:
                break
        return found

    def _ends(self, word: str, gap: str, *, is_found: bool, is_joined: bool) -> bool:
        """Whether a word cannot go on with a noun phrase: `2,500 full-time and | 700 part-time workers`."""
        is_price = word[3:4].isdigit() and word[:3].upper() in self._signs  # `3 USD50 cards`
        is_number = is_price or (is_joined and word.isdigit())
        return not word or word in self._barred or (is_found and gap == "-") or is_number

    def before(self, low: str, number: Number) -> Unit | None:
        """The thing that a scaled number without a noun counts, named before its verb: `downloads reached 600 million`."""
        left = CLAUSE.split(low[max(0, number.start - 80) : number.start])[-1]
        moved = MOVED.search(left)
        if moved is not None:
            left = left[: moved.end(1)]
        match = moved or (REACHED if number.is_scaled else PASSED).search(left)
        if match is None:
            return None
        for word in reversed(WORD.findall(left if moved is not None else left[: match.start()])):
            singular = word[:-1] if word[:-1] in self._nouns else self._units.singular(word)
            if singular != word and singular in self._nouns and singular != "time":
                noun, metric = self._nouns[singular]
                return Unit(number.end, number.end, noun, "data" if noun == "token" else "count", metric=metric)
        return None

    def _unit(self, plural: str, start: int, end: int, low: str, *, is_small_word: bool) -> Unit | None:
        written = plural.rpartition("-")[2] if plural.rpartition("-")[0] and plural not in self._nouns else plural
        singular = written[:-1] if written[:-1] in self._nouns else self._units.singular(written)
        phrase = low[max(start, end - len(plural) - 20) : end].rsplit(" ", 2)[-2:]
        if is_small_word and (singular in self._rhetorical or f"{phrase[0]} {singular}" in self._rhetorical):
            return None
        if singular in UNCOUNTED or (singular not in self._nouns and any(char.isdigit() for char in singular)):
            return None
        before = phrase[0].strip()
        if len(phrase) > 1 and f"{before} {singular}" in self._nouns:
            singular = f"{before} {singular}"
        elif written in self._verbs and before in self._nouns:
            return None  # `the 3-month project needs`
        if singular not in self._nouns and VERB_OBJECT.match(low, end):
            return None
        noun, metric = self._nouns.get(singular, (singular, None))
        kind = "data" if noun == "token" else "count"
        return Unit(start, end, noun, kind, metric=metric)

    def _is_plural(self, word: str, text: str, start: int) -> bool:
        if PEOPLE.search(text, start, start + len(word)):
            return True
        if word in self._singulars:
            return word != "data" and (text[start].islower() or text[start : start + 2].isupper())
        if "." in word:
            return False  # `200 U.S. soldiers`
        if word in self._nouns and any(char.isdigit() for char in word):
            following = AFTER.match(text, start + len(word))
            return following is None or following[1] in self._barred  # `8x H100 each`
        tail = word.rpartition("-")[2]
        written = text[start : start + len(word)]
        is_known = tail.endswith("s") and (self._units.singular(tail) in self._nouns or tail[:-1] in self._nouns)
        if is_known:
            return not written[0].isupper() or written[:-1].isupper()
        if not tail.endswith("s") or tail.endswith(("ss", "us", "is", "'s", "ous", "ics")) or len(tail) < 3:
            return len(tail) > 2 and tail.endswith("s") and written[-2:-1].isupper()
        return not written[0].isupper() or written[:-1].isupper()

    def _goes_on(self, low: str, end: int) -> bool:
        """Whether another plural or collective noun follows directly, so that this one only modifies it."""
        token = NEXT.match(low, end)
        return token is not None and (
            token[1] in self._singulars or (token[1].endswith("s") and self._units.singular(token[1]) in self._nouns)
        )

    def _compound(self, low: str, end: int) -> Unit | None:
        """`-parameter`, `-person`: a counted noun in the singular joined by a hyphen."""
        token = HYPHENED.match(low, end)
        if token is None or token[1] not in self._nouns or token[1] in self._uncounted:
            return None
        noun, metric = self._nouns[token[1]]
        return Unit(end, token.end(), noun, "data" if noun == "token" else "count", metric=metric)
