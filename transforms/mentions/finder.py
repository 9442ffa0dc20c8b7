"""Known names in articles: every candidate weighed against its surroundings, the longest that holds wins."""

import re
from collections.abc import Iterable, Sequence

from seeds import References
from transforms.mentions.chinese import ChineseNames
from transforms.mentions.later_names import later_names
from transforms.mentions.scanning import Candidate, Page, Scanner, is_name_word
from transforms.mentions.spans import within
from transforms.mentions.surroundings import Found, Surroundings
from transforms.mentions.unlisted import UnlistedNames
from transforms.mentions.versions import VersionReader
from transforms.mentions.vocabulary import Alias, vocabulary
from transforms.records import Article, Mention, Sentence

CONFIDENCE = {
    "name": 0.98,
    "former": 0.95,
    "abbreviation": 0.95,
    "demonym": 0.95,
    "translation": 0.95,
    "versioned": 0.95,
    "word": 0.92,
    "surname": 0.85,
}
"""By the sense of the alias: how sure its bare occurrence is."""
CONDITIONAL = 0.9
"""At most this where the surroundings had to decide."""
_FORM = re.compile(r",? ([A-Z][A-Za-z]{1,11})(?![A-Za-z])(\.)?")
_ROUNDS = 3
_LISTED = frozenset({"organisation"})
_ORGANISATION_WORDS = 4
_SHORT = 3
"""A place of more letters is the same in capitals (`BEIJING`); `US` might be a pronoun."""

Readings = tuple[Candidate, list[tuple[Alias, int]]]
Chosen = list[tuple[Found, Alias]]


class NameFinder:
    """Finds the entities of the reference list; compiled once, then linear in the text."""

    def __init__(self, references: References) -> None:
        self._known = vocabulary(references)
        self._scanner = Scanner(self._known.patterns, self._known.aliases)
        self._versions = VersionReader(self._known.words)
        self._chinese = ChineseNames(references, self._known.words)
        self._unlisted = UnlistedNames(references, self._known)

    def mentions(
        self, article: Article, sentences: Sequence[Sentence], spotted: Sequence[tuple[int, int, str]] = ()
    ) -> tuple[Mention, ...]:
        """The mentions of known and unlisted entities, in order, none overlapping another; sentences are the windows in which context counts.

        `confidence` is that of the alias's sense (`CONFIDENCE`), at most 0.9 where a condition of `name_contexts` decided, 0.85 for a
        surname after the full name and for an acronym that the article introduces.
        """
        page = Page.of(article.text)
        candidates = [self._readings(candidate, page) for candidate in self._scanner.candidates(page)]
        around = Surroundings(page, sentences, self._known)
        chosen = self._chosen(candidates, around, is_first=True)
        for _ in range(_ROUNDS):
            around.learn([found for found, _ in chosen])
            again = self._chosen(candidates, around, is_first=False)
            if again == chosen:
                break
            chosen = again
        around.learn([found for found, _ in chosen])
        surnames = [(found, alias.surname) for found, alias in chosen if alias.surname]
        every = [*around.found, *later_names(around, surnames)]
        listed = [Mention(f.entity_id, f.start, f.end, f.confidence, self._known.kinds[f.entity_id]) for f in every]
        unlisted = self._unlisted.mentions(page, sentences, listed, spotted)
        unlisted += _free(self._chinese.mentions(page, sentences, listed), unlisted)
        held = sorted((mention.start, mention.end) for mention in unlisted)
        kept = [mention for mention in listed if not within(held, mention.start, mention.end)]
        return tuple(sorted([*kept, *unlisted], key=lambda mention: mention.start))

    def _readings(self, candidate: Candidate, page: Page) -> Readings:
        """What a candidate may be by its letters alone: each alias with the end of the mention."""
        written = page.plain[candidate.start : candidate.end]
        readings = []
        for alias in candidate.aliases:
            if not _has_case(alias, written) or (candidate.is_plural and alias.sense == "word"):
                continue
            end, has_number = self._extent(candidate, alias, page.plain)
            if has_number or not (candidate.is_open or alias.sense == "versioned"):
                readings.append((alias, end))
        return candidate, readings

    def _extent(self, candidate: Candidate, alias: Alias, text: str) -> tuple[int, bool]:
        if alias.kind == "organisation" and not candidate.is_plural:
            return self._with_form(candidate.end, text), False
        if candidate.is_plural or alias.kind not in ("model", "product"):
            return candidate.end, False
        return self._versions.end(text, candidate.end)

    def _with_form(self, end: int, text: str) -> int:
        """Where a firm's name ends with its legal form: `Orrin, Inc.`, `Orrin Co.`"""
        suffixes = self._known.words["corporate-suffix"]
        if text[end : end + 1] == "." and f"{text[text.rfind(' ', 0, end) + 1 : end].lower()}." in suffixes:
            return end + 1
        form = _FORM.match(text, end, end + 16)
        if form is None or form[1].lower() not in suffixes:
            return end
        return form.end() if form[2] and f"{form[1].lower()}." in suffixes else form.end(1)

    def _chosen(self, every: Iterable[Readings], around: Surroundings, *, is_first: bool) -> Chosen:
        """The longest names that hold, from left to right; in the first round only those that need no context."""
        chosen: Chosen = []
        free_from = 0
        for candidate, readings in every:
            if candidate.start < free_from:
                continue
            if not candidate.aliases:
                free_from = candidate.end
            for alias, end in readings:
                found = self._found(candidate.start, end, alias, around, is_first=is_first)
                if found is not None:
                    chosen.append((found, alias))
                    free_from = end
                    break
        return chosen

    def _found(self, start: int, end: int, alias: Alias, around: Surroundings, *, is_first: bool) -> Found | None:
        """The mention, unless its surroundings show that it is none."""
        if alias.context is not None and (is_first or not self._fits(alias, start, end, around)):
            return None
        if self._is_surname(start, alias, around) or (
            alias.kind == "place" and self._is_part_of_more(end, alias, around)
        ):
            return None
        if alias.sense == "surname" and around.has_stranger(start, end):
            return None
        is_firm = True
        if self._is_doubtful(alias) and around.opens_sentence(start):
            follows = around.verb_after(end).lower()
            beside = around.is_listed(start, end, _LISTED) or around.is_explained(end)
            is_firm = beside or follows in self._known.words["company-next"]
            if not is_firm and not around.is_firm(alias.entity_id):
                return None
        confidence = CONFIDENCE[alias.sense] if alias.context is None else min(CONFIDENCE[alias.sense], CONDITIONAL)
        return Found(alias.entity_id, start, end, confidence, is_firm)

    @staticmethod
    def _fits(alias: Alias, start: int, end: int, around: Surroundings) -> bool:
        """Whether an alias with a context stands in it, or is short for a longer name that the article has."""
        is_short = around.has_longer(alias.entity_id, alias.text)
        return around.allows(alias.context or "", start, end, is_known=is_short)

    def _is_surname(self, start: int, alias: Alias, around: Surroundings) -> bool:
        """Whether a given name before it makes the name of a firm or place a person's: `Michael Bloomberg`, `Edith Wharton`."""
        if alias.kind == "person" or alias.sense in ("demonym", "abbreviation") or " " in alias.text:
            return False
        given = around.page.plain[start - 1 : start] == " " and around.previous_word(start).lower()
        return given in self._known.words["given-name"]

    def _is_doubtful(self, alias: Alias) -> bool:
        """Whether a company's name is an ordinary word that nothing near it has confirmed."""
        near = self._known.contexts[alias.context] if alias.context else ()
        is_confirmed = any(rule.role != "none" and rule.scope != "article" for rule in near)
        return alias.sense == "word" and alias.kind == "organisation" and not is_confirmed

    def _is_part_of_more(self, end: int, alias: Alias, around: Surroundings) -> bool:
        """Whether a place is the first word of money (`US dollars`) or of an organisation's longer name (`China Everbright Bank`)."""
        word = around.next_word(end)
        if word.lower() in self._known.words["currency"]:
            return True
        if alias.sense == "demonym" or around.kind(end - 1) == "heading":
            return False
        for _ in range(_ORGANISATION_WORDS):
            if around.page.plain[end : end + 1] != " " or not is_name_word(word):
                return False
            if word.lower() in self._known.words["organisation-head"]:
                return True
            end += 1 + len(word)
            word = around.next_word(end)
        return False


def _free(found: Sequence[Mention], held: Sequence[Mention]) -> list[Mention]:
    """Those found that overlap none before them nor any of those held."""
    taken = sorted((mention.start, mention.end) for mention in held)
    free: list[Mention] = []
    reached = 0
    for mention in sorted(found, key=lambda mention: (mention.start, -mention.end)):
        if mention.start >= reached and not within(taken, mention.start, mention.end):
            free.append(mention)
            reached = mention.end
    return free


def _has_case(alias: Alias, written: str) -> bool:
    """Whether the letters' case is that of the alias; of several words it is enough that no capital is lost (headings)."""
    written = written[: len(alias.text)]
    if not alias.is_case_sensitive or written == alias.text:
        return True
    if alias.kind == "place" and len(written) > _SHORT and written.isupper():
        return True
    words = zip(alias.text.split(" "), written.split(" "), strict=False)
    return " " in alias.text and all(seen[:1].isupper() or not word[:1].isupper() for word, seen in words)
