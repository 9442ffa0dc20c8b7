"""HTML pages become passages of their main content, and what the page says of itself."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date

from lxml import etree
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from transforms.encodings import plain as legible
from transforms.heads import said_by
from transforms.languages import word_count
from transforms.markup import lost_by_depth, refusal
from transforms.page_kinds import PageKinds
from transforms.passages import CELL_GAP, LINE_GAP, PARAGRAPH_GAP, Passage
from transforms.records import Hints, Rejection
from transforms.visible import length, paragraphs, share_taken

_KINDS = {
    "p": "",
    "head": "heading",
    "item": "list_item",
    "quote": "quote",
    "cell": "table_cell",
    "ab": "",
    "div": "",
    "list": "",
    "table": "",
}
_BLOCKS = frozenset({*_KINDS, "row", "body", "code", "fw", "main", "article", "section"})
_INNER_STOP = re.compile(r"[.!?…][\"'”’)]?(?:\s|$)|[。！？]")
_LEAST_SHARE, _LEAST_TOLD = 0.5, 0.3
_LEAST_SENTENCE, _LONGEST_SENTENCE, _LEAST_PROSE = 10, 120, 25


@dataclass(frozen=True, slots=True)
class Page:
    """The main content of a page, what its head and addresses say, and the share of its visible prose that the content holds."""

    passages: list[Passage]
    says: Hints
    share_taken: float | None = None


def page_of(text: str, *, address: str | None, retrieved_on: date, kinds: PageKinds) -> Page | Rejection:
    """The main content of a page, or why there is none."""
    refused = refusal(text)
    if refused is not None:
        return refused
    tree = load_html(text if "<body" in text.casefold() else f"<html><body>{text}</body></html>")
    if tree is None:
        return Rejection("no_main_text", "the markup holds no page")
    cut = lost_by_depth(tree)
    if cut is not None:
        return cut
    says = said_by(tree, address=address, retrieved_on=retrieved_on)
    passages = _main(tree, address)
    other = kinds.refusal(tree, passages, title=says.title, address=says.url)
    if other is not None:
        return other
    if not _reads(passages):
        return Rejection("no_main_text", f"{len(passages)} lines, too few of them sentences of an article")
    return Page(passages, says, share_taken(tree, passages))


def _main(tree: HtmlElement, address: str | None) -> list[Passage]:
    """What trafilatura takes for the article, looking wider where that does not read like one.

    Where half of the page's own long paragraphs were lost, those paragraphs instead.
    """
    flat = deepcopy(tree)
    etree.strip_tags(flat, "span", "font")
    plain = paragraphs(flat)
    passages = _extracted(flat, address, looks_wider=False)
    if not _reads(passages):
        passages = _extracted(flat, address, looks_wider=True)
    taken = sum(len(passage.text) for passage in passages)
    return plain if taken < _LEAST_SHARE * length(plain) else passages


def _extracted(tree: HtmlElement, address: str | None, *, looks_wider: bool) -> list[Passage]:
    document = bare_extraction(
        deepcopy(tree),
        url=address,
        fast=True,
        favor_recall=looks_wider,
        include_comments=False,
        include_tables=True,
        include_images=False,
    )
    return list(_walked(document.body)) if isinstance(document, Document) and document.body is not None else []


def _walked(body: etree._Element) -> Iterator[Passage]:
    """The blocks of trafilatura's tree, in order: no path through Markdown, which would lose list items and cells.

    Prose in a cell is a paragraph: the table was made for the layout of the page.
    """
    for kind, gap, text in _runs(body, "paragraph", PARAGRAPH_GAP):
        plain = " ".join(legible(text).split())  # character references were resolved behind the first look at them
        is_layout = kind == "table_cell" and word_count(plain) >= _LEAST_PROSE and _INNER_STOP.search(plain) is not None
        if plain:
            yield Passage(plain, "paragraph" if is_layout else kind, PARAGRAPH_GAP if is_layout else gap)


def _runs(element: etree._Element, kind: str, gap: str) -> Iterator[tuple[str, str, str]]:
    held = element.text or ""
    for child in element:
        name = child.tag if isinstance(child.tag, str) else ""
        if name in _BLOCKS:
            yield kind, gap, held
            held = ""
            if name != "code":
                yield from _runs(child, _KINDS.get(name) or kind, _gap(child, name))
        elif name == "lb" and kind != "heading":
            yield kind, gap, held
            held, gap = "", LINE_GAP
        else:
            held += " " if name == "lb" else "".join(child.itertext()) if name else ""
        held += child.tail or ""
    yield kind, gap, held


def _gap(element: etree._Element, name: str) -> str:
    if name == "cell":
        return LINE_GAP if element.getprevious() is None else CELL_GAP
    return LINE_GAP if name == "item" else PARAGRAPH_GAP


def _reads(passages: list[Passage]) -> bool:
    """Whether a good part of the words stands in passages with sentences; cells of tables do not count."""
    running = [(passage.text, word_count(passage.text)) for passage in passages if passage.kind != "table_cell"]
    told = sum(
        words
        for text, words in running
        if _LEAST_SENTENCE <= words <= _LONGEST_SENTENCE * len(_INNER_STOP.findall(text))
    )
    return told > 0 and told >= _LEAST_TOLD * sum(words for _, words in running)
