"""Feeds, sitemaps and pages from a real server: what is fetched, what is refused and why, and what is never asked for twice."""

import gzip
import json
import os
import subprocess
import sys
import time
from datetime import datetime

import pytest

from flows.looking_ahead import looked_at
from flows.plan import LINKS
from flows.sources import SourceError, Tally
from flows.sources.declared import Source, declared
from flows.web import opened
from tests.flows.looking import fates, ops
from tests.serving import reply, validated
from warehouse.opening import writer
from warehouse.querying import query

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>"
    "<p>OpenAI spent ${1} million on training its newest model, the company said on Tuesday in a statement to reporters.</p>"
    "<p>Analysts at a bank in London had expected that the training would cost much less than in the year before.</p>"
    "<p>The company did not say how many engineers had worked on it, or how long number {1} of the runs had taken.</p>"
    "</article></body></html>"
)


def article(server, path, number):
    server.routes[path] = reply(
        PAGE.format(f"Training costs, part {number}", number).encode(), content_type="text/html"
    )


def rss(items):
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>' + "".join(items) + "</channel></rss>"
    ).encode()


def item(link, key="", date="Tue, 24 Nov 2026 23:30:00 -0500"):
    return f"<item><title>Costs</title><link>{link}</link><guid>{key or link}</guid><pubDate>{date}</pubDate></item>"


def test_a_feed_that_has_not_changed_is_asked_once_and_none_of_its_pages(server, ingested, tmp_path):
    for number in range(50):
        article(server, f"/{number}", number)
    feed = rss(item(f"/{number}") for number in range(50))
    server.routes["/feed"] = validated(feed, '"one"', content_type="application/rss+xml")
    address = server.address("/feed")
    first = ingested([address], tmp_path)
    assert (first.items_seen, first.items_new) == (50, 50)
    before = len(server.asked)
    second = ingested([address], tmp_path)
    assert [asked.path for asked in server.asked[before:]] == ["/feed"]
    assert (second.items_seen, second.items_failed) == (0, 0)
    assert second.sources[0].notes == (f"{address} has not changed",)
    articles = ops(tmp_path, "items").filter(origin=server.address("/7"))
    assert articles["status"].to_list() == ["new"]


def test_each_entry_of_a_feed_ends_with_a_status_and_a_reason(server, ingested, tmp_path):
    article(server, "/good", 1)
    article(server, "/other", 2)
    server.routes["/lost"] = reply(b"", 404)
    server.routes["/feed"] = reply(
        rss(
            [
                item("/good"), item("/good", "again"), item("/lost"), item("file:///etc/passwd", "local"),
                item("javascript:alert(1)", "script"), item("http://192.168.0.1/", "private"),
                "<item><title>Nothing</title></item>", item(server.address("/other"), "&#x110000;"),
            ]
        )
    )  # fmt: skip
    summary = ingested([server.address("/feed")], tmp_path)
    found = {origin.rsplit("/", 1)[-1].split("#")[-1]: fate for origin, fate in fates(tmp_path).items()}
    assert found["good"] == ("new", None)
    assert found["other"] == ("new", None)
    assert found["lost"] == ("rejected", f"not_served: not_found: {server.address('/lost')}")
    assert found["local"] == ("rejected", "unsafe_address: file:///etc/passwd")
    assert found["script"] == ("rejected", "unsafe_address: javascript:alert(1)")
    assert fates(tmp_path)["http://192.168.0.1/"][1].startswith("unsafe_address: private_address")
    assert found["7"][1].startswith("no_address")
    assert summary.items_seen == 7
    assert summary.repeated == 1


def test_what_failed_is_asked_for_again_and_the_day_is_the_one_that_is_printed(server, ingested, tmp_path):
    article(server, "/a", 1)
    server.routes["/b"] = reply(b"", 503, retry_after="0")
    server.routes["/feed"] = validated(rss([item("/a"), item("/b")]), '"one"')
    address = server.address("/feed")
    assert ingested([address], tmp_path).items_failed == 1
    article(server, "/b", 2)
    second = ingested([address], tmp_path)
    assert (second.items_new, second.items_unchanged) == (1, 1)
    assert server.count("/a") == 1
    days = query(tmp_path, "select distinct published_on::varchar as day, published_from from articles")
    assert days.rows() == [("2026-11-24", "feed")]


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>', "unsafe_markup"),
        (b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><rss><channel>&b;</channel></rss>', "unsafe_markup"),
        ("<!DOCTYPE l [<!ENTITY a 'ha'>]><rss/>".encode("utf-16"), "unsafe_markup"),
        (b"<html><body>Not a feed</body></html>", "malformed"),
        (b'{"items": 3}', "malformed"),
        (b"", "malformed"),
    ],
)
def test_a_listing_that_is_none_is_refused_with_its_reason(body, reason, server, tmp_path):
    toml = tmp_path / "sources.toml"
    server.routes["/feed"] = reply(body)
    toml.write_text(f'[[source]]\nname = "news"\nkind = "feed"\nlocation = "{server.address("/feed")}"\n')
    (found,) = yielded(declared(toml)["news"], tmp_path)
    assert found.origin == server.address("/feed")
    assert found.reason == reason


def test_an_index_that_names_itself_and_packed_sitemaps_come_to_an_end(server, tmp_path):
    day = "<lastmod>2026-11-24</lastmod>"
    index = f"<sitemapindex><sitemap><loc>/index</loc>{day}</sitemap><sitemap><loc>/one</loc></sitemap></sitemapindex>"
    urls = (
        '<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>/a</loc><n:news><n:publication><n:name>News</n:name>'
        "<n:language>en</n:language></n:publication><n:publication_date>2026-11-24T23:30:00-05:00</n:publication_date>"
        "<n:title>A</n:title></n:news></url></urlset>"
    )
    server.routes["/index"] = reply(index.encode())
    server.routes["/one"] = reply(gzip.compress(urls.encode()))
    (link,) = yielded(Source(name="s", kind="sitemap", location=(server.address("/index"),)), tmp_path)
    assert link.origin == server.address("/a")
    assert (link.hints.title, link.hints.publisher, link.hints.language) == ("A", "News", "en")
    assert (str(link.hints.published_on), link.hints.published_from) == ("2026-11-24", "sitemap")
    assert server.count("/index") == 1


def test_a_json_feed_and_a_feed_of_200000_entries_are_read(server, tmp_path):
    items = [
        {
            "id": "1",
            "url": "/a",
            "title": "A",
            "date_published": "2026-11-24T23:30:00-05:00",
            "authors": [{"name": "Jo"}],
        }
    ]
    server.routes["/json"] = reply(json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": items}).encode())
    (link,) = yielded(Source(name="s", kind="feed", location=(server.address("/json"),)), tmp_path)
    assert (link.origin, link.hints.author, str(link.hints.published_on)) == (server.address("/a"), "Jo", "2026-11-24")
    server.routes["/large"] = reply(rss(item(f"/{number}") for number in range(200_000)))
    found = yielded(Source(name="s", kind="feed", location=(server.address("/large"),)), tmp_path)
    assert len(found) == 200_000


def test_a_list_of_addresses_passes_over_remarks(server, tmp_path):
    (tmp_path / "list.txt").write_text("# news\nhttps://a.example/1\n\nftp://a.example/2\nhttps://a.example/3#part\n")
    found = yielded(Source(name="s", kind="urls", location=(str(tmp_path / "list.txt"),)), tmp_path)
    assert [getattr(element, "reason", None) for element in found] == [None, "unsafe_address", None]
    assert [element.origin for element in found][::2] == ["https://a.example/1", "https://a.example/3"]


def test_nothing_is_fetched_for_nobody(monkeypatch, tmp_path):
    monkeypatch.delenv("CLAIMHOUSE_CONTACT", raising=False)
    with pytest.raises(SourceError, match="CLAIMHOUSE_CONTACT"):
        yielded(Source(name="s", kind="feed", location=("https://a.example/feed",)), tmp_path)


def yielded(source, folder):
    """What a source yields, without loading it."""
    with (
        writer(folder / "data") as c,
        opened(c, [source], datetime(2026, 11, 25), lambda *_: True) as web,
    ):
        return list(web.yielded(source, Tally(source.name, source.kind), None))


@pytest.mark.parametrize("named", ["/feed", "/harbour"])
def test_what_one_topic_kept_out_is_read_for_another_though_nothing_has_changed(named, server, ingested, tmp_path):
    text = PAGE.replace("OpenAI", "The port").replace("training its newest model", "dredging its newest basin")
    page = reply(text.format("A new basin", 4).encode(), content_type="text/html", etag='"p"')
    server.routes["/harbour"] = lambda connection, asked: (
        reply(b"", 304)(connection, asked) if "if-none-match" in asked.headers else page(connection, asked)
    )
    server.routes["/feed"] = validated(
        b"<rss><channel><item><link>/harbour</link></item></channel></rss>", '"1"', content_type="application/rss+xml"
    )

    def fate(about):
        ingested([server.address(named)], tmp_path / "data", about=about)
        items = ops(tmp_path / "data", "items").filter(origin=server.address("/harbour"))
        return items.select("status", "reason").row(0)

    assert fate("ai") == ("rejected", "off_topic: not about ai")
    assert fate("ai") == ("rejected", "off_topic: not about ai")
    assert fate(None) == ("new", None)


def test_a_page_that_two_sources_name_is_read_where_one_of_them_wants_it(server, ingested, tmp_path):
    text = PAGE.replace("OpenAI", "The port").replace("training its newest model", "dredging its newest basin")
    server.routes["/harbour"] = reply(text.format("A new basin", 4).encode(), content_type="text/html")
    server.routes["/feed"] = reply(rss([item("/harbour")]), content_type="application/rss+xml")
    source = '[[source]]\nname = "{}"\nkind = "feed"\nlocation = "' + server.address("/feed") + '"\n{}\n'
    declared_in = tmp_path / "sources.toml"
    declared_in.write_text(source.format("ai-news", 'about = "ai"') + source.format("news", ""))
    summary = ingested(["ai-news", "news"], tmp_path / "data", sources_file=str(declared_in))
    assert (summary.items_new, summary.items_rejected) == (1, 0)


def test_a_run_that_is_killed_while_it_fetches_asks_for_few_pages_twice(server, environment, ingested, tmp_path):
    for number in range(60):
        article(server, f"/{number}", number)
    server.routes["/feed"] = reply(rss(item(f"/{n}") for n in range(60)), content_type="application/rss+xml")
    last = server.routes["/59"]
    server.routes["/59"] = server.drip(b"HTTP/1.1 200 X" + b" " * 5_000)
    names = ("CLAIMHOUSE_CONTACT", "CLAIMHOUSE_ALLOW_HOSTS", "CLAIMHOUSE_FETCH_DELAY")
    run = [sys.executable, "-m", "flows.cli", "run", server.address("/feed"), "--data", str(tmp_path), "--quiet"]
    running = subprocess.Popen(run, env=environment | {name: os.environ[name] for name in names})
    while not server.count("/59"):
        assert running.poll() is None
        time.sleep(0.05)
    running.kill()
    running.wait()
    before = server.counts()
    server.routes["/59"] = last
    summary = ingested([server.address("/feed")], tmp_path)
    assert summary.items_new + summary.items_unchanged == 60
    twice = [path for path, count in server.counts().items() if count > before[path]]
    assert len(twice) <= LINKS + len(["/feed", "/robots.txt"])


def test_a_look_at_a_source_says_which_pages_would_be_refused(server):
    inward = rss(
        item(link)
        for link in ("http://192.168.0.1/a", "http://a.example:22/", "http://u:p@a.example/", "/b", "/private/c")
    )
    server.routes["/robots.txt"] = reply(b"User-agent: *\nDisallow: /private/\n", content_type="text/plain")
    server.routes["/feed"] = reply(inward, content_type="application/rss+xml")
    source = Source(name="s", kind="feed", location=(server.address("/feed"),))
    ((_, lines),) = looked_at([source], 9)
    assert [line.split()[0] for line in lines] == ["refused", "refused", "refused", "page", "refused"]
    assert "private_address" in lines[0]
    assert "robots" in lines[4]
    assert [asked.path for asked in server.asked] == ["/robots.txt", "/feed"]


def test_a_page_that_stands_later_than_its_feed_names_it_is_asked_for_a_few_times_again(server, ingested, tmp_path):
    server.routes["/feed"] = validated(rss([item("/late"), item("/never")]), '"one"')
    late, never, feed = map(server.address, ("/late", "/never", "/feed"))
    assert ingested([feed], tmp_path).items_rejected == 2
    article(server, "/late", 1)
    assert ingested([feed], tmp_path).items_rejected == 2
    assert (server.count("/late"), server.count("/feed")) == (1, 2)
    for hours in (0.2, 2, 7, 25, 100):
        with writer(tmp_path) as c:
            c.execute(f"update ops.fetches set attempted_at = attempted_at - interval '{int(hours * 60)} minutes'")
        ingested([feed], tmp_path)
        assert fates(tmp_path)[late][0] in ("new", "unchanged")
    assert fates(tmp_path)[never] == ("rejected", f"not_served: not_found: {never}")
    assert (server.count("/late"), server.count("/never")) == (2, 5), "asked once, and again after each of four pauses"
    assert server.asked[-1].headers.get("if-none-match") == '"one"', "a page that is given up keeps no feed from 304"
