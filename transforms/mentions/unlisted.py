"""Names that are in no list: seen by a model or told by their words, and judged over the whole article."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind

from seeds import References
from transforms.ids import slug
from transforms.lexicon import Lexicon
from transforms.mentions.folding import is_word
from transforms.mentions.hearing import ENOUGH, Hearing
from transforms.mentions.joining import VERSIONED, Joiner
from transforms.mentions.runs import Runs
from transforms.mentions.scanning import Page
from transforms.mentions.sightings import Sightings, Spotted
from transforms.mentions.spans import Span, within
from transforms.mentions.vocabulary import Vocabulary
from transforms.records import Mention, Sentence

_COMMON = 20_000
"""A single word among so many most common ones needs more evidence: `Reading`, `Mobile`."""
_OFTEN = 3
"""So many times seen by a model, even a common word is a name."""
_SURE, _EACH, _MOST = 0.5, 0.05, 0.9
"""The confidence of a name without evidence, what a point of evidence adds, and the most."""


class UnlistedNames:
    """Finds the people, organisations, places and products of English text that no list knows."""

    def __init__(self, references: References, known: Vocabulary) -> None:
        self._known = known
        self._lexicon = Lexicon(references)
        runs = Runs(known.words)
        nouns = references.table("speaker_nouns").select("forms", "class").iter_rows()
        by_form = {form: kind for forms, kind in nouns for form in forms.split("|")}
        self._sightings = Sightings(runs, known.words, by_form)
        self._joiner = Joiner(runs, known.words)
        self._not_names = known.words["no-name"] | known.words["measure"] | frozenset(known.patterns)

    def mentions(
        self, page: Page, sentences: Sequence[Sentence], taken: Sequence[Mention], spotted: Spotted
    ) -> list[Mention]:
        """The mentions beside those `taken`, some of which they may hold; `spotted` are spans in order with the kind that a model takes them for."""
        taken = sorted(taken, key=lambda mention: mention.start)
        names: dict[str, Hearing] = defaultdict(Hearing)
        for span, form, votes, is_versioned in self._sightings.sightings(page, sentences, taken, spotted):
            names[self._key(form) + VERSIONED * is_versioned].note(span, form, votes)
        self._joiner.join(page, names, taken)
        lower = frozenset(word for word in page.plain.split() if word.islower())
        kept = {key: name for key, name in names.items() if self._is_name(key, name, lower)}
        found = [self._mention(key, name, span) for key, name in kept.items() for span in name.spans]
        return [*found, *self._echoes(page, kept, [*taken, *found])]

    def _mention(self, key: str, name: Hearing, span: Span) -> Mention:
        confidence = round(min(_MOST, _SURE + _EACH * max(name.weight, ENOUGH)), 2)
        if self._known.kinds.get(key) == name.kind:
            return Mention(key, *span, confidence, name.kind)
        return Mention(key, *span, confidence, name.kind, name.form)

    def _key(self, form: str) -> str:
        """The id of a name: its slug without what only tells that it is a firm (`Inc.`, `Ltd`)."""
        words = form.split()
        while len(words) > 1 and words[-1].lower() in self._known.words["corporate-suffix"]:
            words.pop()
        return slug(" ".join(words))

    def _is_name(self, key: str, name: Hearing, lower: frozenset[str]) -> bool:
        """Whether the evidence is enough; a word that the article also writes small is none, a common one needs more."""
        form = name.form.lower()
        if not key or not name.is_enough or form in self._not_names or form in lower:
            return False
        if key in self._known.kinds and not (name.kind == "place" == self._known.kinds[key] and name.is_placed):
            return False
        is_firm = name.weight >= 2 * ENOUGH or name.seen >= _OFTEN
        return " " in form or is_firm or not self._lexicon.is_common(form, _COMMON)

    def _echoes(self, page: Page, names: dict[str, Hearing], held: Sequence[Mention]) -> Iterator[Mention]:
        """Where the names found stand once more as they were written: in headings, or where nothing showed that they are names."""
        forms = {form: key for key, name in names.items() for form in name.forms if self._may_echo(form)}
        if not forms:
            return
        places = sorted((mention.start, mention.end) for mention in held)
        words = list(forms)
        for index, start, end in AhoCorasick(words, MatchKind.LeftmostLongest).find_matches_as_indexes(page.plain):
            opens = start == 0 or not (is_word(page.plain[start - 1]) or page.plain[start - 1] in "@./-$#")
            closes = end == len(page.plain) or not is_word(page.plain[end])
            if opens and closes and not within(places, start, end):
                yield self._mention(forms[words[index]], names[forms[words[index]]], (start, end))

    def _may_echo(self, form: str) -> bool:
        return len(form) > 2 and (" " in form or not self._lexicon.is_common(form, _COMMON))
