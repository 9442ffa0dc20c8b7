"""Where a text may name something that is in no list, with what is said there of its kind."""

import itertools
import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from transforms.mentions.hearing import ENOUGH, HINT, MODEL, PROOF, STRONG, Vote
from transforms.mentions.runs import Runs
from transforms.mentions.scanning import Page
from transforms.mentions.spans import Span, indices, within
from transforms.mentions.versions import VersionReader
from transforms.mentions.wholes import Wholes
from transforms.mentions.witnesses import Votes, Witnesses
from transforms.records import Mention, Sentence

Spotted = Sequence[tuple[int, int, str]]

_DATELINE = re.compile(
    r"([A-Z][A-Z.'-]{1,20}(?: [A-Z][A-Z.'-]{1,20}){0,3})"
    r"(?=(?:, [A-Z][\w. ]{1,20}?)?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?(?: \([\w/ ]{2,30}\))? ?[—–-]+ )"
)
"""`BUFFALO, N.Y. — `, `SAN FRANCISCO, March 4 (Reuters) - `."""
_HYPHENATED = re.compile(r"v?\d[\w.]*")
_NUMBERED = re.compile(r"(.*[A-Za-z])\s+v?\d[\w.]*$")
_SIZE = re.compile(r"[- ]\d+(?:\.\d+)?[bB]\b")
_MADE = ("product", "model")


PLACED, ALONE = 1.25, 1.0
"""A model's word for a place counts less, as most places that news names are listed; for a person of one word too: people have two at first."""


class Sighting(NamedTuple):
    """A span with the words of the name in it, without a version, and what is said of it there."""

    span: Span
    form: str
    votes: Votes
    is_versioned: bool = False


class Sightings:
    """Reads capitalised runs and what a model saw."""

    def __init__(self, runs: Runs, words: Mapping[str, frozenset[str]], nouns: Mapping[str, str]) -> None:
        self._runs = runs
        self._wholes = Wholes(runs, words)
        self._witnesses = Witnesses(runs, words, nouns)
        self._versions = VersionReader(words)

    def sightings(
        self, page: Page, sentences: Sequence[Sentence], taken: Sequence[Mention], spotted: Spotted
    ) -> Iterator[Sighting]:
        """Every sighting outside of headings and Chinese text; `taken` are the listed names in order, some of which it may hold."""
        starts = [start for start, _, _ in spotted]
        places = [(mention.start, mention.end) for mention in taken]
        for sentence in sentences:
            if sentence.kind == "heading" or sentence.language == "zh":
                continue
            seen: list[Span] = []
            first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
            for sighting in self._in_sentence(page, sentence, taken, places, spotted[first:last]):
                if not within(seen, *sighting.span):
                    insort(seen, sighting.span)
                    yield sighting

    def _in_sentence(
        self, page: Page, sentence: Sentence, taken: Sequence[Mention], places: Sequence[Span], spotted: Spotted
    ) -> Iterator[Sighting]:
        dateline = _DATELINE.match(page.plain, sentence.start)
        if dateline is not None and not within(places, *dateline.span(1)):
            yield Sighting(dateline.span(1), dateline[1].title(), (Vote("place", PROOF, "dateline"),))
        runs = list(self._runs.runs(page, sentence.start, sentence.end))
        loose = {run: list(self._runs.names(page, run)) for run in runs}
        for span in itertools.chain.from_iterable(loose.values()):
            inside = [taken[i] for i in indices(places, *span)]
            kind = self._wholes.kind(page, span, inside) if inside else self._proven(page, span)
            if kind is not None:
                yield self._sighting(page, span, Vote(kind, PROOF, "whole"))
        for left, right, kind in spotted:
            name = self._runs.trimmed(page, (left, right))
            if name is None:
                continue
            inside = [taken[i] for i in indices(places, *name)]
            if not inside or self._wholes.is_seen(page, name, inside, kind):
                yield self._sighting(page, name, Vote(kind, _trust(page.plain[slice(*name)], kind), MODEL))
        for run in runs:
            for span in self._runs.parts(page, run, places) if within(places, *run) else loose[run]:
                yield self._sighting(page, span)

    def _proven(self, page: Page, span: Span) -> str | None:
        """The kind that the words alone prove, so that no model may cut the name."""
        words = page.plain[slice(*span)].split()
        return self._runs.head(words) if len(words) > 1 else None

    def _sighting(self, page: Page, span: Span, *votes: Vote) -> Sighting:
        """The sighting at a span, which goes on over the version of a product or model."""
        text = " ".join(page.plain[slice(*span)].split())
        heard = (*votes, *self._witnesses.votes(page, span))
        name, hyphen, version = text.rpartition("-")
        if hyphen and _HYPHENATED.fullmatch(version) and name[-2:].isalpha() and any(c.islower() for c in name):
            return Sighting(span, name, (*heard, *_made(text, heard)), is_versioned=True)
        start, name_end = span
        if (numbered := _NUMBERED.match(page.plain, *span)) is not None:
            name_end = numbered.end(1)
            heard = (*heard, *self._witnesses.votes(page, (start, name_end)))
        end, has_number = self._versions.end(page.plain, name_end)
        if not has_number or end == name_end:
            return Sighting((start, name_end) if end == name_end else span, text, heard)
        longer = (*heard, *self._witnesses.votes(page, (start, end)))
        is_made = page.plain[name_end] != " " or any(vote.kind in _MADE and vote.weight > 0 for vote in longer)
        if not is_made:
            return Sighting(span, text, heard)
        name = " ".join(page.plain[start:name_end].split())
        return Sighting((start, end), name, (*longer, *_made(page.plain[start:end], longer)), is_versioned=True)


def _trust(form: str, kind: str) -> float:
    """What a model's word for a kind weighs."""
    if kind == "place":
        return PLACED
    return ALONE if kind == "person" and " " not in form else ENOUGH


def _made(text: str, heard: Votes) -> Votes:
    """What a version speaks for: a model where its size or a witness tells so, else a product."""
    is_model = _SIZE.search(text) is not None or any(vote.kind == "model" for vote in heard)
    kind = "model" if is_model else "product"
    return Vote(kind, PROOF, "version"), Vote("person", -STRONG, "version"), Vote("organisation", -HINT, "version")
