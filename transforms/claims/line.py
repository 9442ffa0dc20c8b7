"""What of the grammar of a sentence can be told without a parser; with one, verbs are told by it."""

from transforms.claims.row import REACH, Row
from transforms.claims.words import QUOTE

_MISTAKEN = frozenset({"VBN", "NNS"})
"""Tags that a tagger gives to past and third-person forms by mistake: `generated`, `accounts`."""

_MONEY = frozenset("$€£¥₹₩")
_SIZING = frozenset({"about", "more", "less", "over", "nearly", "around", "roughly", "almost", "only", "just"})
_NOMINAL = frozenset({"compound", "amod", "nmod", "obl", "obj", "nsubj", "appos", "case", "advmod"})
_ALSO_PREPOSITIONS = frozenset({"as", "so", "once", "before", "after", "since"})
_COMPARED = frozenset({"more", "fewer", "less", "other", "rather"})
_CONTRACTIONS = ("n't", "n’t", "'ve", "’ve", "'re", "’re", "'ll", "’ll", "'d", "’d", "'m", "’m")
_PRONOUN_IS = frozenset(
    p + mark + "s" for p in ("it", "he", "she", "that", "there", "what", "who", "here") for mark in "'’"
)


class Line(Row):
    """A row of words whose clauses can be told."""

    def is_finite(self, i: int) -> bool:
        """Whether word `i` is a verb that makes a clause: sure for auxiliaries, likely by form and neighbours for others."""
        if not 0 <= i < len(self.words):
            return False
        while len(self._finite) <= i:
            self._finite.append(self._tells_finite(len(self._finite)))
        return self._finite[i]

    def _tells_finite(self, i: int) -> bool:
        """What the parse tells of a word, unless it sees no verb at all; what it takes for a participle or plural may be one after all."""
        if self.tree is None or not self.tree.has_finite or self.words[i].low == QUOTE:
            return self.is_auxiliary(i) or self._is_full_verb(i) or self._follows_apposition(i)
        if self.tree.is_finite(i) or self._measures(i):
            return True
        return not _MISTAKEN.isdisjoint(self.tree.tags(i)) and (self._is_full_verb(i) or self._follows_apposition(i))

    def _measures(self, i: int) -> bool:
        """Whether a verb whose past is its base form stands before an amount as no noun can: `it | cost | $1`, `it | cost | us | $1`."""
        low, after = self.low(i), self.low(i + 1)
        if after in self.grammar.pronoun or self.is_named(i + 1):
            after = self.low(i + 2)
        is_amount = after[:1].isdigit() or after[:1] in _MONEY or after in _SIZING
        return is_amount and low in self.grammar.past and low in self.grammar.verb and self._is_full_verb(i)

    def may_be_verb(self, i: int) -> bool:
        """Whether the parse, if there is one, lets word `i` be a verb: by its tag, or because no noun stands so."""
        if self.tree is None or any(tag.startswith(("VB", "MD")) for tag in self.tree.tags(i)):
            return True
        return _NOMINAL.isdisjoint(self.tree.deps(i)) and not self.tree.is_listed_noun(i)

    def is_auxiliary(self, i: int) -> bool:
        """Whether word `i` is a finite auxiliary or modal: *is*, *won't*, *they've*; not the month of *May*."""
        word = self.words[i]
        if word.low in self.grammar.finite:
            return not (word.low in {"may", "might", "will"} and word.is_capital and i > 0)
        return word.low.endswith(_CONTRACTIONS) or word.low in _PRONOUN_IS

    def _is_full_verb(self, i: int) -> bool:
        grammar, low, before, after = self.grammar, self.low(i), self.low(i - 1), self.low(i + 1)
        after_pronoun = low in grammar.verb_s and before in {"this", "that"}
        if (
            not self.words[i].text[:1].islower()
            or (low in grammar.not_verb and not self._follows_pronoun(i) and not self._needs(i))
            or (before in grammar.before_noun and not after_pronoun)
            or (before[:1].isdigit() and len(before) != 4 and i > 1 and not self._ends_name(i - 1))
        ):
            return False
        if (low == "close" and after == "to") or before == "own":
            return False
        if low in grammar.of("after_noun") and (
            after in grammar.verb or after in grammar.auxiliary or after in grammar.past
        ):
            return False
        if self._follows_pronoun(i):
            return True
        if self._needs(i):
            return True
        if low in grammar.of("past_only"):
            return before not in grammar.auxiliary
        if low in grammar.past or (low.endswith("ed") and len(low) > 3 and low.isalpha()):
            return not self._is_participle(i)
        if low in grammar.verb_s:
            follows_noun = (
                not self.is_stop(i - 1) or after == "to"
            ) and before not in grammar.auxiliary | grammar.quantifier
            return follows_noun and after not in grammar.finite
        return low in grammar.verb and self._after_plural(i) and after not in grammar.finite

    def _follows_apposition(self, i: int) -> bool:
        """Whether a verb stands behind the comma that closes an apposition: `Wayve, a maker of cars, | raised`.

        What lies between the commas begins like an apposition, and neither it nor the subject before it has a verb of its own.
        """
        grammar, low = self.grammar, self.low(i)
        if self.low(i - 1) != "," or not self.words[i].text.islower() or low in grammar.not_verb:
            return False
        is_form = (
            low in grammar.past or low in grammar.verb_s or (low.endswith("ed") and low.isalpha() and len(low) > 4)
        )
        if not is_form:
            return False
        commas = [k for k in range(max(0, i - REACH), i - 1) if self.low(k) == ","]
        first = max(
            (k for k in range(max(0, i - REACH), i) if self.low(k) in {";", ":", QUOTE}), default=max(-1, i - REACH)
        )
        opened = next((k for k in commas if k > first + 1 and self._opens_apposition(k + 1, first + 1)), None)
        return (
            opened is not None
            and not any(self._finite[first + 1 : opened])
            and self._has_no_main_verb(opened + 1, i - 1)
        )

    def _opens_apposition(self, i: int, subject: int) -> bool:
        """Whether an apposition, or an aside such as `however` or `on the other hand`, opens at `i` behind the subject."""
        low, leads = self.low(i), self.grammar.preposition | self.grammar.start_adverbial
        if low in leads:
            return self.low(subject) not in leads
        is_led = low in self.grammar.of("article") | self.grammar.of("appositive") | {"one", "headed", "led", "backed"}
        return is_led or low[:1].isdigit() or low.endswith(("ed", "est"))

    def _has_no_main_verb(self, start: int, end: int) -> bool:
        """Whether what lies between the commas has no verb but one of a relative clause."""
        verbs = sum(self._finite[start:end])
        relatives = sum(self.low(k) in self.grammar.relative for k in range(start, end))
        return verbs == 0 or (
            self.low(start) in self.grammar.relative | self.grammar.of("appositive") or verbs <= relatives
        )

    def _is_participle(self, i: int) -> bool:
        """Whether a past form stands behind an auxiliary, before an agent (`built by them`), or opens a phrase (`, founded in`)."""
        has_agent = self.low(i + 1) == "by" and not self.low(i + 2)[:1].isdigit()
        opens = self.low(i).endswith("ed") and self.is_stop(i - 1)
        return self.low(i - 1) in self.grammar.auxiliary or has_agent or opens

    def _needs(self, i: int) -> bool:
        """Whether *need* is a verb: `the model | needs 8 chips`, `firms | need to pay`; not `the needs of firms`."""
        after = self.low(i + 1)
        has_object = after in self.grammar.of("article") | {"to", "more", "no"} or after[:1].isdigit()
        return has_object and (self.low(i) == "needs" or (self.low(i) == "need" and self._after_plural(i)))

    def _ends_name(self, i: int) -> bool:
        """Whether a number belongs to a name: `Llama | 3.1`, `Article | 5`; not `In | 40 firms`."""
        return i in self._named or (i > 1 and self.words[i - 1].is_capital and not self.is_stop(i - 1))

    def _follows_pronoun(self, i: int) -> bool:
        """Whether a word of any list or none can only be the verb of the pronoun before: `they | outbid`, `she | oversees`."""
        before, low = self.low(i - 1), self.low(i)
        if low in self.grammar.function or not low.isalpha() or low.endswith(("ing", "ly")):
            return False
        if before in {"they", "we", "i"}:
            return len(low) > 2 and not low.endswith("s")
        return before in {"he", "she"} and low.endswith("s") and not low.endswith("ss")

    def _after_plural(self, i: int) -> bool:
        before = self.low(i - 1)
        if i > 1 and (before in self.grammar.adverb or before.endswith("ly")):
            before = self.low(i - 2)
        if "and" in (self.low(i - 2), self.low(i - 3)) or before in self.grammar.quantifier:
            return True
        if before in self.grammar.subject_pronoun - {"it", "he", "she"} or before in {
            "who",
            "which",
            "that",
            "people",
            "many",
            "others",
        }:
            return True
        is_acronym = i > 0 and self.words[i - 1].text[-1:].isupper()
        return len(before) > 3 and before.endswith("s") and not before.endswith(("ss", "'s", "’s")) and not is_acronym

    def may_be_noun(self, i: int) -> bool:
        """Whether the parse, if there is one, calls word `i` a noun."""
        return self.tree is None or any(tag.startswith("NN") for tag in self.tree.tags(i))

    def main_verb(self, start: int, end: int) -> int | None:
        """The first finite verb of `start:end` that is in no relative clause and before any subordinate clause."""
        grammar, in_relative, depth = self.grammar, False, 0
        for i in range(start, min(end, start + REACH)):
            low = self.low(i)
            depth += (low == "(") - (low == ")")
            if depth > 0:
                continue
            if self.is_finite(i):
                if not in_relative:
                    return i
                in_relative = False
            elif low in grammar.relative and i > start and not self.is_stop(i - 1):
                in_relative = True
            elif low in grammar.subordinator and i > start and low not in _ALSO_PREPOSITIONS:
                if low == "than" and self.low(i - 1) in _COMPARED:
                    continue
                return None
        return None

    def has_verb(self, start: int, end: int) -> bool:
        """Whether any finite verb stands between `start` and `end`."""
        return any(self.is_finite(i) for i in range(start, min(end, start + 4 * REACH)))
