"""Names that are in no list: seen by a model or told by their words, and judged over the whole article."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from seeds import References
from transforms.ids import slug
from transforms.lexicon import Lexicon
from transforms.mentions.runs import Runs, Span, indices, meets, within
from transforms.mentions.scanning import Page
from transforms.mentions.vocabulary import Vocabulary
from transforms.mentions.witnesses import HINT, PROOF, Votes, Witnesses
from transforms.records import Mention, Sentence

ENOUGH = 1.5
"""The weight of evidence from which on a name is one; a model's word for one mention weighs as much."""
_COMMON = 20_000
"""A single word among so many most common ones needs more evidence: `Reading`, `Mobile`."""


_LISTED_BEFORE = re.compile(r"(?:,? (?:and|or) |, | ?& ?)$")
_LISTED_BEHIND = re.compile(r",? (?:and|or) |, | ?& ?")


@dataclass(slots=True)
class _Name:
    """What an article says of one name."""

    spans: list[Span] = field(default_factory=list)
    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    forms: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    @property
    def kind(self) -> str:
        return min(self.votes, key=lambda kind: (-self.votes[kind], kind))

    @property
    def form(self) -> str:
        """The name in full: the longest form, of equally long ones the most frequent."""
        return min(self.forms, key=lambda form: (-len(form.split()), -self.forms[form], form))

    @property
    def is_enough(self) -> bool:
        return bool(self.votes) and self.votes[self.kind] >= ENOUGH

    def note(self, span: Span, form: str, votes: Votes) -> None:
        self.spans.append(span)
        self.forms[form] += 1
        for kind, weight in votes:
            self.votes[kind] += weight

    def join(self, other: "_Name") -> None:
        """Another name turns out to be this one."""
        self.spans += other.spans
        for kind, weight in other.votes.items():
            self.votes[kind] += weight


class UnlistedNames:
    """Finds the people, organisations and places of English text that no list knows."""

    def __init__(self, references: References, known: Vocabulary) -> None:
        self._known = known
        self._lexicon = Lexicon(references)
        self._runs = Runs(known.words)
        nouns = references.table("speaker_nouns").select("forms", "class").iter_rows()
        by_form = {form: kind for forms, kind in nouns for form in forms.split("|")}
        self._witnesses = Witnesses(self._runs, known.words, by_form)
        self._not_names = known.words["no-name"] | frozenset(known.patterns)

    def mentions(
        self,
        page: Page,
        sentences: Sequence[Sentence],
        taken: Sequence[Mention],
        spotted: Sequence[tuple[int, int, str]],
    ) -> list[Mention]:
        """The mentions beside those `taken`, some of which they may hold; `spotted` are spans in order with the kind that a model takes them for."""
        names: dict[str, _Name] = defaultdict(_Name)
        for span, votes in self._sightings(page, sentences, sorted(taken, key=lambda m: m.start), spotted):
            form = " ".join(page.plain[slice(*span)].split())
            names[self._key(form)].note(span, form, votes)
        _hear_neighbours(page, names, taken)
        self._join_short(names)
        lower = frozenset(word for word in page.plain.split() if word.islower())
        return [
            Mention(key, *span, round(min(0.9, 0.5 + 0.05 * name.votes[name.kind]), 2), name.kind, name.form)
            for key, name in names.items()
            if self._is_name(key, name, lower)
            for span in name.spans
        ]

    def _sightings(
        self,
        page: Page,
        sentences: Sequence[Sentence],
        taken: Sequence[Mention],
        spotted: Sequence[tuple[int, int, str]],
    ) -> Iterator[tuple[Span, Votes]]:
        starts = [start for start, _, _ in spotted]
        places = [(mention.start, mention.end) for mention in taken]
        for sentence in sentences:
            if sentence.kind == "heading" or sentence.language == "zh":
                continue
            first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            seen: list[Span] = []
            for span, kind in self._certain(page, sentence, taken, places):
                seen.append(span)
                yield span, ((kind, PROOF),)
            for left, right, kind in spotted[first:last]:
                name = self._runs.trimmed(page, (left, right))
                if name is not None and not within(places, *name) and not meets(seen, *name):
                    seen.append(name)
                    yield name, ((kind, ENOUGH), *self._witnesses.votes(page, name))
            for run in self._runs.runs(page, sentence.start, sentence.end):
                for span in self._runs.parts(page, run, places):
                    if not meets(seen, *span):
                        yield span, self._witnesses.votes(page, span)

    def _certain(
        self, page: Page, sentence: Sentence, taken: Sequence[Mention], places: Sequence[Span]
    ) -> Iterator[tuple[Span, str]]:
        """The names that their own words prove, also where they hold a known one."""
        for run in self._runs.runs(page, sentence.start, sentence.end):
            inside = [taken[i] for i in indices(places, *run)]
            whole = self._runs.whole(page, run, inside) if inside else None
            if whole is not None:
                yield whole
                continue
            for span in self._runs.parts(page, run, places):
                if (office := self._runs.office(page, span)) is not None:
                    yield office

    def _key(self, form: str) -> str:
        """The id of a name: its slug without what only tells that it is a firm (`Inc.`, `Ltd`)."""
        words = form.split()
        while len(words) > 1 and words[-1].lower() in self._known.words["corporate-suffix"]:
            words.pop()
        return slug(" ".join(words))

    def _join_short(self, names: dict[str, _Name]) -> None:
        """Surnames join the one full name that ends in them; short names of organisations the one longer name they begin."""
        longer: dict[str, set[str]] = defaultdict(set)
        for key, name in names.items():
            words = name.form.split()
            if len(words) > 1 and name.is_enough:
                if name.kind == "person":
                    longer[slug(words[-1])].add(key)
                elif name.kind == "organisation" and all(self._is_tail(word) for word in words[1:]):
                    longer[slug(words[0])].add(key)
        for short, keys in longer.items():
            if short in names and len(keys) == 1 and short not in keys:
                names[next(iter(keys))].join(names.pop(short))

    def _is_tail(self, word: str) -> bool:
        """Whether a firm may be called without this last word of its name: `Orrin AI`, `Orrin Technologies`."""
        return self._runs.is_head(word) or word.lower() in self._known.words["firm-tail"]

    def _is_name(self, key: str, name: _Name, lower: frozenset[str]) -> bool:
        """Whether the evidence is enough; a word that the article also writes small is none, a common one needs more."""
        form = name.form
        if not key or not name.is_enough or key in self._known.kinds or form.lower() in self._not_names:
            return False
        if form.lower() in lower:
            return False
        return " " in form or name.votes[name.kind] >= 2 * ENOUGH or not self._lexicon.is_common(form, _COMMON)


def _hear_neighbours(page: Page, names: dict[str, _Name], taken: Sequence[Mention]) -> None:
    """What stands in a row with a name whose kind is proven is of its kind: `Apple, Google and Orrin`."""
    proven = [((m.start, m.end), m.kind, "") for m in taken]
    proven += [
        (span, n.kind, key) for key, n in names.items() if n.votes and n.votes[n.kind] >= PROOF for span in n.spans
    ]
    ends = {span[1]: (kind, key) for span, kind, key in proven}
    starts = {span[0]: (kind, key) for span, kind, key in proven}
    for key, name in names.items():
        for start, end in name.spans:
            before = _LISTED_BEFORE.search(page.plain, max(0, start - 7), start)
            behind = _LISTED_BEHIND.match(page.plain, end, end + 7)
            for found in (before and ends.get(before.start()), behind and starts.get(behind.end())):
                if found and found[1] != key:
                    name.votes[found[0]] += HINT
