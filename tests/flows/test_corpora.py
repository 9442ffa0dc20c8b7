"""Corpora: JSON lines, Parquet and web archives, read as streams with each row or record by itself."""

import gzip
import json
import random
from datetime import date, datetime
from io import BytesIO

import brotli
import polars as pl
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from flows.discovery import Discovery
from flows.sources import Refused
from flows.sources.declared import Source
from seeds import References
from transforms.articles import ArticleReader

REFERENCES = References()
AT = datetime(2026, 11, 25)
ABOUT_AI = "OpenAI said that training its newest AI model cost five million dollars. " * 3
ABOUT_FISH = "The harbour sold more herring than in any autumn before, and the boats went out again. " * 3


def read(kind, *paths, **said):
    discovery = Discovery(AT, REFERENCES)
    source = Source(name="s", kind=kind, location=tuple(map(str, paths)), **said)
    return list(discovery.yielded([source])), discovery.tallies[0]


def test_lines_become_items_with_what_their_columns_say(tmp_path):
    file = tmp_path / "a.jsonl.gz"
    rows = [
        {"id": "x1", "headline": "Costs", "body": ABOUT_AI, "date": "2026-11-01", "link": "https://a.example/1"},
        {"body": ABOUT_FISH},
    ]
    file.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    (first, second), tally = read("jsonl", file, publisher="The Ledger")
    assert first.item.origin == f"{file}#x1"
    assert first.item.content.decode().startswith(
        '---\nurl: "https://a.example/1"\ntitle: "Costs"\ndate: "2026-11-01"\n---\n'
    )
    assert (first.item.hints.publisher, first.item.media_type) == ("The Ledger", "text/plain")
    assert second.item.origin == f"{file}:2"
    assert tally.yielded == 2


def test_the_topic_and_age_are_asked_for_before_anything_else_and_counted(tmp_path):
    file = tmp_path / "a.jsonl"
    rows = [{"body": ABOUT_AI, "date": "2026-11-01"}, {"body": ABOUT_FISH}, {"body": ABOUT_AI, "date": "2020-01-01"}]
    file.write_text("\n".join(map(json.dumps, rows)))
    found, tally = read("jsonl", file, about="ai", since=date(2026, 1, 1))
    assert [record.item.origin for record in found] == [f"{file}:1"]
    assert tally.passed_over == {"off topic": 1, "too old": 1}


def test_what_is_no_row_is_refused_by_itself(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text('{"body": 3}\n[]\n{"body": "' + "x" * 3_000_000 + '"}\n\n{"body": "' + ABOUT_FISH + '"}\n')
    found, _ = read("jsonl", file, max_bytes=1_000_000)
    reasons = [element.reason if isinstance(element, Refused) else "read" for element in found]
    assert reasons == ["read", "malformed", "too_large", "read"]
    assert found[-1].item.origin == f"{file}:5"


def test_a_parquet_file_is_read_by_the_columns_that_are_named(tmp_path):
    file = tmp_path / "a.parquet"
    pl.DataFrame({"story": [ABOUT_AI, None], "day": [date(2026, 11, 1), None], "text": ["no", "no"]}).write_parquet(
        file
    )
    (first, second), _ = read("parquet", file, columns={"text": "story", "date": "day"})
    assert b'date: "2026-11-01"' in first.item.content
    assert second.reason == "empty"
    (missing,), _ = read("parquet", file, columns={"text": "tale"})
    assert (missing.reason, "tale" in missing.detail) == ("malformed", True)


def archive(records, **more):
    target = BytesIO()
    writer = WARCWriter(target, gzip=True)
    for address, status, media_type, body in records:
        headers = StatusAndHeaders(status, [("Content-Type", media_type), *more.items()], protocol="HTTP/1.1")
        stated = {"WARC-Date": "2026-11-02T03:04:05Z"}
        writer.write_record(
            writer.create_warc_record(
                address, "response", payload=BytesIO(body), http_headers=headers, warc_headers_dict=stated
            )
        )
    return target.getvalue()


def test_an_archive_yields_its_pages_and_counts_other_records(tmp_path):
    file = tmp_path / "news.warc.gz"
    page = f"<html><body><p>{ABOUT_AI}</p></body></html>".encode("latin-1")
    file.write_bytes(
        archive(
            [
                ("https://a.example/1", "200 OK", "text/html; charset=ISO-8859-1", page),
                ("https://a.example/2", "404 Not Found", "text/html", page),
                ("https://a.example/3", "200 OK", "image/png", b"\x89PNG"),
            ]
        )
    )
    (found,), tally = read("warc", file)
    assert found.item.origin == f"{file}#https://a.example/1"
    assert (found.item.hints.url, found.item.hints.charset) == ("https://a.example/1", "ISO-8859-1")
    assert found.item.retrieved_at == datetime(2026, 11, 2, 3, 4, 5)
    assert tally.passed_over == {"other records": 2}


@pytest.mark.parametrize("cut", [15, 300, 20_000])
def test_an_archive_that_breaks_off_says_so_behind_what_was_whole(cut, tmp_path):
    file = tmp_path / "news.warc.gz"
    whole = archive([("https://a.example/1", "200 OK", "text/html", random.Random(7).randbytes(40_000))])
    file.write_bytes(whole + whole[:cut])
    found, _ = read("warc", file)
    assert [getattr(element, "reason", "read") for element in found][:2] == ["read", "malformed"]


@pytest.mark.parametrize(
    ("text", "is_about"),
    [
        ("The lab trains large language models and other generative AI.", True),
        ("OpenAI and Anthropic raised money.", True),
        ("人工智能公司发布了新的大模型。", True),
        ("J'ai mangé une pomme; il a dit: aide-moi.", False),
        ("The mayor said on air that the river is high again.", False),
    ],
)
def test_a_topic_is_told_by_its_words(text, is_about):
    assert Discovery(AT, REFERENCES).topic("ai").is_about(text, "") == is_about


def test_rows_that_are_loaded_are_not_read_again(ingested, tmp_path):
    file = tmp_path / "a.jsonl"
    rows = [{"id": n, "body": f"Number {n}. " + ABOUT_AI.replace("five", str(n + 2))} for n in range(12)]
    file.write_text("\n".join(map(json.dumps, rows[:8])))
    assert ingested([file], tmp_path / "data").items_seen == 8
    file.write_text("\n".join(map(json.dumps, rows)))
    summary = ingested([file], tmp_path / "data", about="ai")
    assert summary.items_seen == 12
    assert summary.items_unchanged == 8
    assert summary.items_new + summary.items_duplicate == 4


def test_front_matter_within_a_row_is_text_and_no_field_breaks_out_of_its_line(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": "---\ntitle: False\n---\n" + ABOUT_AI, "title": 'One\n---\nurl: "x"'}))
    (record,), _ = read("jsonl", file)
    article = ArticleReader(REFERENCES).article(record.item)
    assert article.title == 'One --- url: "x"'
    assert article.url is None
    assert "title: False" in article.text


def test_a_page_in_an_archive_may_be_packed_by_brotli(tmp_path):
    page = f"<html><body><p>{ABOUT_AI}</p></body></html>".encode()
    packed = archive(
        [("https://a.example/1", "200 OK", "text/html", brotli.compress(page))], **{"Content-Encoding": "br"}
    )
    (tmp_path / "news.warc.gz").write_bytes(packed)
    (found,), _ = read("warc", tmp_path / "news.warc.gz")
    assert found.item.content == page


WHOLE = f"<html><body><p>{ABOUT_AI}</p></body></html>".encode()
IN_CHUNKS = b"%x\r\n%b\r\n" % (len(WHOLE), WHOLE)


@pytest.mark.parametrize(
    ("body", "headers", "reason"),
    [
        (IN_CHUNKS + b"0\r\n\r\n", {"Transfer-Encoding": "chunked"}, None),
        (IN_CHUNKS + b"0\r\nDigest: x\r\n\r\n", {"Transfer-Encoding": "chunked"}, None),
        (WHOLE, {"Transfer-Encoding": "chunked"}, None),
        (IN_CHUNKS, {"Transfer-Encoding": "chunked"}, "malformed"),
        (IN_CHUNKS[:90], {"Transfer-Encoding": "chunked"}, "malformed"),
        (IN_CHUNKS + b"ff\r\nabc", {"Transfer-Encoding": "chunked"}, "malformed"),
        (gzip.compress(WHOLE), {"Transfer-Encoding": "gzip"}, None),
        (WHOLE, {"Content-Encoding": "gzip"}, None),
        (WHOLE, {"Content-Encoding": "br"}, None),
        (gzip.compress(WHOLE)[:-9], {"Content-Encoding": "gzip"}, "malformed"),
    ],
)
def test_a_page_in_an_archive_is_whole_however_its_transfer_was_kept_or_it_is_refused(body, headers, reason, tmp_path):
    file = tmp_path / "news.warc.gz"
    file.write_bytes(archive([("https://a.example/1", "200 OK", "text/html", body)], **headers))
    (found,), _ = read("warc", file)
    assert (found.reason if isinstance(found, Refused) else found.item.content) == (reason or WHOLE)


def test_a_time_that_python_has_no_value_for_costs_its_row_alone(tmp_path):
    file = tmp_path / "a.parquet"
    times = pl.Series([0, 2**62, 10**15]).cast(pl.Datetime("us"))
    pl.DataFrame({"text": [ABOUT_AI + str(n) for n in range(3)], "date": times}).write_parquet(file)
    found, _ = read("parquet", file)
    assert [getattr(element, "reason", "read") for element in found] == ["read", "malformed", "read"]
    assert found[1].origin == f"{file}:2"


def test_columns_may_hold_objects_lists_and_bytes(tmp_path):
    file = tmp_path / "a.jsonl"
    row = {"text": ["One.", "Two."], "authors": [{"name": "Jo Ames"}, "Al"], "publisher": {"name": "The Ledger"}}
    file.write_text(json.dumps(row | {"title": float("nan")}))
    (found,), _ = read("jsonl", file)
    head = '---\nauthor: "Jo Ames, Al"\npublisher: "The Ledger"\n---\n'
    assert found.item.content.decode() == f"{head}One.\n\nTwo."
    pl.DataFrame({"text": [b"In bytes."]}).write_parquet(tmp_path / "b.parquet")
    (found,), _ = read("parquet", tmp_path / "b.parquet")
    assert found.item.content == b"---\n---\nIn bytes."


@pytest.mark.parametrize(
    ("written", "day"),
    [
        (1793500000, "2026-11-01"), (1793500000000, "2026-11-01"), ("1793500000", "2026-11-01"), (1793500000.5, "2026-11-01"),
        ("20261101", "2026-11-01"), (20261101, "2026-11-01"), ("2026-11-01T23:00:00-05:00", "2026-11-01"), ("soon", None), (7, None),
    ],
)  # fmt: skip
def test_a_date_may_be_a_number_and_one_that_cannot_be_read_is_counted(written, day, tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"html": f"<p>{ABOUT_AI}</p>", "date": written}))
    (found,), tally = read("jsonl", file)
    assert str(found.item.hints.published_on) == str(day)
    assert tally.notes == ([] if day else [f"{file}: 1 rows whose date cannot be read"])


def test_an_address_that_is_too_long_is_none_rather_than_the_beginning_of_one(tmp_path):
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": ABOUT_AI, "url": "https://a.example/" + "x" * 2_000, "title": "Costs"}))
    (found,), _ = read("jsonl", file)
    article = ArticleReader(REFERENCES).article(found.item)
    assert (article.url, article.title) == (None, "Costs")


def test_what_scripts_say_is_not_what_a_page_is_about_and_many_that_do_not_end_take_no_time():
    topic = Discovery(AT, REFERENCES).topic("ai")
    assert topic.is_page_about(f"<script>fish</script><p>{ABOUT_AI}</p>")
    assert not topic.is_page_about(f"<p>{ABOUT_FISH}</p><script>{ABOUT_AI}")
    assert not topic.is_page_about("<script>" * 1_000_000)
    assert not topic.is_page_about("<!--<style>" * 1_000_000)
