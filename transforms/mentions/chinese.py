"""Chinese names that are in no list, where their bounds are sure: people by title or verb, organisations by ending, place or quotes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import polars as pl
from ahocorasick_rs import AhoCorasick, MatchKind

from seeds import References
from transforms.ids import slug
from transforms.mentions.chinese_patterns import ChinesePatterns
from transforms.mentions.scanning import Page
from transforms.mentions.spans import Span, indices, within
from transforms.records import Mention, Sentence

CONFIDENCE = 0.75
_BRACKET = re.compile(r"[（(](?:以下)?(?:简称|下称)([^（）()]{2,40})[)）]")
_SHORT = re.compile(r"[^”\"「」“:：或、，]{2,12}")
_ABBREVIATED = re.compile(r"[（(]([A-Z][A-Za-z&]{1,7})[）)]")

Found = tuple[int, int, str]
"""Start, end and kind."""


class ChineseNames:
    """Finds people, organisations, products and models in the Chinese sentences of an article."""

    def __init__(self, references: References, words: Mapping[str, frozenset[str]]) -> None:
        self._patterns = ChinesePatterns(references, words)
        seats = references.table("entities").filter(pl.col("kind") == "place", pl.col("parent_entity_id").is_null())
        self._countries = frozenset(seats["entity_id"])
        self._not_short = words["no-short"]
        self._not_people = tuple(words["no-person"])
        self._not_organisations = tuple(words["no-organisation"])

    def mentions(self, page: Page, sentences: Sequence[Sentence], taken: Sequence[Mention]) -> list[Mention]:
        """The mentions beside those `taken`, some of which they may hold."""
        spans = [sentence for sentence in sentences if sentence.language == "zh"]
        if not spans:
            return []
        taken = sorted(taken, key=lambda mention: mention.start)
        names: dict[str, tuple[str, str]] = {}
        places = [(mention.start, mention.end) for mention in taken]
        for sentence in spans:
            for start, end, kind in self._found(page.plain, sentence, taken, places):
                form = page.plain[start:end]
                names.setdefault(form, (kind, form))
                self._introduce(page.plain, end, kind, form, names)
        return self._everywhere(page, spans, taken, names) + _branches(page, taken, self._patterns.titles)

    def _introduce(self, text: str, end: int, kind: str, form: str, names: dict[str, tuple[str, str]]) -> None:
        """`江苏恒云股份有限公司（以下简称“恒云”）`, `高工研究所（GGII）`: the short form names the same."""
        if kind != "organisation":
            return
        if bracket := _BRACKET.match(text, end, end + 60):
            for short in _SHORT.findall(bracket[1]):
                if short not in self._not_short:
                    names.setdefault(short, (kind, form))
        elif abbreviated := _ABBREVIATED.match(text, end, end + 12):
            names.setdefault(abbreviated[1], (kind, form))

    def _found(
        self, text: str, sentence: Sentence, taken: Sequence[Mention], places: Sequence[Span]
    ) -> Iterator[Found]:
        for match in self._patterns.companies.finditer(text, sentence.start, sentence.end):
            if (start := _company_start(match.span(), taken, places)) is not None:
                yield start, match.end(), "organisation"
        for kind, match in self._patterns.matches(text, sentence.start, sentence.end):
            inside = [taken[i] for i in indices(places, *match.span(1))]
            is_free = all(match.start(1) <= m.start and m.end <= match.end(1) for m in inside) and "·" in match[1]
            if (not inside or is_free) and self._is_name(kind, match[1]):
                yield *match.span(1), "organisation" if kind == "cited" else kind.removeprefix("quoted ")
        for mention in (taken[i] for i in indices(places, sentence.start, sentence.end)):
            yield from self._seated(text, mention, sentence.end, places)

    def _seated(self, text: str, mention: Mention, stop: int, places: Sequence[Span]) -> Iterator[Found]:
        """`宁波银行`, `国务院发展研究中心`: what is named after a listed place or belongs to a listed organisation."""
        match = self._patterns.seated.match(text, mention.end, stop)
        if match is None or mention.kind not in ("place", "organisation") or within(places, mention.end, match.end()):
            return
        is_bare = not match[1]
        if (is_bare and mention.kind == "place" and mention.entity_id not in self._countries) or self._is_organisation(
            match[0]
        ):
            yield mention.start, match.end(), "organisation"

    def _is_name(self, kind: str, form: str) -> bool:
        if kind == "person":
            return not form.startswith(self._not_people)
        if kind == "organisation":
            return self._is_organisation(form)
        return not form.startswith(self._not_organisations)

    def _is_organisation(self, form: str) -> bool:
        """Whether something is left of a name without its ending that is no common word: not `金融科技`, `一家银行`."""
        bare = self._patterns.tails.sub("", form)
        return len(bare) > 1 and form not in self._not_organisations and not bare.startswith(self._not_organisations)

    def _everywhere(
        self,
        page: Page,
        sentences: Sequence[Sentence],
        taken: Sequence[Mention],
        names: Mapping[str, tuple[str, str]],
    ) -> list[Mention]:
        """Every place of the names found in the Chinese sentences: once their bounds are known they are the same name."""
        if not names:
            return []
        words = list(names)
        blocks = [(sentence.start, sentence.end) for sentence in sentences]
        places = [(m.start, m.end) for m in taken]
        held = []
        for index, start, end in AhoCorasick(words, MatchKind.LeftmostLongest).find_matches_as_indexes(page.plain):
            kind, form = names[words[index]]
            inside = [taken[i] for i in indices(places, start, end)]
            is_free = all(start <= m.start and m.end <= end and m.end - m.start < end - start for m in inside)
            if slug(form) and is_free and within(blocks, start, end):
                held.append(Mention(slug(form), start, end, CONFIDENCE, kind, form))
        return held


def _company_start(span: Span, taken: Sequence[Mention], places: Sequence[Span]) -> int | None:
    """A company's registered name begins with its place; without one its bounds are not sure."""
    starts = [taken[i].start for i in indices(places, *span) if taken[i].kind == "place"]
    return max(starts) if starts else None


def _branches(page: Page, taken: Sequence[Mention], titles: re.Pattern[str]) -> list[Mention]:
    """`IDC中国` before a title: the branch is named, not the country."""
    return [
        Mention(one.entity_id, one.start, two.end, one.confidence, one.kind)
        for one, two in pairwise(taken)
        if one.end == two.start
        and (one.kind, two.kind) == ("organisation", "place")
        and "\u4e00" <= page.plain[two.start] <= "\u9fff"
        and titles.match(page.plain, two.end)
    ]
