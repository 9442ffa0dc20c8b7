"""What a page shows outside navigation and side columns, whatever takes it for the article: to tell when paragraphs were lost."""

import re
from collections.abc import Iterable
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement

from transforms.encodings import plain
from transforms.languages import is_east_asian
from transforms.passages import Passage

_BLOCKS = {"p": "paragraph", "h2": "heading", "h3": "heading", "li": "list_item", "blockquote": "quote"}
_INLINE = ("b", "strong", "i", "em", "u", "s", "sub", "sup", "small", "mark", "abbr", "time", "ins", "q", "cite", "wbr")
_BESIDE = frozenset(["nav", "aside", "footer", "header", "figure", "button", "dialog", "select", "textarea"])
_OPAQUE = frozenset(["head", "script", "style", "noscript", "template", "svg"])
_WHOLE = frozenset(["html", "body", "main", "article"])
_BESIDE_NAMES = re.compile(r"comment|related|sidebar|recirc|promo|newsletter|footer|disqus|recommend", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s?:\s?none|visibility\s?:\s?hidden", re.IGNORECASE)
_LEAST, _LEAST_EAST_ASIAN = 80, 30
"""Characters that make a paragraph; shorter lines are captions, labels and teasers more often than prose."""
_WORD = re.compile(r"\w+")


def paragraphs(tree: HtmlElement) -> list[Passage]:
    """The page's own long paragraphs outside navigation and side columns, with the headings, items and quotes between them."""
    by_article: dict[HtmlElement | None, list[Passage]] = {}
    beside = Beside()
    for element in tree.iter(*_BLOCKS):
        text = " ".join(plain("".join(element.itertext())).split())
        kind = _BLOCKS[element.tag]
        linked = sum(len("".join(link.itertext())) for link in element.iter("a"))
        is_text = kind == "heading" or (_is_long(text) and linked < 0.5 * len(text))
        if text and is_text and not beside.holds(element.getparent()):
            by_article.setdefault(next(element.iterancestors("article"), None), []).append(Passage(text, kind))
    return max(by_article.values(), key=length, default=[])


def length(passages: Iterable[Passage]) -> int:
    """Characters of all paragraphs."""
    return sum(len(passage.text) for passage in passages if passage.kind == "paragraph")


class Beside:
    """Tells what stands in navigation, side columns, comments or the like; each element of a page is looked at once."""

    def __init__(self) -> None:
        self._known: dict[HtmlElement, bool] = {}

    def holds(self, element: HtmlElement | None) -> bool:
        """Whether an element, or one around it, is beside the article."""
        above: list[HtmlElement] = []
        while element is not None and element not in self._known:
            above.append(element)
            element = element.getparent()
        verdict = element is not None and self._known[element]
        for one in reversed(above):
            verdict = verdict or _is_beside(one)
            self._known[one] = verdict
        return verdict


def _is_beside(element: HtmlElement) -> bool:
    """Whether an element is beside the article by its tag or its name.

    A name, or a form around it, says nothing where the page's heading stands inside: *has-sidebar* and *comments-open* are said of whole
    pages.
    """
    if element.tag in _BESIDE:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return (
        (element.tag == "form" or _BESIDE_NAMES.search(names) is not None)
        and element.tag not in _WHOLE
        and next(element.iter("h1", "article"), None) is None
    )


def share_taken(tree: HtmlElement, passages: Iterable[Passage]) -> float | None:
    """The share of the visible prose of an article that is in the passages, 0 to 1, by characters; None where the page shows no prose.

    Prose is every run of text of 80 characters or more in any element that is not a link. The article goes from the first run that was taken to
    the last one, and further where runs stand in the same element as those. What is laid out without paragraphs counts as well, so that an
    extractor cannot lose it unseen.
    """
    taken = key(" ".join(passage.text for passage in passages))
    runs = [(run, run in taken, element) for text, element in _runs(tree) if (run := key(text))]
    beside = Beside()
    places = [i for i, (_, is_taken, _) in enumerate(runs) if is_taken]
    if not places:
        return 0.0 if any(not beside.holds(element) for _, _, element in runs) else None
    homes = {element.getparent() for _, is_taken, element in runs if is_taken}
    lost = sum(
        len(run)
        for i, (run, is_taken, element) in enumerate(runs)
        if not is_taken and (places[0] < i < places[-1] or element.getparent() in homes) and not beside.holds(element)
    )
    kept = sum(len(run) for run, is_taken, _ in runs if is_taken)
    return round(kept / (kept + lost), 3)


def _runs(tree: HtmlElement) -> list[tuple[str, HtmlElement]]:
    """Long runs of text in their order, each with the element that holds it.

    Walks without recursion, because a page's depth is a stranger's choice; links, menus and what is hidden are not entered.
    """
    flat = deepcopy(tree)
    etree.strip_tags(flat, "span", "font", *_INLINE)
    found: list[tuple[str, HtmlElement]] = []
    waiting: list[tuple[HtmlElement, str | None]] = [(flat, None)]
    while waiting:
        element, tail = waiting.pop()
        if tail is not None:
            found.append((tail, element))
            continue
        if _is_long(element.text):
            found.append((element.text, element))
        for child in reversed(element):
            if _is_long(child.tail):
                waiting.append((element, child.tail))
            if isinstance(child.tag, str) and child.tag != "a" and not _is_unseen(child):
                waiting.append((child, None))
    return found


def _is_long(text: str | None) -> bool:
    """Whether a run of text is prose by its length; a Chinese character weighs as a word."""
    if text is None or len(text) < _LEAST_EAST_ASIAN:
        return False
    bare = text.strip()
    return len(bare) >= _LEAST or (len(bare) >= _LEAST_EAST_ASIAN and is_east_asian(bare))


def is_hidden(element: HtmlElement) -> bool:
    """Whether the markup itself says that an element is not shown."""
    style = element.get("style", "")
    return element.get("hidden") is not None or _HIDDEN.search(style) is not None


def _is_unseen(element: HtmlElement) -> bool:
    return is_hidden(element) or element.tag in _BESIDE or element.tag in _OPAQUE


def key(text: str) -> str:
    """Letters and digits alone: how an extractor spaces and trims decides nothing."""
    return "".join(_WORD.findall(plain(text))).casefold()
