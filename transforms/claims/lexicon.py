"""The word lists of claims by language: grammar, kinds, speakers."""

from collections import defaultdict
from collections.abc import Mapping

from seeds import References

_SIBILANTS = ("s", "sh", "ch", "x", "z", "o")


def lists(references: References, table: str, language: str, *, column: str) -> Mapping[str, frozenset[str]]:
    """The words of a table in one language, by class; a class that the table lacks is empty."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in references.table(table).iter_rows(named=True):
        if row["language"] == language:
            found[row["class"]].update(row[column].split("|"))
    return defaultdict(frozenset, {name: frozenset(entries) for name, entries in found.items()})


def third_person(verb: str) -> str:
    """The form of a regular verb after *she*: `carry` gives `carries`."""
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(_SIBILANTS) else "s")


class Grammar:
    """Classes of English function words and verb forms, each a set of lower-case words."""

    def __init__(self, references: References) -> None:
        self._by_class = by_class = lists(references, "clause_words", "en", column="word")
        self.finite = by_class["finite"] | by_class["modal"]
        self.modal = by_class["modal"]
        self.be = by_class["be"]
        self.auxiliary = by_class["auxiliary"] | by_class["modal"] | by_class["finite"]
        self.adverb = by_class["adverb"]
        self.subordinator = by_class["subordinator"]
        self.coordinator = by_class["coordinator"]
        self.relative = by_class["relative"]
        self.determiner = by_class["determiner"]
        self.preposition = by_class["preposition"]
        self.subject_pronoun = by_class["subject_pronoun"]
        self.pronoun = by_class["pronoun"]
        self.time = by_class["time"]
        self.past = by_class["past"]
        self.not_verb = by_class["not_verb"]
        self.verb = by_class["verb"]
        self.verb_s = frozenset(third_person(verb) for verb in by_class["verb"]) - by_class["not_verb"]
        self.start_adverbial = by_class["start_adverbial"]
        self.imperative = by_class["imperative"]
        self.quantifier = by_class["quantifier"]
        self.before_noun = (self.determiner - self.quantifier) | (self.preposition - {"up", "down", "out", "off"})
        self.function = frozenset().union(
            self.finite, self.auxiliary, self.adverb, self.subordinator, self.coordinator, self.relative,
            self.determiner, self.preposition, self.pronoun, self.start_adverbial,
        )  # fmt: skip

    def of(self, name: str) -> frozenset[str]:
        """The words of a class that only one rule asks for."""
        return self._by_class[name]


class Speakers:
    """Who speaks, by class of noun: `kind("analysts")` is `group`; longest of one or two words, lower case."""

    def __init__(self, references: References, language: str) -> None:
        self._kinds = {
            form: row["class"]
            for row in references.table("speaker_nouns").iter_rows(named=True)
            if row["language"] == language
            for form in row["forms"].split("|")
        }

    def kind(self, word: str) -> str | None:
        """The class of a noun, `co-founder` and `vice-president` by their last part too; None if it names no speaker."""
        return self._kinds.get(word) or self._kinds.get(word.rsplit("-", 1)[-1])

    def forms(self, *kinds: str) -> frozenset[str]:
        """All spellings of the given classes."""
        return frozenset(form for form, kind in self._kinds.items() if kind in kinds)
