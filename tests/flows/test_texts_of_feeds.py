"""What a feed itself has of a page that may not be had: a text of the feed, and an article of the page's site only where both are one site."""

from datetime import datetime

import pytest

from flows.links import links_of
from flows.listings import listed
from flows.sources import Record, Tally
from flows.sources.declared import Source
from tests.flows.looking import fates
from tests.flows.test_sources_at_addresses import article
from tests.serving import Server, reply
from warehouse.querying import query

AT = datetime(2026, 11, 25, 12)
TEXT = (
    "<p>My take: OpenAI spent $999 million on training its newest model, I guess, and nobody at that newspaper would dare to write it.</p>"
    "<p>Analysts at a bank in London had expected that the training would cost much less than in the year before, said the blogger.</p>"
)


def feed(link, key="one"):
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Blog</title>'
        f"<item><title>About that</title><link>{link}</link><guid isPermaLink='false'>{key}</guid>"
        f"<content:encoded><![CDATA[{TEXT}]]></content:encoded></item></channel></rss>"
    ).encode()


@pytest.mark.parametrize(
    ("link", "served_by", "url"),
    [
        ("https://quay.example/a", "https://www.quay.example/feed", "https://quay.example/a"),
        ("https://quay.example/a", "https://feeds.host.example/quay", "https://quay.example/a"),
        ("https://news.host.example/a", "https://feeds.host.example/quay", "https://news.host.example/a"),
        ("https://cnn.com/a", "https://www.quay.example/feed", None),
        ("https://theirs.wordpress.com/a", "https://mine.wordpress.com/feed", None),
    ],
)
def test_the_text_of_a_feed_has_the_address_of_a_page_of_its_own_site_only(link, served_by, url):
    location = "https://quay.example/feed"
    source = Source(name="blog", kind="feed", location=[location])
    found = listed(feed(link), served_by)
    (named,) = links_of(found, location, source, Tally("blog", "feed"), None, AT, served_by)
    assert named.origin == link
    assert isinstance(named.text, Record)
    assert (named.text.item.origin, named.text.item.hints.url) == (f"{location}#one", url)


def test_a_refusal_stands_and_the_text_of_the_feed_is_an_article_of_the_feed(server, ingested, monkeypatch, tmp_path):
    with Server(host="localhost") as press:
        monkeypatch.setenv("CLAIMHOUSE_ALLOW_HOSTS", f"{server.place},{press.place}")
        press.routes["/a"] = reply(b"no", 403)
        server.routes["/own"] = reply(b"no", 403)
        server.routes["/foreign"] = reply(feed(press.address("/a")))
        server.routes["/home"] = reply(feed(server.address("/own")).replace(b"999", b"998"))
        foreign, home = server.address("/foreign"), server.address("/home")
        summary = ingested([foreign, home], tmp_path)
        found = fates(tmp_path)
        assert found[press.address("/a")][0] == found[server.address("/own")][0] == "rejected"
        assert found[f"{foreign}#one"] == found[f"{home}#one"] == ("new", None)
        assert (summary.items_seen, summary.items_new, summary.items_rejected) == (4, 2, 2)
        articles = query(tmp_path, "select origin, url, source_id from articles order by url nulls first").rows()
        assert articles == [
            (f"{foreign}#one", None, "127.0.0.1"),
            (f"{home}#one", server.address("/own"), "127.0.0.1"),
        ]
        again = ingested([foreign, home], tmp_path)
        assert (again.items_new, again.items_changed, press.count("/a")) == (0, 0, 1)


def test_the_text_of_a_feed_does_not_take_the_place_of_a_page_that_was_had(server, ingested, tmp_path):
    article(server, "/own", 5)
    server.routes["/home"] = reply(feed(server.address("/own")))
    ingested([server.address("/home")], tmp_path)
    before = query(tmp_path, "select article_id, text from articles").rows()
    server.routes["/own"] = reply(b"no", 403)
    changed = feed(server.address("/own")).replace(b"<guid", b"<updated>2099-11-24T23:30:00Z</updated><guid")
    server.routes["/home"] = reply(changed)
    ingested([server.address("/home")], tmp_path)
    assert server.count("/own") == 2
    assert query(tmp_path, "select article_id, text from articles").rows() == before
