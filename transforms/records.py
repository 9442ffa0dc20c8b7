"""What passes between the steps of reading one article: items, articles, sentences, mentions, figures, claims."""

from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Hints:
    """What a source says of an item beside its bytes; None where it says nothing.

    `charset` is the encoding that the server's `Content-Type` names, as written.
    """

    url: str | None = None
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    published_from: str | None = None
    language: str | None = None
    country: str | None = None
    licence: str | None = None
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes as a source yielded them. `media_type` is `text/plain`, `text/markdown` or `text/html`; `retrieved_at` is UTC."""

    origin: str
    content: bytes
    content_hash: str
    media_type: str
    retrieved_at: datetime
    hints: Hints = field(default_factory=Hints)


@dataclass(frozen=True, slots=True)
class Block:
    """A run of `Article.text` that hangs together: `text[start:end]`.

    `kind` is `paragraph`, `heading`, `list_item`, `quote`, `table_cell` or `teaser`; headings, table cells and teasers hold no claims.
    """

    start: int
    end: int
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Source:
    """Who published: `source_id` is the registrable domain, else a slug of the publisher's name, else `local`."""

    source_id: str
    name: str | None = None
    domain: str | None = None
    country: str | None = None
    language: str | None = None
    licence: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """A cleaned article; offsets everywhere count the code points of `text`.

    `share_of_visible_text` is the share of the prose of a page that its extraction kept, 0 to 1; None where no page was read.
    """

    article_id: str
    source: Source
    origin: str
    url: str | None
    title: str | None
    author: str | None
    publisher: str | None
    published_on: date | None
    published_from: str | None
    language: str
    text: str
    word_count: int
    content_hash: str
    retrieved_at: datetime
    blocks: tuple[Block, ...]
    share_of_visible_text: float | None = None


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why an item is no article: one reason of the closed list `REJECTIONS`, and what was seen, for a person."""

    reason: str
    detail: str


REJECTIONS = {
    "empty": "the file holds nothing, or nothing but white space",
    "binary": "the bytes are not text",
    "undecodable": "no known encoding fits the bytes",
    "too_large": "the item is larger than the limit",
    "too_complex": "the markup is deeper, or has more tags or attributes, than any article needs",
    "no_main_text": "nothing on the page reads like an article",
    "paywall": "only a teaser is shown; the rest is for those who pay or register",
    "cookie_wall": "the page asks for consent to cookies and shows no article",
    "listing": "the page lists other pages",
    "live_page": "the page is written on while things happen",
    "too_short": "too little text is left after cleaning",
    "unreadable": "the item could not be opened",
    "outside": "a symbolic link leads out of the folder",
    "malformed": "a line, row, record or feed is not what its kind of file holds",
    "unsafe_markup": "the XML declares entities or points outside itself",
    "unsafe_address": "the address is none of http or https, or leads where a program should not go",
    "no_address": "an entry of a feed has neither a usable address nor a text",
    "not_served": "the server, its robots.txt or what it answers does not let the page be had",
    "off_topic": "the page is not about the topic of its source",
}
"""Every reason for which an item is rejected, with its meaning."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """`text[start:end]`, without white space at its ends; `kind` and `language` are those of its block."""

    start: int
    end: int
    kind: str
    language: str


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity named at `text[start:end]`.

    `kind` is the entity's; `name` is what the article calls an entity in full that is in no list, and None for a listed one.
    """

    entity_id: str
    start: int
    end: int
    confidence: float
    kind: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity read at `text[start:end]`; fields as the columns of `figures`."""

    start: int
    end: int
    metric: str
    value: float
    value_low: float | None
    value_high: float | None
    unit: str
    unit_kind: str
    per: str | None = None
    qualifier: str = "exact"
    change: str | None = None
    change_basis: str | None = None
    subject: str | None = None
    subject_entity_id: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    is_projected: bool = False
    value_usd: float | None = None
    fx_rate: float | None = None
    fx_date: date | None = None
    confidence: float = 1.0
    standing: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An assertion at `text[start:end]`, content only; `continues` is the place in the article's claims of the first part of an interrupted one."""

    start: int
    end: int
    sentence_start: int
    sentence_end: int
    kind: str
    continues: int | None = None
    claimant_start: int | None = None
    claimant_end: int | None = None
    claimant_entity_id: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    attribution: str | None = None
    is_quotation: bool = False
    certainty: str = "asserted"
    is_negated: bool = False
    subject_entity_id: str | None = None
    period_start: date | None = None
    period_end: date | None = None
    checkworthiness: float = 0.0
    confidence: float = 1.0
