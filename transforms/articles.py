"""Items become articles: bytes to text, what the text says of itself, its blocks, and who published it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from seeds import References
from transforms.addresses import Addresses, day_in, is_same_site
from transforms.authors import AuthorReader
from transforms.cleaning import Cleaner
from transforms.dates import DayReader, is_plausible
from transforms.encodings import plain, text_of
from transforms.frontmatter import front_matter
from transforms.ids import stable_id
from transforms.languages import LanguageReader, language_code, word_count
from transforms.lexicon import Lexicon
from transforms.markup import is_page
from transforms.page_kinds import PageKinds
from transforms.pages import Page, page_of
from transforms.passages import Passage, hints_of, merged
from transforms.plaintext import markdown_passages, plain_passages
from transforms.records import Article, Block, Hints, Item, Rejection
from transforms.repair import Repairer
from transforms.sources import SourceReader

_LEAST_WORDS, _LEAST_CHARACTERS = 8, 16
_MAX_FIELD = 300


class ArticleReader:
    """Reads items into articles; compiled once a process."""

    def __init__(self, references: References) -> None:
        self._addresses = Addresses(references)
        self._days = DayReader(references)
        self._cleaner = Cleaner(references)
        self._repairer = Repairer(Lexicon(references))
        self._sources = SourceReader(references)
        self._languages = LanguageReader(references)
        self._kinds = PageKinds(references)
        self._authors = AuthorReader(references)

    def article(self, item: Item) -> Article | Rejection:
        """The article that an item's bytes hold, or the one reason why they hold none.

        What the document says of itself goes before what its source says beside it; what it says wrongly (a day in the future, an address that is
        none) is as if unsaid. Everything depends on the item alone: the only clock is its `retrieved_at`.
        """
        retrieved_on = item.retrieved_at.date()
        text = text_of(item.content, is_page=item.media_type == "text/html", charset=item.hints.charset)
        if isinstance(text, Rejection):
            return text
        page = self._read(text, item, retrieved_on)
        if isinstance(page, Rejection):
            return page
        cleaned = self._cleaner.cleaned(page.passages, retrieved_on=retrieved_on)
        found = replace(cleaned.says, author=self._authors.author(cleaned.says.author, cleaned.says.publisher))
        read = self._assembled(item, cleaned.passages, self._checked(page.says, item, retrieved_on), found)
        return read if isinstance(read, Rejection) else replace(read, share_of_visible_text=page.share_taken)

    def _read(self, text: str, item: Item, retrieved_on: date) -> Page | Rejection:
        """The passages of a page or a text, and what its head says."""
        if item.media_type == "text/html" or is_page(text):
            address = self._addresses.canonical(item.hints.url or item.origin)
            return page_of(text, address=address, retrieved_on=retrieved_on, kinds=self._kinds)
        front = front_matter(text)
        day = self._days.day(front.says.get("date", ""))
        declared = hints_of(front.says, day)
        passages = (markdown_passages if item.media_type == "text/markdown" else plain_passages)(front.rest)
        return Page(passages, declared)

    def _checked(self, declared: Hints, item: Item, retrieved_on: date) -> Hints:
        """What the document and then its source say, without what cannot be true; a day in the address stands last.

        The day alone is taken from a feed or sitemap first: there it is data, in the page it may be that of a revision or of another story.
        """
        own, beside = self._true(declared, retrieved_on), self._true(item.hints, retrieved_on)
        hints = merged(own, beside)
        if beside.published_from in ("feed", "sitemap"):
            hints = replace(hints, published_on=beside.published_on, published_from=beside.published_from)
        url = self._own_address(hints.url, item)
        day = day_in(url) if url else None
        in_address = (
            Hints(published_on=day, published_from="url") if day and is_plausible(day, retrieved_on) else Hints()
        )
        return merged(replace(hints, url=url), in_address)

    def _true(self, hints: Hints, retrieved_on: date) -> Hints:
        is_sound = hints.published_on is not None and is_plausible(hints.published_on, retrieved_on)
        country = (hints.country or "").strip().upper()
        return Hints(
            url=self._addresses.canonical(hints.url),
            title=_line(hints.title),
            author=self._authors.author(_field(hints.author), hints.publisher),
            publisher=_field(hints.publisher),
            published_on=hints.published_on if is_sound else None,
            published_from=hints.published_from if is_sound else None,
            language=language_code(hints.language, self._languages.codes),
            country=country if len(country) == 2 and country.isascii() and country.isalpha() else None,
            licence=_field(hints.licence),
        )

    def _own_address(self, declared: str | None, item: Item) -> str | None:
        """The address that the document gives itself; of a page fetched from elsewhere, the address it was fetched from.

        What a feed itself has of an entry (`FEED#ENTRY`) lies at the feed's address, which is not that of the article.
        """
        fetched = self._addresses.canonical(item.hints.url or item.origin)
        own = None if item.hints.url is None and "#" in item.origin else fetched
        if declared is None or declared == fetched:
            return own
        if fetched is None:
            return None if item.origin.startswith(("http://", "https://")) else declared
        return declared if is_same_site(declared, fetched) and not _is_front(declared) else own

    def _assembled(self, item: Item, passages: Sequence[Passage], declared: Hints, found: Hints) -> Article | Rejection:
        says = merged(declared, found)
        language = self._languages.of_document(" ".join(passage.text for passage in passages), declared.language)
        whole = self._repairer.repaired(passages) if language == "en" else passages
        text, blocks = self._blocks(whole, language)
        words = word_count(text)
        least = _LEAST_CHARACTERS if language in ("zh", "ja") else _LEAST_WORDS
        if words < least:
            return Rejection("too_short", f"{words} words are left, at least {least} make an article")
        source = self._sources.source(says, self._addresses.canonical(item.origin))
        return Article(
            article_id=stable_id("article", says.url or item.content_hash),
            source=source,
            origin=item.origin,
            url=says.url,
            title=says.title,
            author=says.author,
            publisher=self._sources.publisher(says, source),
            published_on=says.published_on,
            published_from=says.published_from,
            language=language,
            text=text,
            word_count=words,
            content_hash=item.content_hash,
            retrieved_at=item.retrieved_at,
            blocks=blocks,
        )

    def _blocks(self, passages: Sequence[Passage], language: str) -> tuple[str, tuple[Block, ...]]:
        """The text, and its blocks as ranges of it."""
        parts: list[str] = []
        blocks: list[Block] = []
        length = 0
        for passage in passages:
            gap = passage.gap if parts else ""
            start = length + len(gap)
            length = start + len(passage.text)
            parts += [gap, passage.text]
            blocks.append(Block(start, length, passage.kind, self._languages.of_block(passage.text, language)))
        return "".join(parts), tuple(blocks)


def _line(value: str | None) -> str | None:
    """A field on one line and without what `plain` takes out, however long."""
    return " ".join(plain(value or "").split()) or None


def _field(value: str | None) -> str | None:
    """A field as `_line` has it; one too long to be a name says nothing: ids, keys and indexes are made of names."""
    line = _line(value)
    return line if line is not None and len(line) <= _MAX_FIELD else None


def _is_front(address: str) -> bool:
    """Whether an address is a site's front page, which careless sites name as the canonical address of every page."""
    return address.count("/") == 3 and address.endswith("/")
