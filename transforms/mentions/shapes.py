"""What the words of a name itself tell of its kind."""

import re
from collections.abc import Iterator, Mapping, Sequence

from transforms.mentions.hearing import HINT, PROOF, STRONG, Vote
from transforms.mentions.runs import Runs

PERSON_WORDS = 4
_INITIAL = re.compile(r"[A-Z][\w'-]+ (?:[A-Z]\. ?)+[A-Z][\w'-]+|(?:[A-Z]\. ?){1,3}[A-Z][\w'-]+")
"""`Jane Q. Roe`, `J. R. Roe`."""
_MIXED = re.compile(r"[A-Z]?[a-z]+[A-Z]\w*")
"""`GateHouse`, `xAI`: no place, no person (but `McKay`)."""
_SCOTS = re.compile(r"(?:Mc|Mac|De|La|Le|Van|Di|Du|O')[A-Z][a-z]+")
_ACRONYM = re.compile(r"[A-Z][A-Z&]{1,6}")
_SYLLABLE = r"(?:[bpmfdtnlgkhjqxrzcswy]|[zcs]h)?(?:[aeiouv]|ai|ei|ao|ou|i[aeou]|iao|u[aeoiv]|uai|ue|ve)(?:ng|n|r)?"
_PINYIN = re.compile(rf"(?i:{_SYLLABLE}){{1,2}}")


class Shapes:
    """Reads the shape of names by the word groups of `name_words`."""

    def __init__(self, runs: Runs, words: Mapping[str, frozenset[str]]) -> None:
        self._runs = runs
        self._words = words
        self._endings = tuple(words["organisation-ending"])
        self._model_tails = tuple(tail.upper() for tail in words["model-tail"])

    def votes(self, form: str, parts: Sequence[str]) -> Iterator[Vote]:
        """The kinds that the words speak for."""
        if len(parts) > 1:
            yield from self._several(form, parts)
        elif form.lower() in self._words["venue-head"]:
            yield Vote("place", STRONG, "venue")
        elif _ACRONYM.fullmatch(form):
            yield Vote("organisation", HINT, "acronym")
            yield Vote("person", -STRONG, "acronym")
            yield Vote("place", -HINT, "acronym")
        elif _MIXED.fullmatch(form) and not _SCOTS.fullmatch(form):
            yield Vote("organisation", HINT, "capital inside")
            yield Vote("person", -STRONG, "capital inside")
            yield Vote("place", -STRONG, "capital inside")
        if "&" in form and len(form) > 3:
            yield Vote("organisation", PROOF, "ampersand")
        last = parts[-1]
        name, dot, domain = last.rpartition(".")
        if dot and len(name) > 2 and domain in self._words["domain"]:
            yield Vote("organisation", PROOF, "domain")
        elif len(last) > 6 and last.endswith(self._endings):
            yield Vote("organisation", HINT, "ending")
        if last.endswith(self._model_tails) and len(last) > 3:
            yield Vote("model", STRONG, "model tail")

    def _several(self, form: str, parts: Sequence[str]) -> Iterator[Vote]:
        kind = self._runs.head(parts)
        if kind is not None:
            yield Vote(kind, PROOF, "head")
        elif any(self._runs.is_head(part) for part in parts[:-1]):
            yield Vote("organisation", STRONG, "head inside")
        elif len(parts) <= PERSON_WORDS and self.is_person(form, parts):
            yield Vote("person", PROOF, "given name")
        elif parts[-1].lower() in self._words["firm-tail"]:
            yield Vote("organisation", STRONG, "firm tail")

    def is_person(self, form: str, parts: Sequence[str]) -> bool:
        """Whether a name is a person's: a given name first, initials, a Chinese surname before syllables, a Korean given name."""
        first = parts[0].lower()
        if first in self._words["given-name"] or _INITIAL.fullmatch(form):
            return True
        if first not in self._words["family-name"] or len(parts) > 3:
            return False
        return self._runs.is_given(parts[-1]) or (len(parts) == 2 and _PINYIN.fullmatch(parts[1]) is not None)
