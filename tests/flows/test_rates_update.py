"""Newer exchange rates are fetched from a real server, judged, and used by the runs from then on; bad ones change nothing."""

import threading
import zipfile
from contextlib import contextmanager
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO

import pytest

from flows import rates
from flows.clock import now
from flows.rates import RatesError, means_of, update_rates
from flows.version import pipeline_version
from seeds import References
from tests.flows.looking import command, contents, free_port
from transforms.rates import Rates


@contextmanager
def serving(content: bytes, *, status: int = 200, headers: dict[str, str] | None = None):
    """The address of a server on loopback that answers everything with these bytes."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **(headers or {})}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *arguments):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/eurofxref-hist.zip"
    finally:
        server.shutdown()
        server.server_close()


def shipped() -> list[str]:
    """The lines of the table that the library carries, the newest day first."""
    with zipfile.ZipFile(rates.CURRENCY_FILE) as archive:
        return archive.read("eurofxref-hist.csv").decode().splitlines()


def zipped(lines: list[str], name: str = "eurofxref-hist.csv") -> bytes:
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, "\n".join(lines))
    return content.getvalue()


def with_days(*more: date, usd: float = 1.1) -> bytes:
    """The shipped table with rates of the dollar for some days more."""
    header, *days = shipped()
    return zipped([header, *(f"{day},{usd}" for day in more), *days])


HEADER, NEWEST, *OLDER = shipped()
TODAY = date.fromisoformat(NEWEST[:10]) + timedelta(days=20)
GOOD = with_days(TODAY)


def last_day(data) -> date:
    return Rates(References(rates=means_of(data).rates)).last_day


def test_newer_rates_are_kept_and_used_and_are_part_of_the_version(tmp_path):
    before, day = last_day(tmp_path), now().date()
    with serving(with_days(day, usd=2.0)) as address:
        done = update_rates(tmp_path, address, today=day)
    assert (done.before, done.now) == (before, day)
    found = Rates(References(rates=means_of(tmp_path).rates))
    assert found.usd("EUR", day).rate == 2.0
    assert found.usd("CNY", before) == Rates(References()).usd("CNY", before)
    assert pipeline_version(means_of(tmp_path)) != pipeline_version()


def test_a_library_that_reaches_further_goes_before_what_was_kept(tmp_path):
    home = tmp_path / "rates"
    home.mkdir()
    (home / "2020-01-02-0123abcd.zip").write_bytes(zipped([HEADER, "2020-01-02,1.1"]))
    (home / "current").symlink_to("2020-01-02-0123abcd.zip")
    assert means_of(tmp_path).rates is None


def test_runs_convert_with_them_from_then_on(environment, ingested, tmp_path):
    folder, data, day = tmp_path / "articles", tmp_path / "data", now().date()
    folder.mkdir()
    text = f"---\ndate: {day}\n---\nOpenAI raised 5 million euros in a round that was led by investors.\n"
    (folder / "round.txt").write_text(text)
    with serving(with_days(day, usd=2.0)) as address:
        done = command("rates", "update", "--data", data, environment={**environment, "CLAIMHOUSE_RATES_URL": address})
    assert (done.returncode, done.stderr) == (0, "")
    assert f"rates up to {day}" in done.stdout
    summary = ingested([folder], data)
    assert summary.pipeline_version == pipeline_version(means_of(data))
    (figure,) = contents(data)["figures"]
    assert {1e7, 2.0, day} <= set(figure)


def test_the_same_again_is_nothing_newer_and_older_files_go_in_time(tmp_path):
    days = [TODAY - timedelta(days=back) for back in (4, 3, 2, 1)]
    for known in (1, 2, 3, 4, 4):
        with serving(with_days(*days[:known])) as address:
            done = update_rates(tmp_path, address, today=TODAY)
    assert done.before == done.now == last_day(tmp_path) == TODAY - timedelta(days=1)
    assert len(list((tmp_path / "rates").glob("*.zip"))) == rates.KEPT
    assert not list((tmp_path / "rates").glob(".*"))


BAD = [
    (b"<!doctype html><html><body>Sign in to the network</body></html>", "it is a web page"),
    (GOOD[: len(GOOD) // 2], "no sound zip file"),
    (GOOD[:-20], "no sound zip file"),
    (b"", "no sound zip file (0 bytes)"),
    (zipped([HEADER, NEWEST], "rates.exe"), "holds rates.exe, not one table"),
    (zipped(["Country,USD", NEWEST]), "no header of rates"),
    (zipped([HEADER]), "no rate of the dollar"),
    (zipped([HEADER, *OLDER]), "there are rates up to"),
    (with_days(TODAY + timedelta(days=1)), f"holds rates of {TODAY + timedelta(days=1)}"),
    (with_days(TODAY, usd=-1.0), "'-1.0' on"),
    (with_days(TODAY, usd=float("nan")), "'nan' on"),
    (zipped([HEADER, f"{TODAY},1.1", NEWEST.replace(NEWEST.split(",")[1], "11.1", 1), *OLDER]), "USD on"),
    (zipped([HEADER, f"{TODAY},1.1"]), "it has no rate of USD for"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "said"), BAD, ids=[said for _, said in BAD])
def test_what_is_no_sound_table_changes_nothing(tmp_path, content, said):
    before = last_day(tmp_path)
    with serving(content) as address, pytest.raises(RatesError) as error:
        update_rates(tmp_path, address, today=TODAY)
    assert said in str(error.value)
    assert "\n" not in str(error.value)
    assert last_day(tmp_path) == before
    assert not (tmp_path / "rates").exists()


def test_an_answer_that_is_none_is_told(tmp_path, monkeypatch):
    with serving(b"gone", status=404) as address, pytest.raises(RatesError, match="answered 404 Not Found"):
        update_rates(tmp_path, address, today=TODAY)
    moved = {"Location": "http://127.0.0.1:1/"}
    with serving(b"", status=302, headers=moved) as address, pytest.raises(RatesError, match="answered 302 Found"):
        update_rates(tmp_path, address, today=TODAY)
    with (
        serving(b"PK", headers={"Content-Length": "500"}) as address,
        pytest.raises(RatesError, match="could not be fetched"),
    ):
        update_rates(tmp_path, address, today=TODAY)
    monkeypatch.setattr(rates, "MAX_BYTES", 1000)
    with serving(GOOD) as address, pytest.raises(RatesError, match="more than 1,000 bytes"):
        update_rates(tmp_path, address, today=TODAY)


def test_only_https_or_this_machine_is_asked(tmp_path):
    for address in ("http://rates.example/a.zip", "file:///etc/passwd", "ftp://127.0.0.1/a.zip", "rates.zip"):
        with pytest.raises(RatesError, match="no https address"):
            update_rates(tmp_path, address, today=TODAY)


def test_without_a_network_the_command_says_one_line_and_leaves_with_1(environment, tmp_path):
    address = f"http://127.0.0.1:{free_port()}/eurofxref-hist.zip"
    done = command("rates", "update", "--url", address, "--data", tmp_path, environment=environment)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.strip().splitlines()) == 1
    assert f"{address} could not be fetched" in done.stderr
