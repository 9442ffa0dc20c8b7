"""Robots.txt is obeyed, a host is asked one thing at a time with pauses, and no request goes where it should not."""

import ipaddress
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path

import pytest

from flows.fetch import REASONS, Failed, Fetched, Fetcher, FetchSettings, Memory, Refused
from flows.fetch.memory import Host
from flows.fetch.retrying import retry_after
from flows.fetch.robots import rules
from flows.fetch.targets import Forbidden, checked, is_public, target
from tests.flows.test_fetching_from_servers_that_misbehave import PAGE, Time
from tests.serving import Server, in_turn, reply, reset

SETTINGS = FetchSettings("mailto:news@lanternfish.example")

pytestmark = pytest.mark.usefixtures("little_memory")


@pytest.fixture
def server():
    with Server({"/news": reply(PAGE), "/private/a": reply(PAGE)}) as running:
        yield running


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def fetcher(server, time):
    settings = FetchSettings(
        "mailto:news@lanternfish.example", delay=2.0, jitter=0.5, allowed=frozenset({server.place})
    )
    with Fetcher(settings, Memory(), now=time, wait=time.wait, draw=lambda: 1.0) as found:
        yield found


def test_what_robots_forbid_is_not_asked_for_and_the_rest_is(server, fetcher):
    server.routes["/robots.txt"] = reply(b"User-agent: *\nDisallow: /private/\nAllow: /\n")
    assert fetcher.fetch(server.address("/private/a")).reason == "robots"
    assert isinstance(fetcher.fetch(server.address("/news")), Fetched)
    assert (server.count("/private/a"), server.count("/robots.txt")) == (0, 1)


def test_the_group_of_our_own_name_goes_before_that_of_all(server, fetcher):
    server.routes["/robots.txt"] = reply(b"User-agent: *\nDisallow: /\n\nUser-agent: Claimhouse\nDisallow: /private/\n")
    assert isinstance(fetcher.fetch(server.address("/news")), Fetched)
    assert fetcher.fetch(server.address("/private/a")).reason == "robots"


@pytest.mark.parametrize(
    ("robots", "is_allowed"),
    [
        ("User-agent: claimhouse/1.0\nDisallow: /", False),
        ("User-agent: ClaimHouse/2\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("user-agent : CLAIMHOUSE # ours\nDisallow: /", False),
        ("User-agent: other\nUser-agent: claimhouse\nDisallow: /", False),
        ("User-agent: claim\nDisallow: /", True),
        ("User-agent: claim\nAllow: /\n\nUser-agent: *\nDisallow: /", False),
        ("User-agent: house\nDisallow: /", True),
        ("User-agent: claimhouse-news\nDisallow: /", True),
        ("User-agent: claimhousebot\nDisallow: /", True),
        ("User-agent: *\nDisallow: /\n\nUser-agent: claimhouse\nDisallow: /x", True),
        ("User-agent: *\r\nDisallow: /news\r\n", False),
        ("User-agent: other\nUser-agent: *\nDisallow: /", False),
    ],
)
def test_the_rules_for_us_are_those_for_our_whole_name_whatever_its_version(robots, is_allowed):
    found = rules(Host("https://quay.example", robots=robots), "claimhouse")
    assert found.allow("https://quay.example/news") is is_allowed


def test_a_redirect_is_asked_for_only_where_robots_allow_it(server, fetcher):
    server.routes |= {
        "/robots.txt": reply(b"User-agent: *\nDisallow: /private/\n"),
        "/short": reply(b"", 302, location="/private/a"),
    }
    assert fetcher.fetch(server.address("/short")).reason == "robots"
    assert server.count("/private/a") == 0


@pytest.mark.parametrize(
    "route", [reply(b"", 404), reply(b"", 403), reply(b""), reply(b"", 301, location="/robots.txt")]
)
def test_without_rules_everything_may_be_asked_for(server, fetcher, route):
    server.routes["/robots.txt"] = route
    assert isinstance(fetcher.fetch(server.address("/news")), Fetched)


@pytest.mark.parametrize(
    ("route", "why"), [(reply(b"", 503), "status 503"), (reply(b"", 429), "status 429"), (reset, "reset: ")]
)
def test_where_robots_cannot_be_read_nothing_is_asked_for_until_they_can(server, fetcher, time, route, why):
    server.routes["/robots.txt"] = route
    answer = fetcher.fetch(server.address("/news"))
    assert (type(answer), answer.reason) == (Failed, "robots_unreachable")
    assert answer.seen.startswith(f"{server.address('/robots.txt')}: {why}")
    asked = server.count("/robots.txt")
    fetcher.fetch(server.address("/private/a"))
    assert (server.count("/news"), server.count("/robots.txt")) == (0, asked)
    server.routes["/robots.txt"] = reply(b"")
    time.wait(901)
    assert isinstance(fetcher.fetch(server.address("/news")), Fetched)


def test_robots_that_stumble_once_are_read_at_the_second_attempt(server, fetcher):
    server.routes["/robots.txt"] = in_turn(reply(b"", 500), reply(b"User-agent: *\nDisallow: /private/\n"))
    assert fetcher.fetch(server.address("/private/a")).reason == "robots"


def test_robots_are_asked_for_again_after_a_day(server, fetcher, time):
    for hours, times in ((0, 1), (23, 1), (2, 2)):
        time.wait(hours * 3600)
        fetcher.fetch(server.address("/news"))
        assert server.count("/robots.txt") == times


def test_robots_beyond_500_kib_count_as_far_as_they_were_read(server, fetcher):
    rules = b"User-agent: *\nDisallow: /private/\n" + b"# filler\n" * 70_000 + b"Disallow: /news\n"
    server.routes["/robots.txt"] = reply(rules)
    assert fetcher.fetch(server.address("/private/a")).reason == "robots"
    assert isinstance(fetcher.fetch(server.address("/news")), Fetched)


def test_requests_to_a_host_are_a_delay_with_jitter_apart(server, fetcher, time):
    fetcher.fetch(server.address("/news"))
    fetcher.fetch(server.address("/news"))
    assert time.waits == [3.0, 3.0], "two seconds and all of half as much; after robots.txt, and after the first"


def test_a_crawl_delay_is_kept_up_to_a_bound(server, fetcher, time):
    server.routes["/robots.txt"] = reply(b"User-agent: *\nCrawl-delay: 10\n")
    for _ in range(2):
        fetcher.fetch(server.address("/news"))
    assert time.waits == [3.0, 15.0]


def test_a_host_answers_one_request_at_a_time_and_robots_are_asked_once(server, time):
    settings = FetchSettings("mailto:news@lanternfish.example", delay=0, allowed=frozenset({server.place}))
    server.routes |= {f"/{n}": server.drip(b"HTTP/1.1 200 X\r\n\r\nwell", 0.001) for n in range(12)}
    with Fetcher(settings, Memory(), now=time, wait=time.wait) as found, ThreadPoolExecutor(6) as threads:
        answers = list(threads.map(found.fetch, [server.address(f"/{n}") for n in range(12)]))
    assert [answer.content for answer in answers] == [b"well"] * 12
    assert (server.most_at_once, server.count("/robots.txt")) == (1, 1)


def test_a_machine_here_is_refused_unless_it_is_allowed_by_name(server, time):
    settings = FetchSettings("mailto:news@lanternfish.example", delay=0, ports=frozenset({server.port}))
    with Fetcher(settings, Memory(), now=time, wait=time.wait) as found:
        for host in ("127.0.0.1", "localhost", "[::ffff:127.0.0.1]"):
            answer = found.fetch(f"http://{host}:{server.port}/news")
            assert (type(answer), answer.reason) == (Refused, "private_address"), host
    assert server.asked == []


def test_proxies_of_the_environment_are_not_used(server, fetcher, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    assert isinstance(fetcher.fetch(server.address("/news")), Fetched)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "192.0.0.8", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::7f00:1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "64:ff9b::7f00:1",
        "64:ff9b:1::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "fc00::1", "fd12::1", "fe80::1", "fec0::1", "ff02::1", "100::1",
    ],
)  # fmt: skip
def test_addresses_that_not_everybody_can_reach_are_not_public(number):
    assert not is_public(ipaddress.ip_address(number))


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_addresses_of_the_internet_are_public(number):
    assert is_public(ipaddress.ip_address(number))


def test_a_name_that_also_points_inwards_is_refused_whole():
    assert checked("news.example", 443, ["8.8.8.8"], SETTINGS) == ["8.8.8.8"]
    with pytest.raises(Forbidden, match=r"private_address: news\.example is 10\.0\.0\.1"):
        checked("news.example", 443, ["8.8.8.8", "10.0.0.1"], SETTINGS)


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ftp://news.example/a", "address"), ("file:///etc/passwd", "address"), ("javascript:alert(1)", "address"), ("data:text/html,a", "address"),
        ("//news.example/a", "address"), ("/a", "address"), ("", "address"), ("http:///a", "address"), ("http://ann:secret@news.example/", "address"),
        ("http://ann@news.example/", "address"), ("http://2130706433/", "address"), ("http://0x7f000001/", "address"),
        ("http://0177.0.0.1/", "address"), ("http://127.1/", "address"), ("http://127.0.0.0x1/", "address"), ("http://1.2.3.4.5/", "address"),
        ("http://[::1", "address"), ("http://[fe80::1%25eth0]/", "address"), ("http://news.example:99999/", "port"), ("http://news.example:0/", "port"),
        ("http://ne ws.example/", "address"), ("http://news.example:22/", "port"), ("https://news.example:5432/", "port"),
        ("http://" + "a" * 70_000 + ".example/", "address"),
    ],
)  # fmt: skip
def test_addresses_that_no_page_has_are_refused(address, reason):
    with pytest.raises(Forbidden) as refusal:
        target(address, SETTINGS)
    assert refusal.value.reason == reason


@pytest.mark.parametrize(
    ("address", "asked", "origin"),
    [
        ("https://News.example/a?b=c#d", "https://news.example/a?b=c", "https://news.example"),
        ("http://news.example:8080", "http://news.example:8080/", "http://news.example:8080"),
        ("http://news.example:80/a b", "http://news.example/a%20b", "http://news.example"),
        ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC", "https://xn--bcher-kva.example"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/", "http://[2606:4700::1111]"),
    ],
)
def test_an_address_is_asked_for_in_one_spelling_without_its_fragment(address, asked, origin):
    found = target(address, SETTINGS)
    assert (found.address, found.origin) == (asked, origin)


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0), ("120", 120), (" 5 ", 5), ("Mon, 02 Mar 2026 09:01:30 GMT", 90), ("Mon, 02 Mar 2026 10:01:30 +0100", 90),
        ("Mon, 02 Mar 2026 08:00:00 GMT", 0), ("soon", None), ("-3", None), ("", None), (None, None), ("٣", None), ("99999999999999", 999999999),
    ],
)  # fmt: skip
def test_retry_after_is_read_in_both_forms_and_nothing_else(value, seconds):
    assert retry_after(value, datetime(2026, 3, 2, 9, 0)) == seconds


def test_every_reason_is_explained_to_the_reader():
    page = (Path(__file__).parents[2] / "docs" / "fetching.md").read_text("utf-8")
    for reason, meaning in REASONS.items():
        assert f"| `{reason}` | {meaning} |" in page
