"""Every way in which a server may misbehave ends in an answer with a reason, and the next address is asked all the same."""

import gzip
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from time import sleep

import brotli
import pytest

from flows.fetch import Failed, Fetched, Fetcher, FetchSettings, Memory, NotModified, Refused
from flows.fetch.fetcher import StoppedError
from tests.serving import Server, head, in_turn, raw, reply, reset, validated
from warehouse.opening import writer

pytestmark = pytest.mark.usefixtures("little_memory")
MIB = 2**20
PAGE = b"<p>Lanternfish Labs shipped 400 units.</p>"


class Time:
    """A clock that only waiting moves."""

    def __init__(self):
        self.now = datetime(2026, 3, 2, 9, 0)
        self.waits = []

    def __call__(self):
        return self.now

    def wait(self, seconds):
        self.waits.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def server():
    with Server() as running:
        running.routes["/next"] = reply(PAGE, content_type="text/html")
        yield running


@pytest.fixture
def time():
    return Time()


@pytest.fixture
def fetching(server, time):
    """Opens fetchers at the local server; each has the memory it is given, or an empty one."""
    opened = []

    def fetcher(memory=None, **settings):
        chosen = {"delay": 0, "allowed": frozenset({server.place})} | settings
        found = Fetcher(
            FetchSettings("https://lanternfish.example/bot", **chosen),
            Memory() if memory is None else memory,
            now=time,
            wait=time.wait,
            draw=lambda: 1.0,
        )
        opened.append(found)
        return found

    yield fetcher
    for found in opened:
        found.__exit__(None, None, None)


def bomb_of_gzip():
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    piece = bytes(MIB)
    return b"".join(packer.compress(piece) for _ in range(300)) + packer.flush()


def bomb_of_brotli():
    packer = brotli.Compressor(quality=9, lgwin=24)
    piece = bytes(MIB)
    return b"".join(packer.process(piece) for _ in range(300)) + packer.finish()


def chunked(*chunks, end=b"0\r\n\r\n"):
    sent = b"".join(b"%x\r\n%b\r\n" % (len(chunk), chunk) for chunk in chunks)
    return head(200, {"transfer-encoding": "chunked"}) + sent + end


ILL = [
    ("not found", reply(b"", 404), Refused, "not_found", 404),
    ("gone", reply(b"", 410), Refused, "gone", 410),
    ("behind a login", reply(b"", 401), Refused, "forbidden", 401),
    ("withheld by law", reply(b"", 451), Refused, "forbidden", 451),
    ("an answer to no question", reply(b"", 304), Refused, "status", 304),
    ("teapot", reply(b"", 418), Refused, "status", 418),
    ("broken for good", reply(b"", 500), Failed, "server_error", 500),
    ("torn down", reset, Failed, "reset", None),
    ("hung up", raw(b""), Failed, "reset", None),
    ("no HTTP", raw(b"220 mail.lanternfish.example ESMTP\r\n\r\n"), Failed, "protocol", None),
    ("shorter than announced", raw(head(200, {"content-length": "900"}) + PAGE), Failed, "incomplete", None),
    ("longer than announced", raw(head(200, {"content-length": "9"}) + PAGE), Failed, "wrong_length", None),
    ("a chunk broken off", raw(chunked(PAGE, end=b"ff\r\nabc")), Failed, "incomplete", None),
    ("no last chunk", raw(chunked(PAGE, end=b"")), Failed, "incomplete", None),
    ("headers without end", raw(b"HTTP/1.1 200 X\r\n" + b"x-a: b\r\n" * 40_000), Failed, "protocol", None),
    ("not packed at all", reply(PAGE, content_encoding="gzip"), Failed, "corrupt", None),
    ("packed and cut off", reply(gzip.compress(PAGE)[:-9], content_encoding="gzip"), Failed, "corrupt", None),
    ("brotli cut off", reply(brotli.compress(PAGE * 50)[:-5], content_encoding="br"), Failed, "corrupt", None),
    ("packed twice", reply(gzip.compress(gzip.compress(PAGE)), content_encoding="gzip, gzip"), Refused, "encoding", None),
    ("a coding not offered", reply(PAGE, content_encoding="zstd"), Refused, "encoding", None),
    ("20 MB", reply(bytes(20 * MIB), content_type="text/html"), Refused, "too_large", None),
    ("20 MB in chunks", raw(chunked(*[bytes(MIB)] * 20)), Refused, "too_large", None),
    ("a film", reply(b"", content_type="video/mp4"), Refused, "media_type", None),
    ("to a private address", reply(b"", 302, location="http://10.0.0.1/admin"), Refused, "private_address", None),
    ("to the machine's own metadata", reply(b"", 302, location="http://169.254.169.254/latest"), Refused, "private_address", None),
    ("to a database here", reply(b"", 307, location="http://127.0.0.1:5432/"), Refused, "port", None),
    ("to this machine by a mapped form", reply(b"", 301, location="http://[::ffff:127.0.0.1]/"), Refused, "private_address", None),
    ("to this machine by a number", reply(b"", 301, location="http://2130706433/"), Refused, "address", None),
    ("to a file", reply(b"", 302, location="file:///etc/passwd"), Refused, "address", None),
    ("to a script", reply(b"", 302, location="javascript:alert(1)"), Refused, "address", None),
    ("to a broken address", reply(b"", 302, location="http://[::1"), Refused, "address", None),
    ("to itself", reply(b"", 302, location="/ill"), Refused, "redirect_loop", None),
]  # fmt: skip


@pytest.mark.parametrize(("route", "kind", "reason", "status"), [row[1:] for row in ILL], ids=[row[0] for row in ILL])
def test_ends_in_one_reason_and_the_run_goes_on(server, fetching, route, kind, reason, status):
    server.routes["/ill"] = route
    fetcher = fetching()
    answer = fetcher.fetch(server.address("/ill"), accept=("text/html",))
    assert (type(answer), answer.reason, answer.status) == (kind, reason, status)
    assert fetcher.fetch(server.address("/next")).content == PAGE


@pytest.mark.parametrize(
    ("coding", "bomb"), [("br", bomb_of_brotli), ("gzip", bomb_of_gzip), ("deflate", bomb_of_gzip)]
)
def test_a_bomb_costs_what_the_cap_says(server, fetching, coding, bomb):
    packed = bomb()
    packed = packed[10:-8] if coding == "deflate" else packed
    assert len(packed) < (600 if coding == "br" else MIB)
    server.routes["/bomb"] = reply(packed, content_encoding=coding)
    fetcher = fetching()
    tracemalloc.start()
    try:
        answer = fetcher.fetch(server.address("/bomb"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (type(answer), answer.reason) == (Refused, "too_large")
    assert peak < 32 * MIB
    assert fetcher.fetch(server.address("/next")).content == PAGE


def test_a_server_that_drips_is_left_at_the_deadline_of_the_whole(server, fetching):
    server.routes["/headers"] = server.drip(head(200, {"x-long": "a" * 5000}))
    server.routes["/body"] = server.drip(chunked(b"a" * 5000))
    fetcher = fetching(whole_timeout=0.3, attempts=1)
    for path in ("/headers", "/body"):
        answer = fetcher.fetch(server.address(path))
        assert (type(answer), answer.reason) == (Failed, "timeout")
    assert fetcher.fetch(server.address("/next")).content == PAGE


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)), ("gzip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])), ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE)[2:-4]), ("br", brotli.compress(PAGE)), ("identity", PAGE),
    ],
)  # fmt: skip
def test_each_coding_that_is_offered_is_unpacked(server, fetching, coding, packed):
    server.routes["/packed"] = reply(packed, content_encoding=coding)
    assert fetching().fetch(server.address("/packed")).content == PAGE


def test_an_interim_reply_before_the_page_is_no_surplus(server, fetching):
    hint = b"HTTP/1.1 103 Early Hints\r\nlink: </a.css>; rel=preload\r\n\r\n"
    server.routes["/hinted"] = raw(hint + head(200, {"content-length": str(len(PAGE))}) + PAGE)
    assert fetching().fetch(server.address("/hinted")).content == PAGE


def test_a_large_page_comes_whole_where_the_cap_allows_it(server, fetching):
    page = bytes(range(256)) * (20 * MIB // 256)
    server.routes["/large"] = reply(page, content_type="text/html")
    assert fetching().fetch(server.address("/large"), max_bytes=21 * MIB).content == page


def test_the_charset_is_the_headers_word_even_where_it_is_wrong(server, fetching):
    server.routes["/wrong"] = reply("é".encode(), content_type='Text/HTML; charset="Shift_JIS"')
    answer = fetching().fetch(server.address("/wrong"))
    assert (answer.media_type, answer.charset, answer.content) == ("text/html", "Shift_JIS", b"\xc3\xa9")


def test_what_was_kept_is_asked_for_with_its_validators_and_304_is_a_success(server, fetching, tmp_path):
    server.routes["/feed"] = validated(b"<rss/>", '"v1"', last_modified="Mon, 02 Mar 2026 08:00:00 GMT")
    memory = Memory()
    first = fetching(memory).fetch(server.address("/feed"))
    assert isinstance(first, Fetched)
    assert isinstance(fetching(memory).fetch(server.address("/feed")), Fetched), "not kept yet, so it must come again"
    memory.keep(first)
    with writer(tmp_path) as c:
        assert memory.save(c) == 1
        again = Memory.load(c)
        again.recall(c, [server.address("/feed"), server.address("/page")])
    assert isinstance(fetching(again).fetch(server.address("/feed")), NotModified)
    assert server.asked[-1].headers["if-none-match"] == '"v1"'
    assert server.asked[-1].headers["if-modified-since"] == "Mon, 02 Mar 2026 08:00:00 GMT"
    assert isinstance(fetching(again).fetch(server.address("/feed"), is_conditional=False), Fetched)
    assert server.count("/robots.txt") == 1, "robots.txt is kept for a day, over restarts too"


def test_what_is_gone_is_never_asked_for_again(server, fetching, tmp_path):
    server.routes["/feed"] = reply(b"", 410)
    memory = Memory()
    fetching(memory).fetch(server.address("/feed"))
    with writer(tmp_path) as c:
        memory.save(c)
        again = Memory.load(c)
        again.recall(c, [server.address("/feed"), server.address("/page")])
    answer = fetching(again).fetch(server.address("/feed"))
    assert (answer.reason, server.count("/feed")) == ("gone", 1)


def test_permanent_redirects_are_remembered_up_to_the_first_that_is_not(server, fetching):
    server.routes |= {
        "/old": reply(b"", 301, location="/moved"),
        "/moved": reply(b"", 308, location="/newer"),
        "/newer": reply(b"", 302, location="/today"),
        "/today": reply(PAGE),
    }
    memory = Memory()
    answer = fetching(memory).fetch(server.address("/old"))
    assert (answer.permanent_address, answer.final_address) == (server.address("/newer"), server.address("/today"))
    fetching(memory).fetch(server.address("/old"))
    assert [server.count(path) for path in ("/old", "/moved", "/newer", "/today")] == [1, 1, 2, 2]


def test_redirects_are_followed_to_a_limit(server, fetching):
    server.routes |= {f"/{n}": reply(b"", 302, location=f"/{n + 1}") for n in range(9)}
    answer = fetching(redirects=5).fetch(server.address("/0"))
    assert (answer.reason, server.count("/5"), server.count("/6")) == ("too_many_redirects", 1, 0)


def test_a_server_that_recovers_is_asked_again_after_a_back_off(server, fetching, time):
    server.routes["/page"] = in_turn(reply(b"", 500), reset, reply(PAGE))
    assert fetching(back_off=2.0).fetch(server.address("/page")).content == PAGE
    assert time.waits == [2.0, 4.0]


@pytest.mark.parametrize("wanted", ["7", "Mon, 02 Mar 2026 09:00:07 GMT"])
def test_retry_after_is_waited_for_in_both_its_forms(server, fetching, time, wanted):
    server.routes["/page"] = in_turn(reply(b"", 429, retry_after=wanted), reply(PAGE))
    assert fetching(back_off=0.5).fetch(server.address("/page")).content == PAGE
    assert time.waits == [7.0]


def test_a_long_retry_after_closes_the_host_until_then_also_for_the_next_run(server, fetching, time, tmp_path):
    server.routes["/page"] = reply(b"", 429, retry_after="3600")
    memory = Memory()
    answer = fetching(memory).fetch(server.address("/page"))
    assert (answer.reason, answer.status) == ("too_many_requests", 429)
    assert answer.next_attempt_at == datetime(2026, 3, 2, 10, 0)
    with writer(tmp_path) as c:
        memory.save(c)
        again = Memory.load(c)
        again.recall(c, [server.address("/feed"), server.address("/page")])
    assert fetching(again).fetch(server.address("/page")).reason == "not_yet"
    assert fetching(again).fetch(server.address("/next")).reason == "circuit_open"
    assert (server.count("/page"), server.count("/next")) == (1, 0)
    time.now = datetime(2026, 3, 2, 10, 0, 1)
    assert fetching(again).fetch(server.address("/next")).content == PAGE


def test_a_host_that_keeps_failing_is_left_alone_for_a_while(server, fetching, time):
    server.routes |= {f"/{n}": reply(b"", 503) for n in range(9)}
    fetcher = fetching(attempts=1, failures_to_open=3, open_for=900)
    reasons = [fetcher.fetch(server.address(f"/{n}")).reason for n in range(5)]
    assert reasons == ["server_error"] * 3 + ["circuit_open"] * 2
    assert server.count("/3") == 0
    time.wait(901)
    assert fetcher.fetch(server.address("/next")).content == PAGE
    assert fetcher.fetch(server.address("/5")).reason == "server_error", "the count begins anew after a success"


def test_only_what_may_pass_is_tried_again(server, fetching):
    server.routes |= {"/a": reply(b"", 404), "/b": reply(b"", 501), "/c": reply(b"", 503)}
    fetcher = fetching(attempts=3)
    for path in "abc":
        fetcher.fetch(server.address(f"/{path}"))
    assert [server.count(f"/{path}") for path in "abc"] == [1, 1, 3]


def test_a_request_says_who_asks_and_brings_no_cookie_back(server, fetching):
    server.routes["/next"] = reply(PAGE, set_cookie="visitor=17")
    fetcher = fetching()
    fetcher.fetch(server.address("/next"))
    fetcher.fetch(server.address("/next"))
    sent = server.asked[-1].headers
    assert sent["user-agent"] == "claimhouse (+https://lanternfish.example/bot)"
    assert sent["host"] == server.place
    assert "cookie" not in sent


def test_a_thread_that_waits_its_turn_ends_with_the_run(server):
    settings = FetchSettings(contact="mailto:a@b.example", delay=3600, allowed=frozenset({server.place}))
    with ThreadPoolExecutor(1) as pool:
        with Fetcher(settings, Memory()) as fetcher:
            waiting = pool.submit(fetcher.fetch, server.address("/next"))
            while not (server.count("/robots.txt") or waiting.done()):
                sleep(0.01)
        assert isinstance(waiting.exception(), StoppedError)
    assert server.count("/next") == 0
