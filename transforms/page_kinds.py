"""Pages that are no article: behind a paywall, behind a cookie dialogue, lists of other pages, and live pages, told by structure and words.

Each rule needs two kinds of evidence that do not come from one hand, because a wrongly refused article is lost: what a page declares, what it
shows, and which words stand there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from seeds import References
from transforms.languages import is_east_asian, word_count
from transforms.linked_data import Node, nodes
from transforms.passages import Passage
from transforms.records import Rejection
from transforms.visible import Beside, is_hidden, key

_STUB, _SHORT, _LONG_FOR_A_DIALOGUE = 150, 350, 900
"""Words: the most that a teaser has; the most that a page cut off by its publisher has; more than a cookie dialogue has."""
_MOST_BESIDE_A_DIALOGUE = 30
_MAX_BLOCK, _MAX_CARD = 300, 120
_LEAST_CARDS, _LEAST_TEASED, _LEAST_TEASED_OF_ARTICLE = 5, 0.5, 0.8
_LEAST_LINKS, _LEAST_LINK_WORDS, _LEAST_LINKED = 15, 3, 0.6
_LEAST_PROSE = 50
_LEAST_ENTRIES = 4
_OPAQUE = frozenset(["script", "style", "noscript", "template", "svg", "head"])
_FRAME = frozenset(["nav", "header", "footer"])
_LISTS = frozenset(["CollectionPage", "SearchResultsPage", "ItemList"])
_CLOCK = re.compile(
    r"\W*\d{1,2}(?:[:.h]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?|\s*uhr)?|\s*(?:[ap]\.?m\.?|uhr))(?:\s*[A-Z]{2,4})?\W*",
    re.IGNORECASE,
)  # 10:42, 10.42 Uhr, 9 a.m. ET, 14h05
_ENTRY_NAMES = re.compile(r"live-?blog|live-?(?:post|entry|update|item)|ticker-?(?:post|entry|item)", re.IGNORECASE)
_CUT_OFF = ("…", "...")


@dataclass(frozen=True, slots=True)
class _Seen:
    """A page as the rules look at it."""

    tree: HtmlElement
    passages: Sequence[Passage]
    declared: Sequence[Node]
    words: int
    title: str
    address: str

    @property
    def is_article(self) -> bool:
        kind = next((meta.get("content") for meta in self.tree.iter("meta") if meta.get("property") == "og:type"), None)
        return (kind or "").casefold() == "article" or any(node.is_article for node in self.declared)


class PageKinds:
    """Tells pages that are no article; the words are rows of `page_words`."""

    def __init__(self, references: References) -> None:
        rows = references.table("page_words").select("text", "kind").iter_rows()
        by_kind: dict[str, set[str]] = {}
        for text, kind in rows:
            by_kind.setdefault(kind, set()).add(text.casefold())
        self._paywall, self._cookie = by_kind["paywall"], by_kind["cookie"]
        self._live, self._live_path = by_kind["live"], by_kind["live_path"]

    def refusal(
        self, tree: HtmlElement, passages: Sequence[Passage], *, title: str | None, address: str | None
    ) -> Rejection | None:
        """Why a page whose main content is these passages is no article, or None: `cookie_wall`, `live_page`, `paywall` or `listing`."""
        running = " ".join(passage.text for passage in passages if passage.kind != "heading")
        words = word_count(running) // (2 if is_east_asian(running) else 1)
        seen = _Seen(tree, passages, nodes(tree), words, (title or "").casefold(), (address or "").casefold())
        rules = (
            ("cookie_wall", self._asks_for_consent), ("live_page", self._goes_on), ("paywall", self._is_closed),
            ("listing", _lists_others),
        )  # fmt: skip
        return next((Rejection(kind, detail) for kind, rule in rules if (detail := rule(seen)) is not None), None)

    def _asks_for_consent(self, seen: _Seen) -> str | None:
        """Most of what was taken for the article are phrases of a cookie dialogue, or there is little else on the page."""
        if seen.words > _LONG_FOR_A_DIALOGUE:
            return None
        texts = [(passage.text.casefold(), word_count(passage.text)) for passage in seen.passages]
        said = {phrase for text, _ in texts for phrase in self._cookie if phrase in text}
        asking = sum(words for text, words in texts if any(phrase in text for phrase in said))
        if len(said) >= 3 and asking >= 0.5 * sum(words for _, words in texts):
            return f"most of it asks for consent to cookies: {', '.join(sorted(said)[:3])}"
        if seen.is_article or sum(words for _, words in texts) - asking >= _MOST_BESIDE_A_DIALOGUE:
            return None
        shown = " ".join(" ".join(_shown(seen.tree)).split()).casefold()
        everywhere = [phrase for phrase in sorted(self._cookie) if phrase in shown]
        is_all = word_count(shown) <= _LONG_FOR_A_DIALOGUE
        return (
            f"nothing but a cookie dialogue: {', '.join(everywhere[:3])}" if len(everywhere) >= 4 and is_all else None
        )

    def _goes_on(self, seen: _Seen) -> str | None:
        """The page declares a live blog, or is called one and consists of entries with a time each."""
        if any("LiveBlogPosting" in node.types for node in seen.declared):
            return "it declares itself a live blog"
        named = any(word in seen.title for word in self._live) or any(part in seen.address for part in self._live_path)
        if not named:
            return None
        clocks = sum(_is_clock(passage.text) for passage in seen.passages)
        times = {
            element.get("datetime") for element in seen.tree.iter("time") if _is_clock("".join(element.itertext()))
        }
        entries = sum(
            _ENTRY_NAMES.search(f"{element.get('class', '')} {element.get('id', '')}") is not None
            for element in seen.tree.iter("article", "section", "div", "li")
        )
        most = max(clocks, entries, len(times))
        return f"it is called live and has {most} entries" if most >= _LEAST_ENTRIES else None

    def _is_closed(self, seen: _Seen) -> str | None:
        """Little of the article is there, and the page says that the rest costs money or a registration."""
        if seen.words >= _SHORT:
            return None
        articles = [node for node in seen.declared if node.is_article]
        if any(node.words and seen.words >= 0.8 * node.words for node in articles):
            return None
        closed = [node for node in seen.declared if node.is_closed] or _locked_by_meta(seen.tree)
        gate = self._gate(seen.tree)
        is_cut = bool(seen.passages) and seen.passages[-1].text.rstrip().endswith(_CUT_OFF)
        if closed and (seen.words < _STUB or is_cut or gate or _lacks_parts(seen.tree, articles)):
            return f"{seen.words} words are shown of an article that is not free"
        is_open = any(str(node.says.get("isAccessibleForFree")).casefold() == "true" for node in articles)
        if gate and not is_open and (seen.words < _STUB or is_cut):
            return f"{seen.words} words are shown; the page says: {gate[:100]}"
        return None

    def _gate(self, tree: HtmlElement) -> str | None:
        """The first short block that asks for money or a registration."""
        for text in _blocks(tree):
            if any(phrase in text.casefold() for phrase in self._paywall):
                return text
        return None


def _is_clock(text: str) -> bool:
    return len(text) <= 40 and _CLOCK.fullmatch(text.strip()) is not None


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """The texts of short elements that are shown outside the site's own head, foot and menu."""
    for element in tree.iter(
        "p", "div", "h1", "h2", "h3", "h4", "h5", "li", "button", "section", "strong", "span", "a"
    ):
        text = _short_text(element)
        if text and not any(map(_is_apart, (element, *element.iterancestors()))):
            yield text


def _is_apart(element: HtmlElement) -> bool:
    """Whether an element frames the site, or is not shown yet: dialogues wait in many pages that are free."""
    return element.tag in _FRAME or is_hidden(element) or element.get("aria-hidden") == "true"


def _short_text(element: HtmlElement) -> str:
    """The text of an element, or nothing where it is long: what lies in each other is not read again and again."""
    read: list[str] = []
    length = 0
    for part in element.itertext():
        length += len(part)
        if length > 2 * _MAX_BLOCK:
            return ""
        read.append(str(part))
    text = " ".join("".join(read).split())
    return text if len(text) <= _MAX_BLOCK else ""


def _locked_by_meta(tree: HtmlElement) -> list[HtmlElement]:
    tiers = (meta for meta in tree.iter("meta") if (meta.get("property") or meta.get("name")) == "article:content_tier")
    return [meta for meta in tiers if (meta.get("content") or "").casefold() == "locked"]


def _lacks_parts(tree: HtmlElement, articles: Sequence[Node]) -> bool:
    """Whether the parts that an article declares as closed are not in the page, or are empty."""
    classes = {name for node in articles for name in node.closed_parts}
    if not classes:
        return False
    held = [
        element
        for element in tree.iter()
        if isinstance(element.tag, str) and classes & set(element.get("class", "").split())
    ]
    return all(word_count("".join(element.itertext())) < _MAX_CARD for element in held)


def _lists_others(seen: _Seen) -> str | None:
    """Most of what was taken for the article are teasers of other pages or links, or there is nothing but links."""
    cards, links = _cards(seen.tree), _links(seen.tree)
    texts = [(key(passage.text), word_count(passage.text)) for passage in seen.passages if passage.kind != "heading"]
    whole = sum(words for _, words in texts)
    teased = sum(words for text, words in texts if text in links or any(text in card for card in cards))
    is_many = len(cards) >= _LEAST_CARDS or len(links) >= _LEAST_LINKS
    if whole and is_many and teased >= (_LEAST_TEASED_OF_ARTICLE if seen.is_article else _LEAST_TEASED) * whole:
        return f"{teased} of its {whole} words are teasers of other pages"
    types = frozenset[str]().union(*(node.types for node in seen.declared))
    if len(cards) >= _LEAST_CARDS and not seen.is_article and types & _LISTS:
        return f"it declares itself a {min(types & _LISTS)} and shows {len(cards)} teasers"
    taken = key(" ".join(passage.text for passage in seen.passages))
    unlinked = seen.words - sum(words for text, words in links.items() if text in taken)
    is_bare = unlinked < _LEAST_PROSE and len(links) >= _LEAST_LINKS and not seen.is_article
    if is_bare and sum(links.values()) >= _LEAST_LINKED * word_count(" ".join(_shown(seen.tree))):
        return f"nearly all of it are {len(links)} links"
    return None


def _links(tree: HtmlElement) -> dict[str, int]:
    """The words of each link that has several, by the key of its text."""
    texts = ("".join(link.itertext()) for link in tree.iter("a"))
    return {key(text): words for text in texts if (words := word_count(text)) >= _LEAST_LINK_WORDS}


def _shown(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag not in _OPAQUE and element.text:
            yield element.text
        if element.tail:
            yield element.tail


def _cards(tree: HtmlElement) -> list[str]:
    """The keys of the texts of teasers: what lies around a linked heading and no other, if it is short."""
    beside = Beside()
    linked = filter(_leads_away, tree.iter("h2", "h3", "h4"))
    headings = [heading for heading in linked if not beside.holds(heading.getparent())]
    around = Counter(parent for heading in headings for parent in heading.iterancestors())
    found = []
    for heading in headings:
        card = heading
        while (parent := card.getparent()) is not None and around[parent] == 1:
            card = parent
        text = "".join(card.itertext())
        if word_count(text) <= _MAX_CARD:
            found.append(key(text))
    return found


def _leads_away(heading: HtmlElement) -> bool:
    """Whether a heading is a link to another page, or lies in one."""
    links = [*heading.iter("a"), *heading.iterancestors("a")]
    return any((link.get("href") or "#").strip()[:1] != "#" for link in links)
