"""Feeds, sitemaps and lists with faults yield what can be read of them, say what cannot, and are asked for whole again."""

import gzip
import json
from contextlib import contextmanager
from datetime import date, datetime
from itertools import pairwise

import pytest

from flows.fetch.retrying import retry_after
from flows.guard import Guard, Limits
from flows.links import time_of
from flows.listing import LISTING_SECONDS
from flows.listings import listed
from flows.sources import Link, Record, Refused, SourceError, Tally
from flows.sources.declared import Source
from flows.web import opened
from tests.flows.ill_behaved import memory_of
from tests.serving import head, raw, reply, validated
from tests.warehouse.batches import Doc, begin, loaded
from warehouse.forgetting import allow_again, forget
from warehouse.opening import writer

HERE = "https://ledger.example/feed"
ITEM = "<item><title>{0}</title><link>/{0}</link></item>"
URLS = "<urlset>{}</urlset>"


def rss(*items):
    return f'<?xml version="1.0"?><rss version="2.0"><channel>{"".join(items)}</channel></rss>'.encode()


def urls(*paths):
    return URLS.format("".join(f"<url><loc>/{path}</loc></url>" for path in paths)).encode()


def paths(found):
    return [entry.address.removeprefix("https://ledger.example/") for entry in found.entries]


def test_what_stands_before_the_end_of_a_packed_listing_is_read_and_the_rest_is_said_to_be_missing():
    packed = gzip.compress(urls(*(f"{number:x}-{number * 7919:x}" for number in range(2000))))
    found = listed(packed[: len(packed) // 2], HERE)
    assert found.kind == "sitemap"
    assert 100 < len(found.entries) < 2000
    assert "cannot be unpacked to its end" in found.broken


@pytest.mark.parametrize(
    ("content", "kept", "broken"),
    [
        pytest.param(rss(ITEM.format("a"), ITEM.format("b")), ["a", "b"], None, id="whole"),
        pytest.param(
            b"<rss><channel>" + ITEM.format("a").encode(), ["a"], "it breaks off", id="cut between two entries"
        ),
        pytest.param(
            b"<rss><channel><description><![CDATA[</rss>]]></description>" + ITEM.format("a").encode(),
            ["a"], "it breaks off", id="an end in CDATA",
        ),
        pytest.param(b"<s:urlset xmlns:s='x'><s:url><s:loc>/a</s:loc></s:url></s:urlset >", ["a"], None, id="a prefix"),
        pytest.param(b"<urlset xmlns='x'/>", [], None, id="empty"),
        pytest.param(urls("a", "b") + b"<junk>", ["a", "b"], None, id="something behind it"),
        pytest.param(
            rss(ITEM.format("a"), "<item><description><![CDATA[<!ENTITY x> <item> <html>]]></description><link>/b</link></item>"),
            ["a", "b"], None, id="markup in CDATA",
        ),
        pytest.param(b"<!-- <!ENTITY x 'y'> -->" + urls("a"), ["a"], None, id="an entity in a comment"),
        pytest.param(
            b"<urlset xmlns:image='i'><url><loc>/a</loc><image:image><image:loc>/a.png</image:loc></image:image></url></urlset>",
            ["a"], None, id="images",
        ),
    ],
)  # fmt: skip
def test_a_listing_yields_its_pages(content, kept, broken):
    found = listed(content, HERE)
    assert (paths(found), found.broken) == (kept, broken)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<rss>" + b"<a>" * 300, "more than 200 deep"),
        (b"<urlset>" + b"<a>" * 300, "more than 200 deep"),
        (b"<urlset>" + b"<url/>" * 250_001, "it lists 250,001"),
    ],
)
def test_a_listing_without_end_is_refused(content, told):
    with pytest.raises(ValueError, match=told):
        listed(content, HERE)


def test_half_a_surrogate_in_a_feed_of_json_harms_nobody():
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"url": "/a", "title": "A \ud800 b", "id": "\udfff"}],
    }
    (entry,) = listed(json.dumps(feed).encode(), HERE).entries
    assert f"{entry.title}{entry.key}".encode()
    assert entry.title.startswith("A ")


def test_a_bare_ampersand_is_one_and_references_of_html_are_characters():
    item = "<item><title>R&amp;D &eacute; AT&T</title><link>/a?x=1&y=2&copy=3</link></item>"
    (entry,) = listed(rss(item), HERE).entries
    assert (entry.address, entry.title) == ("https://ledger.example/a?x=1&y=2&copy=3", "R&D é AT&T")
    assert paths(listed(urls("a?x=1&y=2", "b?x=1&amp;y=2"), HERE)) == ["a?x=1&y=2", "b?x=1&y=2"]


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("Tue, 24 Nov 2026 23:30:00 -0500", "2026-11-24"),
        ("2026-11-24T23:30:00-05:00", "2026-11-24"),
        ("24.11.2026 10:00", "2026-11-24"),
        ("Nov 24, 2026 5:00 PM", "2026-11-24"),
        ("2026年11月24日", "2026-11-24"),
        ("today", None),
        ("12", None),
        ("November", None),
        ("03/04/2026", None),
        ("Sat, 31 Feb 2026 10:00:00 GMT", None),
        ("2026-02-31", None),
    ],
)
def test_a_day_is_told_only_where_all_of_it_is_printed(printed, day):
    (entry,) = listed(rss(f"<item><link>/a</link><pubDate>{printed}</pubDate></item>"), HERE).entries
    assert entry.day == day


def test_links_of_a_feed_stand_on_the_base_that_it_declares():
    entries = '<entry><link href="a"/></entry><entry xml:base="b/"><link rel="alternate" href="c"/></entry>'
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="/blog/">{entries}</feed>'
    assert paths(listed(feed.encode(), HERE)) == ["blog/a", "blog/b/c"]


def test_what_others_put_into_a_feed_is_not_its_own():
    spaces = 'xmlns:media="http://search.yahoo.com/mrss/" xmlns:x="urn:x" xmlns:atom="http://www.w3.org/2005/Atom"'
    feed = (
        f"<rss {spaces}><channel><item><media:title>A picture</media:title><title>A round</title>"
        '<atom:link href="/a"/><x:related><x:item>1</x:item><x:item>2</x:item></x:related></item></channel></rss>'
    )
    found = listed(feed.encode(), HERE)
    assert [(entry.address, entry.title) for entry in found.entries] == [("https://ledger.example/a", "A round")]
    assert found.broken is None


def test_a_json_feed_of_the_first_version_is_read_and_what_is_no_entry_is_counted():
    items = [{"id": "1", "external_url": "https://other.example/a", "author": {"name": "Jo Ames"}}, 7]
    feed = {"version": "https://jsonfeed.org/version/1", "items": items}
    found = listed(json.dumps(feed).encode(), HERE)
    assert [(entry.address, entry.author) for entry in found.entries] == [("https://other.example/a", "Jo Ames")]
    assert found.broken == "1 entries of it cannot be read"


def test_a_sitemap_of_plain_text_lists_an_address_a_line():
    assert paths(listed(b"https://ledger.example/a\nhttps://ledger.example/b\n", HERE)) == ["a", "b"]
    assert listed(b"https://ledger.example/a\nsoon more\n", HERE).kind == "other"


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2026-11-24T23:30:00-05:00", datetime(2026, 11, 25, 4, 30)),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("9999-12-31", datetime(9999, 12, 31, 23, 59, 59, 999999)),
        ("yesterday", None),
        (None, None),
    ],
)
def test_times_at_the_ends_of_the_calendar_are_told_or_unknown(text, time):
    assert time_of(text) == time


def test_a_pause_beyond_the_calendar_is_none():
    assert retry_after("Fri, 31 Dec 9999 23:59:59 -1200", datetime(2026, 11, 25)) is None


LAUGHS = (
    "<!DOCTYPE l [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {b} '{('&' + a + ';') * 10}'>" for a, b in pairwise("abcdefghijkl"))
    + "]>"
)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(rss(*(ITEM.format(number) for number in range(200_000))), id="a feed of 200,000 entries"),
        pytest.param(f"{LAUGHS}<rss>&l;</rss>".encode(), id="a billion laughs"),
        pytest.param(
            gzip.compress(b"<urlset>" + b"<url><loc>/a</loc></url>" * 2_000_000), id="a packed sitemap of 48 MB"
        ),
        pytest.param(gzip.compress(b" " * 300_000_000), id="300 MB of nothing"),
        pytest.param(b"<rss>" + b"<a>" * 1_000_000, id="a million levels"),
        pytest.param(b"<urlset>" + b"<a>" * 1_000_000, id="a million levels of a sitemap"),
        pytest.param(b'{"version":' + b"[" * 5_000_000, id="brackets"),
        pytest.param(b"<urlset>" + b"&#x110000;" * 1_000_000, id="a million references to no character"),
        pytest.param(b"<urlset a='" + b"x" * 20_000_000, id="an attribute of 20 MB"),
        pytest.param(rss("<item>" + "<a/>" * 4_000_000 + "</item>"), id="an entry of four million elements"),
        pytest.param(
            b'{"version":"https://jsonfeed.org/version/1","items":[' + b"{}," * 8_000_000 + b"{}]}",
            id="eight million entries of JSON",
        ),
        pytest.param(b'{"a":[' + b"1.5," * 10_000_000 + b"1]}", id="ten million numbers"),
    ],
)
def test_no_listing_takes_more_than_600_mb_of_the_worker_that_reads_it(content):
    with Guard(1, Limits(), dict, preload="flows.reading") as guard:
        assert guard.run(memory_of, listed, content, HERE, seconds=LISTING_SECONDS) < 600


@contextmanager
def reading(source, folder):
    with writer(folder) as c, opened(c, [source], datetime(2026, 11, 25), lambda *_: True) as web:
        yield web


def source_of(server, path, kind="feed", **more):
    return Source(name="s", kind=kind, location=(server.address(path),), **more)


def test_a_listing_that_breaks_off_is_asked_for_whole_again(server, tmp_path):
    server.routes["/map"] = reply(gzip.compress(urls(*(str(number * 7919) for number in range(2000))))[:2000])
    source = source_of(server, "/map", "sitemap")
    with reading(source, tmp_path) as web:
        *links, told = sorted(
            web.yielded(source, Tally("s", "sitemap"), None), key=lambda found: isinstance(found, Refused)
        )
        assert {type(link) for link in links} == {Link}
        assert (told.reason, told.origin) == ("malformed", server.address("/map"))
        assert web.troubled == {server.address("/map")}


def test_a_listing_of_which_a_source_takes_no_more_is_not_remembered(server, tmp_path):
    server.routes["/feed"] = reply(rss(ITEM.format("a"), ITEM.format("b")))
    source = source_of(server, "/feed", max_items=1)
    with reading(source, tmp_path) as web:
        found = web.yielded(source, Tally("s", "feed"), None)
        next(found)
        found.close()
        web.keep(is_end=True)
        assert len(list(web.yielded(source, Tally("s", "feed"), None))) == 2
        assert "if-none-match" not in server.asked[-1].headers


def test_a_listing_that_was_read_whole_yields_nothing_until_it_changes_or_something_is_allowed_again(server, tmp_path):
    server.routes["/feed"] = validated(rss(ITEM.format("a")), '"one"')
    server.routes["/other"] = reply(rss(ITEM.format("b")))
    source = Source(name="s", kind="feed", location=(server.address("/feed"), server.address("/other")), min_items=2)

    def seen():
        with writer(tmp_path) as c, opened(c, [source], datetime(2026, 11, 25), lambda *_: True) as web:
            tally = Tally("s", "feed")
            found = [link.origin.rpartition("/")[2] for link in web.yielded(source, tally, None)]
            web.keep(is_end=True)
            return found, tally.is_partial

    assert seen() == (["a", "b"], False)
    assert seen() == (["b"], True)
    with writer(tmp_path) as c:
        begin(c)
        loaded(c, [Doc("x.txt", "OpenAI news.")])
        forget(c, "x.txt", "r1", datetime(2026, 11, 25))
        allow_again(c, "x.txt")
    assert seen() == (["a", "b"], False)


def test_a_dead_feed_is_held_against_the_items_that_it_must_bring(server, ingested, tmp_path):
    server.routes["/feed"] = reply(b"", 404)
    (tmp_path / "sources.toml").write_text(
        f'[[source]]\nname = "dead"\nkind = "feed"\nlocation = "{server.address("/feed")}"\nmin_items = 1\n'
    )
    summary = ingested(["dead"], tmp_path / "data", sources_file=str(tmp_path / "sources.toml"))
    assert summary.status == "completed_with_failures"
    assert [(check.suite, check.severity) for check in summary.failed_checks if check.severity == "critical"] == [
        ("run_sources", "critical")
    ]


def test_a_page_that_is_about_something_else_is_refused_and_its_listing_is_to_name_it_again(server, tmp_path):
    server.routes["/feed"] = reply(rss(ITEM.format("a")))
    server.routes["/a"] = reply(b"<html><body><p>Herring.</p></body></html>", content_type="text/html")
    source = source_of(server, "/feed", about="ai")
    with writer(tmp_path) as c, opened(c, [source], datetime(2026, 11, 25), lambda *_: False) as web:
        (link,) = web.yielded(source, Tally("s", "feed"), None)
        (refused,) = web.fetched([link])
        assert (refused.origin, refused.reason) == (server.address("/a"), "off_topic")
        assert web.troubled == {server.address("/feed")}


def test_indexes_without_end_come_to_one_and_the_next_source_is_read(server, tmp_path):
    for number in range(12):
        index = f"<sitemapindex><sitemap><loc>/{number + 1}.xml</loc></sitemap></sitemapindex>"
        server.routes[f"/{number}.xml"] = reply(index.encode(), content_type="text/xml")
    server.routes["/feed"] = reply(rss(ITEM.format("a")))
    source = Source(name="s", kind="sitemap", location=(server.address("/0.xml"), server.address("/feed")))
    with reading(source, tmp_path) as web:
        refused, link = web.yielded(source, Tally("s", "sitemap"), None)
    assert (refused.origin, refused.reason) == (server.address("/2.xml"), "malformed")
    assert link.origin == server.address("/a")
    assert server.count("/3.xml") == 0


def test_a_delay_that_is_none_is_told(monkeypatch, server, tmp_path):
    source = source_of(server, "/feed")
    for set_to in ("nan", "inf", "-1", "soon"):
        monkeypatch.setenv("CLAIMHOUSE_FETCH_DELAY", set_to)
        with pytest.raises(SourceError, match="is a number of seconds"), reading(source, tmp_path):
            pass


def test_lists_of_addresses_are_found_by_a_pattern(server, tmp_path):
    for name in ("one", "two"):
        (tmp_path / f"{name}.list").write_text(f"https://a.example/{name}\n")
    source = Source(name="s", kind="urls", location=(str(tmp_path / "*.list"),))
    with reading(source, tmp_path / "data") as web:
        found = [link.origin for link in web.yielded(source, Tally("s", "urls"), None)]
    assert found == ["https://a.example/one", "https://a.example/two"]


def test_entries_without_a_usable_address_end_with_a_reason_or_their_own_text(server, tmp_path):
    items = [
        {"url": "http://[broken", "id": "1"}, {"id": "http://[broken"}, {"id": "own", "content_text": "Words of its own."},
        {"id": "https://a.example/4", "title": "By its id"},
    ]  # fmt: skip
    server.routes["/feed"] = reply(json.dumps({"version": "https://jsonfeed.org/version/1", "items": items}).encode())
    source = source_of(server, "/feed")
    with reading(source, tmp_path) as web:
        broken, nameless, own, by_id = web.yielded(source, Tally("s", "feed"), None)
    assert (broken.reason, nameless.reason) == ("unsafe_address", "no_address")
    assert isinstance(own, Record)
    assert own.item.content == b"Words of its own."
    assert by_id.origin == "https://a.example/4"


def test_what_is_older_than_asked_for_is_counted_by_the_day_that_is_printed(server, tmp_path):
    day = "<item><link>/{0}</link><pubDate>{0} Nov 2026 23:30:00 -0500</pubDate></item>"
    server.routes["/feed"] = reply(rss(day.format(23), day.format(24)))
    source, tally = source_of(server, "/feed"), Tally("s", "feed")
    with reading(source, tmp_path) as web:
        (link,) = web.yielded(source, tally, date(2026, 11, 24))
        assert (str(link.hints.published_on), tally.passed_over) == ("2026-11-24", {"too old": 1})
        assert web.whole == {}


@pytest.mark.parametrize(
    "body",
    [
        b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Words.</p></body></html>',
        b"<!-- made by hand --><html><body><p>Words.</p></body></html>",
        b"Words alone, < and >.",
    ],
)
def test_an_address_that_is_of_a_page_yields_the_page_under_its_last_address(body, server, tmp_path):
    server.routes["/old"] = raw(head(301, {"Location": "/new"}))
    server.routes["/new"] = reply(body)
    source = source_of(server, "/old", "address")
    with reading(source, tmp_path) as web:
        (page,) = web.yielded(source, Tally("s", "address"), None)
    assert (page.item.origin, page.item.content) == (server.address("/old"), body)
    assert page.item.hints.url == server.address("/new")


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [("CLAIMHOUSE_FETCH_DELAY", "soon", "number of seconds"), ("CLAIMHOUSE_CONTACT", "höchst@a.example", "in ASCII")],
)
def test_a_mistake_in_the_environment_is_told_by_its_name(name, value, told, server, monkeypatch, tmp_path):
    monkeypatch.setenv(name, value)
    with pytest.raises(SourceError, match=told) as error, reading(source_of(server, "/feed"), tmp_path):
        pass
    assert name in str(error.value)


def test_a_list_that_is_no_text_is_refused(tmp_path, server):
    (tmp_path / "list.txt").write_bytes("https://a.example/é".encode("latin-1"))
    source = Source(name="s", kind="urls", location=(str(tmp_path / "list.txt"),))
    with reading(source, tmp_path / "data") as web:
        (found,) = web.yielded(source, Tally("s", "urls"), None)
    assert found.reason == "undecodable"
