"""What stands around a name: the evidence on which an ambiguous alias is accepted or refused."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from transforms.mentions.folding import is_cjk
from transforms.mentions.scanning import Page, is_name_word
from transforms.mentions.vocabulary import Requirement, Vocabulary
from transforms.records import Sentence

_WORD = re.compile(r"[a-z0-9\u00df-\u024f]+")
_SPAN = 40
"""How far a neighbouring word is looked for."""
_NEXT = re.compile(r"[ -]?('s|[\w&$€£¥%°℃](?:[\w.&'+]*[\w&'+])?)")
_PREVIOUS = re.compile(r"([\w.&'+$€£¥]+)[ -]?$")
_LIST_MARK = re.compile(r"\s*(?:[,，、/;；]\s*(?:and|or|&)?|and|or|&|和|与|及|以及)\s*")
_APPOSITION = re.compile(r", (?:an?|the|which|whose|who)\b")
_LIST_END = re.compile(r"\s*(?:[,，、.。;；)）:：]|and\b|or\b|等|和|与|及|$)")


@dataclass(frozen=True, slots=True)
class Found:
    """A name as accepted so far. `is_firm` is FALSE where only its place at the start of a sentence made it look like a name."""

    entity_id: str
    start: int
    end: int
    confidence: float
    is_firm: bool = True


@dataclass(slots=True)
class Surroundings:
    """A page, its sentences and the names accepted in the last round."""

    page: Page
    sentences: Sequence[Sentence]
    known: Vocabulary
    found: Sequence[Found] = ()
    _starts: list[int] = field(default_factory=list)
    _places: dict[str, list[int]] = field(default_factory=dict)
    _ends: dict[int, Found] = field(default_factory=dict)
    _begins: dict[int, Found] = field(default_factory=dict)
    _words: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)
    _judged: dict[tuple[int, int, int], bool] = field(default_factory=dict)
    _firm: frozenset[str] = frozenset()
    _beginnings: frozenset[tuple[str, str]] = frozenset()

    def __post_init__(self) -> None:
        self._starts = [sentence.start for sentence in self.sentences]

    def learn(self, found: Sequence[Found]) -> None:
        """Takes the names of a round as the evidence for the next."""
        self.found = found
        places: dict[str, list[int]] = defaultdict(list)
        for mention in found:
            for entity_id in self.known.families[mention.entity_id]:
                places[entity_id].append(mention.start)
            places[f"@{self.known.kinds[mention.entity_id]}"].append(mention.start)
        self._places = places
        self._ends = {mention.end: mention for mention in found}
        self._begins = {mention.start: mention for mention in found}
        self._firm = frozenset(mention.entity_id for mention in found if mention.is_firm)
        texts = {(mention.entity_id, self.page.plain[mention.start : mention.end]) for mention in found}
        self._beginnings = frozenset(
            (entity_id, text[:i]) for entity_id, text in texts for i, letter in enumerate(text) if letter == " "
        )
        self._judged = {}

    def sentence(self, start: int) -> tuple[int, int]:
        """The span of the sentence at an offset, or of nothing where no sentence stands."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or self.sentences[index].end <= start:
            return start, start
        return self.sentences[index].start, self.sentences[index].end

    def kind(self, start: int) -> str:
        """The kind of the block at an offset."""
        index = bisect_right(self._starts, start) - 1
        return self.sentences[index].kind if index >= 0 else "paragraph"

    def opens_sentence(self, start: int) -> bool:
        """Whether nothing but quotation marks, brackets and bullets stands before the name in its sentence."""
        begin, _ = self.sentence(start)
        return not any(character.isalnum() for character in self.page.plain[max(begin, start - _SPAN) : start])

    def is_firm(self, entity_id: str) -> bool:
        """Whether the entity is named in a place where more than a sentence's first capital shows it."""
        return entity_id in self._firm

    def allows(self, context: str, start: int, end: int, *, is_known: bool = False) -> bool:
        """Whether the rows of a context hold for a name: all `all`, at least one `any` if there are any (unless it `is_known`), no `none`."""
        requirements = self.known.contexts[context]
        if not all(
            self._holds(rule, start, end) == (rule.role == "all") for rule in requirements if rule.role != "any"
        ):
            return False
        wanted = [rule for rule in requirements if rule.role == "any"]
        return is_known or not wanted or any(self._holds(rule, start, end) for rule in wanted)

    def has_longer(self, entity_id: str, name: str) -> bool:
        """Whether the article names the entity by a longer name that begins with this one: `Lightspeed | Venture Partners`."""
        return (entity_id, name) in self._beginnings

    def _holds(self, rule: Requirement, start: int, end: int) -> bool:
        if rule.scope == "article":
            return self._within(rule, 0, len(self.page.lower))
        if rule.scope == "sentence":
            return self._within(rule, *self.sentence(start))
        if rule.scope == "list":
            return self._listed(rule, start, end)
        return self._after(rule, end) if rule.scope == "next" else self._before(rule, start)

    def _within(self, rule: Requirement, begin: int, end: int) -> bool:
        """Whether a span names one of the rule's entities or holds one of its words; each span is judged once a round."""
        key = (id(rule), begin, end)
        if key not in self._judged:
            self._judged[key] = self._speaks_of(rule, begin, end)
        return self._judged[key]

    def _speaks_of(self, rule: Requirement, begin: int, end: int) -> bool:
        named = (*rule.entities, *(f"@{kind}" for kind in rule.kinds))
        if any(self._named(entity_id, begin, end) for entity_id in named):
            return True
        if (begin, end) not in self._words:
            self._words[begin, end] = frozenset(_WORD.findall(self.page.lower, begin, end))
        if not rule.words.isdisjoint(self._words[begin, end]):
            return True
        return any(self.page.lower.find(phrase, begin, end) >= 0 for phrase in rule.phrases)

    def _named(self, entity_id: str, begin: int, end: int) -> bool:
        places = self._places.get(entity_id, ())
        index = bisect_left(places, begin)
        return index < len(places) and places[index] < end

    def next_word(self, end: int) -> str:
        """The word after a name as written, `'s` of a possessive, one letter of Chinese, or nothing."""
        if end < len(self.page.plain) and is_cjk(self.page.plain[end]):
            return self.page.plain[end : end + 2]
        match = _NEXT.match(self.page.plain, end, end + _SPAN)
        return match[1] if match else ""

    def verb_after(self, end: int) -> str:
        """The word after a name, past an adverb: `Apple apparently | agrees`."""
        word = self.next_word(end)
        return self.next_word(end + 1 + len(word)) if word.endswith("ly") else word

    def previous_word(self, start: int) -> str:
        """The word before a name as written, two letters of Chinese, or nothing."""
        if start and is_cjk(self.page.plain[start - 1]):
            return self.page.plain[max(0, start - 2) : start]
        match = _PREVIOUS.search(self.page.plain[max(0, start - _SPAN) : start])
        return match[1] if match else ""

    def _after(self, rule: Requirement, end: int) -> bool:
        word = self.next_word(end)
        if rule.is_name and self.is_stranger(word, end + 1):
            return True
        if rule.is_number and word[:1].isdigit():
            return True
        return _is_listed_word(word.lower(), rule, from_left=True)

    def _before(self, rule: Requirement, start: int) -> bool:
        word = self.previous_word(start)
        begin = start - len(word) - 1
        if rule.is_name and self.is_stranger(word, begin):
            return True
        if rule.is_number and word[-1:].isdigit():
            return True
        return _is_listed_word(word.lower(), rule, from_left=False)

    def has_stranger(self, start: int, end: int) -> bool:
        """Whether a word of another name stands right beside a surname: `Kimbal Musk`, `Musk Foundation`."""
        before, after = self.previous_word(start), self.next_word(end)
        is_led = self.page.plain[start - 1 : start] == " " and self.is_stranger(before, start - len(before) - 1)
        return is_led or (self.page.plain[end : end + 1] == " " and self.is_stranger(after, end + 1))

    def is_stranger(self, word: str, at: int) -> bool:
        """Whether a neighbouring word looks like a part of somebody else's name: a capital, no title, no known name, no opening word."""
        if not is_name_word(word) or word.endswith("'s"):
            return False
        groups = self.known.words
        if any(
            word.lower().rstrip(".") in groups[group]
            for group in ("opener", "title", "version", "variant", "company-next")
        ):
            return False
        if word.lower().endswith(("ing", "ly", "ed")) and self.opens_sentence(at):
            return False
        return at not in self._begins and at + len(word) not in self._ends

    def is_explained(self, end: int) -> bool:
        """Whether an apposition or a relative clause follows: `Apple, the maker of`, `Oracle, which`."""
        return _APPOSITION.match(self.page.plain, end, end + _SPAN) is not None

    def is_listed(self, start: int, end: int, kinds: frozenset[str]) -> bool:
        """Whether the name stands beside one of the kinds in a row: `Apple, Google and others`."""
        return self._neighbour(start, kinds, is_left=True) or self._neighbour(end, kinds, is_left=False)

    def _listed(self, rule: Requirement, start: int, end: int) -> bool:
        """Whether the name stands in a row of names of the kind: `Baidu, 360 and iFLYTEK`."""
        if self._neighbour(start, rule.kinds, is_left=True):
            is_last = self.next_word(end).lower() in self.known.words["company-next"]
            return is_last or _LIST_END.match(self.page.plain, end, end + _SPAN) is not None
        if not self._neighbour(end, rule.kinds, is_left=False):
            return False
        word = self.previous_word(start).lower()
        return self.opens_sentence(start) or any(word.endswith(lister) for lister in self.known.words["lister"])

    def _neighbour(self, at: int, kinds: frozenset[str], *, is_left: bool) -> bool:
        for gap in range(1, 8):
            mention = self._ends.get(at - gap) if is_left else self._begins.get(at + gap)
            if mention is None:
                continue
            between = self.page.plain[at - gap : at] if is_left else self.page.plain[at : at + gap]
            return self.known.kinds[mention.entity_id] in kinds and bool(_LIST_MARK.fullmatch(between))
        return False


def _is_listed_word(word: str, rule: Requirement, *, from_left: bool) -> bool:
    """Whether a neighbour is one of the rule's words; a Chinese one need only begin (end) with it."""
    if not word:
        return False
    if word in rule.words or word in rule.phrases or word.rstrip(".") in rule.words:
        return True
    if not is_cjk(word[0] if from_left else word[-1]):
        return False
    return any((word.startswith(phrase) if from_left else word.endswith(phrase)) for phrase in rule.phrases)
