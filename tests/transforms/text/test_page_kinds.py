"""Pages that are no article are refused as what they are; an article beside a gate, a dialogue or teasers is not."""

import json

import pytest

from tests.transforms.text.test_pages import FIRST, SECOND, THIRD
from tests.transforms.text.writing import article, read
from transforms.records import Article, Hints

WHOLE = "".join(
    f"<p>{text} In its {n} year it was no different.</p>" for n in range(2, 8) for text in (FIRST, SECOND, THIRD)
)
TEASER = f"<p>{FIRST}</p><p>{SECOND}</p>"
CLOSED = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "Quay", "isAccessibleForFree": False}
PARTS = {"hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".rest"}}


def linked(*nodes) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


def page(body: str, head: str = "", title: str = "Quay sets a record") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        '<header><a href="/login">Already a subscriber? Sign in to continue reading</a></header>'
        f"<main><h1>{title}</h1>{body}</main><footer><p>We use cookies. Cookie policy. Accept all.</p></footer></body></html>"
    )


def reason(markup: str, **more) -> str | None:
    found = read(markup, "text/html", **more)
    return None if isinstance(found, Article) else found.reason


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (TEASER, linked(CLOSED)),
        (TEASER, linked({"@graph": [{"@type": "WebPage"}, CLOSED | {"isAccessibleForFree": "False"}]})),
        (TEASER, linked([CLOSED | {"@type": ["Thing", "schema:NewsArticle"]}])),
        (TEASER * 2 + f"<p>{THIRD[:60]}…</p>", linked(CLOSED)),
        (TEASER * 3, linked(CLOSED | PARTS)),
        (TEASER * 3 + '<div class="rest"></div>', linked(CLOSED | PARTS)),
        (TEASER, '<meta property="article:content_tier" content="locked">'),
        (TEASER + "<div class='box'><h2>Subscribe to continue reading</h2><button>See offers</button></div>", ""),
        (TEASER + "<div><p>Dieser Artikel ist nur für Abonnenten.</p></div>", ""),
        (TEASER + "<section><p>La suite est réservée aux abonnés.</p></section>", ""),
        (TEASER + "<section><p>Contenido solo para suscriptores</p></section>", ""),
        (TEASER + "<div>订阅后继续阅读</div>", ""),
    ],
)
def test_a_teaser_before_a_paywall_is_refused_as_one(body, head):
    assert reason(page(body, head)) == "paywall"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (WHOLE, linked(CLOSED)),
        (WHOLE + "<div><h2>Subscribe to continue reading</h2></div>", ""),
        (TEASER * 3 + f'<div class="rest">{TEASER * 4}</div>', linked(CLOSED | PARTS)),
        (TEASER, ""),
        (TEASER + "<div hidden><div><h2>Subscribe to continue reading</h2></div></div>", ""),
        (TEASER + "<div class='modal' aria-hidden='true'><h2>Subscribe to continue reading</h2></div>", ""),
        (TEASER + "<div style='display:none'><h2>Subscribe to continue reading</h2></div>", ""),
        (TEASER, linked(CLOSED | {"isAccessibleForFree": True})),
        (TEASER, linked(CLOSED | {"wordCount": 40})),
        (TEASER + "<div>Subscribe to continue reading</div>", linked(CLOSED | {"isAccessibleForFree": True})),
        (TEASER + "<p>“Subscribe to continue reading is what my phone shows me all day,” said Bo Lind, who has read the harbour's paper since "
         "he was a boy of nine years, and who now, he said, would rather walk to the kiosk at the quay and buy it there, printed on paper, for "
         "two euros and forty cents, than type in the number of his card another time, let alone all twelve.</p>", ""),
        (TEASER, linked("[" * 5000)),
        (TEASER, '<script type="application/ld+json">' + "[" * 100_000 + "</script>"),
    ],
)  # fmt: skip
def test_an_article_that_can_be_read_is_read_whatever_its_publisher_sells(body, head):
    assert reason(page(body, head)) is None


CONSENT = (
    "<div><h2>Before you continue</h2><p>We and our partners store and access information on a device, such as cookies, and process personal data "
    "for personalised ads, content measurement and audience insights.</p><p>You may withdraw your consent or object where legitimate interest "
    "is used at any time by clicking on the cookie settings at the bottom of every page that you visit.</p>"
    "<button>Accept all</button><button>Reject all</button></div>"
)
EINWILLIGUNG = (
    "<div><h2>Willkommen</h2><p>Wir und unsere Partner verarbeiten Daten, um Informationen auf einem Gerät zu speichern, und zeigen Ihnen "
    "personalisierte Werbung auf dieser und auf anderen Seiten.</p><p>Ihre Einwilligung können Sie jederzeit in den Cookie-Einstellungen "
    "widerrufen, die Sie am Ende jeder Seite finden.</p><button>Alle akzeptieren</button></div>"
)


@pytest.mark.parametrize("dialogue", [CONSENT, EINWILLIGUNG])
def test_a_page_that_only_asks_for_consent_is_a_cookie_wall(dialogue):
    assert (
        reason(f"<!DOCTYPE html><html><head><title>Quay Weekly</title></head><body>{dialogue}</body></html>")
        == "cookie_wall"
    )


def test_a_dialogue_beside_an_article_and_an_article_about_cookies_are_none():
    assert reason(page(TEASER + THIRD + CONSENT)) is None
    about = "<p>“We use cookies” is a phrase that nobody reads any more, a study of 4,000 readers said on Monday.</p>"
    assert reason(page(about + WHOLE)) is None


def card(n: int, tag: str = "div") -> str:
    return (
        f'<{tag} class="card"><h3><a href="/story/{n}">The harbour opened its terminal number {n}</a></h3>'
        f"<p>The terminal number {n} was opened on Monday, its authority said, and will move {n},000 containers in a year.</p></{tag}>"
    )


@pytest.mark.parametrize(
    "body",
    [
        "".join(map(card, range(2, 14))),
        "".join(card(n, "article") for n in range(2, 10)),
        "<ul>" + "".join(card(n, "li") for n in range(2, 10)) + "</ul>",
        "<ul>"
        + "".join(f'<li><a href="/{n}">A story from the coast, number {n}</a></li>' for n in range(50))
        + "</ul>",
    ],
)
def test_a_page_of_teasers_is_a_listing(body):
    assert reason(page(body, title="Harbour news")) == "listing"


@pytest.mark.parametrize(
    "body",
    [
        WHOLE + "".join(map(card, range(2, 14))),
        "<article>" + WHOLE + "</article><aside>" + "".join(map(card, range(2, 30))) + "</aside>",
        "".join(f'<h2>Step {n}</h2><p>{FIRST}</p><p><a href="/x">More</a> {THIRD}</p>' for n in range(8)),
        "".join(f'<h2><a href="#s{n}">Part {n}</a></h2><p>{FIRST}</p>' for n in range(8)),
    ],
)
def test_an_article_with_teasers_below_or_with_many_headings_is_none(body):
    assert reason(page(body)) is None


def test_what_declares_itself_a_collection_is_a_listing_only_with_teasers():
    collection = linked({"@type": "CollectionPage"})
    assert reason(page(TEASER + THIRD + "".join(map(card, range(2, 9))), collection)) == "listing"
    assert reason(page(WHOLE, collection)) is None


ENTRIES = "".join(
    f'<div><time datetime="2026-05-0{n}T1{n}:00">1{n}:00</time><p>{FIRST}</p><p>{THIRD}</p></div>' for n in range(1, 7)
)


@pytest.mark.parametrize(
    ("title", "head", "url"),
    [
        ("Storm hits Quay", linked({"@type": "LiveBlogPosting", "headline": "Storm"}), None),
        ("Storm hits Quay – live updates", "", None),
        ("Sturm: Der Tag im Liveticker", "", None),
        ("Tempête à Quay, en direct", "", None),
        ("台风直播：码头关闭", "", None),
        ("Storm hits Quay", "", "https://quay.example/news/live/2026/storm"),
    ],
)
def test_a_live_page_is_refused_as_one(title, head, url):
    assert reason(page(ENTRIES, head, title), hints=Hints(url=url)) == "live_page"


@pytest.mark.parametrize(
    ("body", "title", "head"),
    [
        (ENTRIES, "Storm hits Quay", ""),
        (WHOLE, "Quay as it happened: a review of the film", ""),
        (ENTRIES.replace(":00</time>", " May</time>"), "港口直播带货增长三成", ""),
        (ENTRIES.replace(":00</time>", " hours ago</time>"), "Quay, as it happened", ""),
        ("".join(f"<p>{n}</p><p>{FIRST} {THIRD}</p>" for n in range(1, 9)), "Quay as it happened", ""),
        (WHOLE, "Where people live updates itself", ""),
        (WHOLE, "Quay", linked(CLOSED | {"isAccessibleForFree": True, "mentions": {"@type": "LiveBlogPosting"}})),
    ],
)
def test_an_article_about_something_live_or_with_times_in_it_is_none(body, title, head):
    assert article(page(body, head, title), "text/html").title
