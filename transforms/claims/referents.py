"""What a pronoun or *the company* points to, told only where one entity can be meant."""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from transforms.claims.genders import Genders
from transforms.claims.spoken import Span
from transforms.records import Mention, Sentence

_BACK = 2
"""How many sentences before its own a pronoun may point to."""

_LEAD = re.compile(
    r"(?:(?:in|on|at|for|by|since|during|last|this|however|meanwhile|also|but|and|today|yesterday|now|then)\b[^,]{0,40},\s*"
    r"|[^\s,，。]{1,12}[，,])?(?:the |training |shares (?:of|in) |[\w-]+ (?:at|of|by) )?",
    re.IGNORECASE,
)
_OBLIQUE = re.compile(r"\b(?:at|of|by|for)(?: the)? $", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[A-Z][\w-]+")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][\w-]+")
_FIRST_NAME = re.compile(
    r"(?!(?:The|This|That|An|In|On|At|For|But|And|As|By|If|When|While|After|Before|Since|Its|His|Her|Their|Our|My|Mr|Ms)\b)[A-Z][a-z]+ [A-Z][\w-]+"
)
"""A full name that opens a sentence."""


class Referents:
    """Finds the one entity that words like *he*, *it* or *the company* can mean, in order of the text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        kinds: Mapping[str, str],
        parents: Mapping[str, str],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self.mentions = sorted(mentions, key=lambda m: m.start)
        self.kinds = kinds
        self._starts = [m.start for m in self.mentions]
        self._parents = parents
        self._spoke: dict[int, set[str | None]] = defaultdict(set)
        people = [m for m in self.mentions if kinds.get(m.entity_id) == "person"]
        self._genders = Genders(text, sentences, people)
        self._surnames: dict[str, set[str]] = defaultdict(set)
        for mention in people:
            words = text[mention.start : mention.end].split()
            if len(words) > 1:
                self._surnames[words[-1]].add(mention.entity_id)
        self._main = self._most_named()

    def note(self, sentence: int, entity: str | None) -> None:
        """Remember who spoke in a sentence; None where somebody did who could not be told."""
        self._spoke[sentence].add(entity)

    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie in `text[start:end]`."""
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self.mentions) and self.mentions[at].start < end:
            if self.mentions[at].end <= end:
                found.append(self.mentions[at])
            at += 1
        return found

    def person(self, sentence: int, before: int, pronoun: str) -> str | None:
        """The one person in the nearest sentence that names any; nobody where another name or speaker could be meant."""
        found = self._person(sentence, before)
        return found if found is not None and self._genders.may_be(found, pronoun) else None

    def _person(self, sentence: int, before: int) -> str | None:
        for place in range(sentence, max(-1, sentence - _BACK - 1), -1):
            span = self.sentences[place]
            found = self._people(span.start, min(span.end, before))
            spoke = self._spoke.get(place, set()) if place != sentence else set()
            people = {e for e in spoke if e is not None and self.kinds.get(e, "person") == "person"}
            if None in spoke:
                return None
            if len(people) == 1 and not found - people:
                return next(iter(people))
            if spoke and not people and not found:
                return None
            if found:
                return (
                    found.pop()
                    if len(found) == 1 and not self._names_others(span.start, min(span.end, before))
                    else None
                )
        return None

    def organisation(self, sentence: int, before: int) -> str | None:
        """The organisation that is the subject of the sentence, or makes it; else that of a sentence before.

        A sentence about another organisation than the article's main one is not looked beyond; its own subject is meant only where the
        words looked for begin the very next sentence.
        """
        span = self.sentences[sentence]
        here, subject = self._named(span.start, before, "organisation"), self._subject(span.start, before)
        if here or subject is not None:
            is_maker = subject is not None and subject not in here
            return subject if is_maker or here == {subject} else self._oblique(here, (span.start, before))
        is_leading = _LEAD.fullmatch(self.text, span.start, before) is not None
        for back in range(1, min(_BACK, sentence) + 1):
            place = sentence - back
            span = self.sentences[place]
            spoke = {
                e
                for e in self._spoke.get(place, set())
                if e is None or self.kinds.get(e, "organisation") == "organisation"
            }
            found, subject = self._named(span.start, span.end, "organisation"), self._subject(span.start, span.end)
            if None in spoke:
                return None
            if len(spoke) == 1:
                return next(iter(spoke)) if not found - spoke else None
            if found or subject is not None:
                return self._carried(found, subject, is_next=is_leading and back == 1)
        return None

    def _carried(self, found: set[str], subject: str | None, *, is_next: bool) -> str | None:
        if len(found | ({subject} if subject is not None else set())) != 1:
            return None
        only = subject if subject is not None else next(iter(found))
        return only if only == self._main or (is_next and only == subject) else None

    def _oblique(self, here: set[str], span: Span) -> str | None:
        """The only organisation of a clause that is not its subject, if what the subject is of: `sales at Nvidia`."""
        if len(here) != 1:
            return None
        named = next(m for m in self.within(*span) if m.entity_id in here)
        is_of = _OBLIQUE.search(self.text[max(span[0], named.start - 10) : named.start]) is not None
        return named.entity_id if is_of or named.entity_id == self._main else None

    def _subject(self, start: int, end: int) -> str | None:
        """The organisation that a clause begins with, or the maker of the model or product that it begins with."""
        first = next(iter(self.within(start, end)), None)
        if first is None or _LEAD.fullmatch(self.text, start, first.start) is None:
            return None
        return self._organisation(first.entity_id)

    def _organisation(self, entity: str) -> str | None:
        kind = self.kinds.get(entity, "organisation")
        if kind == "organisation":
            return entity
        maker = self._parents.get(entity) if kind in {"model", "product"} else None
        while maker is not None and self.kinds.get(maker) in {"model", "product"}:
            maker = self._parents.get(maker)
        return maker if maker is not None and self.kinds.get(maker) == "organisation" else None

    def _people(self, start: int, end: int) -> set[str]:
        """The persons named in a span, by their surnames alone too."""
        found = self._named(start, end, "person")
        if not self._surnames:
            return found
        return found.union(
            *(self._surnames.get(word.group(), ()) for word in _CAPITALISED.finditer(self.text, start, end))
        )

    def _named(self, start: int, end: int, kind: str) -> set[str]:
        """The entities of a kind named in a span; one of unknown kind counts as possible."""
        return {m.entity_id for m in self.within(start, end) if self.kinds.get(m.entity_id, kind) == kind}

    def _names_others(self, start: int, end: int) -> bool:
        """Whether a span holds what looks like a full name and is no mention."""
        spans = [(m.start, m.end) for m in self.within(start, end)]
        opening = _FIRST_NAME.match(self.text, start, end)
        names = [*([opening] if opening else []), *_NAME.finditer(self.text, start, end)]
        return any(not any(first < name.end() and name.start() < last for first, last in spans) for name in names)

    def _most_named(self) -> str | None:
        counts = Counter(
            e for m in self.mentions if m.entity_id in self.kinds and (e := self._organisation(m.entity_id))
        )
        ranked = counts.most_common(2)
        return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None
