"""Sentences within the blocks of an article, by their stops."""

import re
from collections.abc import Iterator
from functools import lru_cache

from spacy.util import get_lang_class

from seeds import References
from transforms.records import Article, Block, Sentence

_CLOSERS = "\"'”’)\\]）】」』»›"
_STOP = re.compile(
    rf"(?<![.!?…])[.!?…]++[{_CLOSERS}]*+(?=\s|$)"  # Western stops end a sentence before white space alone
    rf"|(?<![。！？!?…])[!?…]*+[。！？]++[。！？!?…]*+[{_CLOSERS}]*+"  # full-width ones anywhere
    r"|(?<=[\u3040-\u9fff”])[!?…]++[”’」』）】]*+(?=[\u3040-\u9fff“「『])"  # half-width ones between characters
)
_FULL_WIDTH = frozenset("。！？")
_NEXT = re.compile(r"[\s\"'“‘(\[（【「『«‹–—-]*+")
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")
_CAMEL = re.compile(r"[a-z]{1,2}[A-Z]")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_LIST_NUMBER = re.compile(r"\s*[(]?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})")
_NAMES_BEFORE_REPORT = re.compile(r"\s*(?:[A-Z][\w.'’-]* ){0,4}(?P<verb>[a-z]+)\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_WINDOW, _REPORT_WINDOW, _LONGEST_BRACKET = 40, 14, 300


class SentenceSplitter:
    """Finds sentence ends: stops that are no part of an abbreviation, an initial, a number, a name or an open bracket.

    Abbreviations are those of the table `abbreviations`, with what may follow them, and those of spaCy's data for the language.
    """

    def __init__(self, references: References) -> None:
        kinds: dict[tuple[str, str], str] = {}
        reports: dict[str, list[str]] = {}
        for text, kind, language in references.table("abbreviations").select("text", "kind", "language").iter_rows():
            if kind == "report":
                reports.setdefault(language, []).append(text)
            else:
                kinds[language, text.casefold()] = kind
        self._kinds = kinds
        self._reports = frozenset(reports.get("en", ()))
        characters = "|".join(sorted(map(re.escape, reports.get("zh", ())), key=len, reverse=True))
        self._reports_behind = re.compile(
            rf"[^，。！？、；：“”\s]{{0,{_REPORT_WINDOW}}}?(?:{characters})(?=[，。：]|$)"
        )
        closed = references.table("closed_words")
        self._starters = frozenset(
            word for word, starts in closed.select("word", "starts").iter_rows() if starts == "yes"
        )

    def sentences(self, article: Article) -> tuple[Sentence, ...]:
        """Every sentence of every block, in the order of the text; a heading or an item without a stop is one."""
        return tuple(sentence for block in article.blocks for sentence in self._of_block(article.text, block))

    def _of_block(self, text: str, block: Block) -> Iterator[Sentence]:
        body = text[block.start : block.end]
        start = 0
        for end in [*self._ends(body, block.language), len(body)]:
            part = body[start:end]
            bare = part.strip()
            if bare:
                at = block.start + start + len(part) - len(part.lstrip())
                yield Sentence(at, at + len(bare), block.kind, block.language)
            start = end

    def _ends(self, body: str, language: str) -> Iterator[int]:
        begun, counted, depth = 0, 0, 0
        for found in _STOP.finditer(body):
            depth = max(0, depth + _opened(body, counted, found.start()))
            counted = found.start()
            if depth and not _is_bracketed(body, begun, found) and found.start() - begun < _LONGEST_BRACKET:
                continue
            if self._is_end(body, begun, found, language):
                yield found.end()
                begun, counted, depth = found.end(), found.end(), 0

    def _is_end(self, body: str, begun: int, found: re.Match[str], language: str) -> bool:
        stops, following = found[0], _NEXT.match(body, found.end())
        at = following.end() if following else found.end()
        if at >= len(body):
            return True
        is_quoted = stops[-1] not in ".!?…。！？"
        if any(stop in _FULL_WIDTH for stop in stops) or body[found.end()] > "\u2e80":
            return not (is_quoted and self._reports_behind.match(body, found.end()))
        if body[at].islower() and not _CAMEL.match(body, at):
            return False
        if any(stop in "!?" for stop in stops):
            return not (is_quoted and self._is_reported(body, found.end())) and not self._is_short(
                body, found.start() + 1, at, language
            )
        if stops.startswith((".", "…")) and len(stops.rstrip(_CLOSERS)) > 1:
            return True
        return not self._is_number_of_item(body, begun, found.start()) and not self._is_short(
            body, found.start(), at, language
        )

    def _is_reported(self, body: str, at: int) -> bool:
        """Whether what follows a quotation reports it: *"Will it work?" Altman asked.*"""
        behind = _NAMES_BEFORE_REPORT.match(body, at, at + 80)
        return behind is not None and behind["verb"] in self._reports

    def _is_number_of_item(self, body: str, begun: int, at: int) -> bool:
        return at - begun < 6 and _LIST_NUMBER.fullmatch(body, begun, at) is not None

    def _is_short(self, body: str, end: int, at: int, language: str) -> bool:
        """Whether the stop belongs to an abbreviation or an initial and no sentence that opens plainly follows."""
        before = body[max(0, end - _WINDOW) : end]
        found = _WORD_BEFORE.search(before) if before[-1:] != "!" else re.search(r"\w+!$", before)
        word = found[0].lstrip("'’-") if found else ""
        kind = self._kind(word, language)
        if kind is None or kind == "usual":
            return False
        if kind == "name":
            return True
        return body[at].isdigit() if kind == "number" else _word_at(body, at).casefold() not in self._starters

    def _kind(self, word: str, language: str) -> str | None:
        kind = self._kinds.get((language, word.casefold()))
        if kind is not None and (word[:1].isupper() or word.casefold() == word):
            return kind
        is_initial = len(word) == 1 and word.isalpha() and word.isupper()
        is_short = is_initial or _DOTTED.fullmatch(word) or f"{word}." in _abbreviations(language)
        return "company" if is_short else None


@lru_cache(maxsize=64)
def _abbreviations(language: str) -> frozenset[str]:
    """What spaCy's tokens of a language keep together with a stop; nothing for a language that it does not know."""
    try:
        exceptions = get_lang_class(language).Defaults.tokenizer_exceptions
    except ImportError:
        return frozenset()
    return frozenset(token for token in exceptions if token.endswith(".") and token[0].isalpha())


def _opened(body: str, start: int, end: int) -> int:
    """How many more brackets open than close in a stretch."""
    return sum(body.count(c, start, end) for c in "(（") - sum(body.count(c, start, end) for c in ")）")


def _is_bracketed(body: str, begun: int, found: re.Match[str]) -> bool:
    """Whether the whole sentence stands in brackets, or the bracket closes with this stop."""
    return body[begun : begun + 3].lstrip().startswith(("(", "（")) or found[0].endswith((")", "）"))


def _word_at(body: str, at: int) -> str:
    found = _LETTERS.match(body, at, at + _WINDOW)
    return found[0] if found else ""
