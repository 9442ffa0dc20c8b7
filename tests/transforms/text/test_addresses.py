"""One address for a page, whatever way led to it."""

from datetime import date

import pytest

from tests.transforms.text.writing import article, references
from transforms.addresses import Addresses, day_in
from transforms.records import Hints
from transforms.sites import domain_of

BODY = "The harbour authority said on Monday that it had moved 40,000 containers in May, a record for the port."


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("HTTPS://News.Quay.example:443/A/b?b=2&a=1#part", "https://news.quay.example/A/b?b=2&a=1"),
        ("http://quay.example:80", "http://quay.example/"),
        ("http://quay.example:8080/x", "http://quay.example:8080/x"),
        ("https://quay.example/x?utm_medium=a&UTM_source=b&fbclid=c&gclid=d&id=5", "https://quay.example/x?id=5"),
        ("https://m.quay.example/story", "https://www.quay.example/story"),
        ("https://amp.news.quay.example/story/amp/", "https://news.quay.example/story"),
        ("https://quay.example/amp", "https://quay.example/amp"),
        ("https://quay.example/amp/2026/story", "https://quay.example/2026/story"),
        ("https://quay.example/story/amp/amp", "https://quay.example/story"),
        ("https://quay.example/story.amp.html", "https://quay.example/story.html"),
        ("https://quay.example/story?amp=1&id=5", "https://quay.example/story?id=5"),
        ("https://quay.example/story?outputType=amp", "https://quay.example/story"),
        ("https://quay.example/shop?amp=fender", "https://quay.example/shop?amp=fender"),
        ("https://quay-example.cdn.ampproject.org/c/s/quay.example/story/amp/", "https://quay.example/story"),
        ("https://www.google.com/amp/s/m.quay.example/story", "https://www.quay.example/story"),
        ("https://www.google.com/amp/quay.example/story", "http://quay.example/story"),
        ("https://en.m.quay.example/wiki/Quay", "https://en.quay.example/wiki/Quay"),
        ("https://wap.quay.example/story", "https://www.quay.example/story"),
        ("https://m.io/story", "https://m.io/story"),
        ("https://mobile.wordpress.com/story", "https://mobile.wordpress.com/story"),
        ("https://码头.example/新闻", "https://xn--2ssr03e.example/%E6%96%B0%E9%97%BB"),
        ("https://quay.example/%e6%96%b0", "https://quay.example/%E6%96%B0"),
        ("https://quay.example/s?t=%d6%d0&utm_id=1", "https://quay.example/s?t=%D6%D0"),
        ("https://quay.example/s?12345&a=b;c=d&&e=", "https://quay.example/s?12345&a=b;c=d&e="),
        ("https://quay.example/s?utm%5Fid=1&q=ö", "https://quay.example/s?q=%C3%B6"),
        ("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a"),
        ("https://user@quay.example/", None),
        ("https://u:p@quay.example/", None),
        ("file:///etc/passwd", None),
        ("https://localhost/x", None),
        ("https://quay.example/a b", None),
        ("https://quay.example:99999/", None),
        ("https:///path", None),
        ("", None),
        ("https://quay.example/" + "x" * 3000, None),
    ],
)
def test_an_address_has_one_form(address, expected):
    assert Addresses(references()).canonical(address) == expected


@pytest.mark.parametrize(
    "address",
    ["https://m.quay.example/a?utm_x=1", "http://quay.example/%7Eada/?q=a+b&empty=", "https://x.example/ä?ö=ü"],
)
def test_the_canonical_form_is_its_own(address):
    canonical = Addresses(references()).canonical
    assert canonical(canonical(address)) == canonical(address)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://a.b.bbc.co.uk/x", "bbc.co.uk"),
        ("https://quay.github.io/", "quay.github.io"),
        ("http://10.0.0.1/", "10.0.0.1"),
        ("https://quay.blogspot.com/2026/05/a.html", "quay.blogspot.com"),
        ("https://quay.s3.amazonaws.com/a", "quay.s3.amazonaws.com"),
        ("https://quay.wordpress.com/a", "quay.wordpress.com"),
        ("https://www.quay.substack.com/p/a", "quay.substack.com"),
        ("https://www.wordpress.com/a", "wordpress.com"),
        ("https://mywordpress.com/a", "mywordpress.com"),
        ("https://harbour.quay.example/a", "quay.example"),
    ],
)
def test_the_domain_is_the_registrable_one(address, expected):
    assert domain_of(address) == expected


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/2025/03/04/story", date(2025, 3, 4)),
        ("/a/20250304/story", date(2025, 3, 4)),
        ("/2025-03-04-story.html", date(2025, 3, 4)),
        ("/2025/03/story", None),
        ("/2025/13/04/story", None),
        ("/id/120250304", None),
        ("/story-202503041", None),
    ],
)
def test_a_path_may_carry_the_day(path, expected):
    assert day_in(f"https://quay.example{path}") == expected


def test_the_same_address_gives_the_same_article_whatever_the_text():
    hints = Hints(url="https://quay.example/a?utm_source=feed")
    one, two = article(BODY, hints=hints), article(BODY + " More.", hints=Hints(url="https://quay.example/a"))
    assert one.article_id == two.article_id
    assert article(BODY).article_id != article(BODY + " More.").article_id


@pytest.mark.parametrize(
    ("hints", "source_id", "name", "domain"),
    [
        (Hints(url="https://edition.cnn.com/x"), "cnn.com", "CNN", "cnn.com"),
        (Hints(publisher="the wall street journal"), "wsj.com", "The Wall Street Journal", "wsj.com"),
        (Hints(publisher="虎嗅网"), "huxiu.com", "虎嗅", "huxiu.com"),
        (Hints(publisher="Quay Weekly"), "quay-weekly", "Quay Weekly", None),
        (Hints(publisher="码头周刊"), "码头周刊", "码头周刊", None),
        (Hints(publisher="***"), "local", None, None),
        (Hints(), "local", None, None),
    ],
)
def test_the_source_is_known_by_domain_or_name(hints, source_id, name, domain):
    source = article(BODY, hints=hints).source
    assert (source.source_id, source.name, source.domain) == (source_id, name, domain)


FEED = "https://www.quay.example/feed.xml#one"


@pytest.mark.parametrize(
    ("origin", "head", "url"),
    [
        (FEED, "", None),
        (FEED, '<link rel="canonical" href="https://quay.example/real">', "https://quay.example/real"),
        (FEED, '<link rel="canonical" href="https://cnn.com/theirs">', None),
        ("https://intranet/page", '<link rel="canonical" href="https://cnn.com/theirs">', None),
        ("https://www.quay.example/page", "", "https://www.quay.example/page"),
        ("saved/page.html", '<link rel="canonical" href="https://quay.example/real">', "https://quay.example/real"),
    ],
)
def test_what_a_feed_has_itself_lies_at_no_address_of_its_own(origin, head, url):
    markup = f"{head}<p>{BODY}</p><p>Its head, Ada Moor, said that the trains had come more often than before.</p>"
    found = article(markup, "text/html", origin=origin, hints=Hints(title="Record"))
    assert found.url == url
    assert found.source.source_id != "cnn.com"
    if origin == FEED:
        assert (found.source.source_id, found.source.domain) == ("quay.example", "quay.example")


def test_two_texts_of_one_feed_are_two_articles():
    texts = {
        origin: article(f"<p>{BODY} {origin[-3:]}.</p><p>{BODY}</p>", "text/html", origin=origin)
        for origin in (FEED, FEED.replace("one", "two"))
    }
    assert len({found.article_id for found in texts.values()}) == 2
