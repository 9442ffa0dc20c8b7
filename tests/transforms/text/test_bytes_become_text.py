"""Encodings are decided by evidence; what is no text is refused with one reason."""

import time

import pytest

from tests.transforms.text.writing import article, read
from transforms.encodings import MAX_BYTES, plain, text_of
from transforms.records import Rejection

GERMAN = "Der Müllerhof in Köln verkaufte im März für 3 € größere Bögen, sagte Jürgen Weiß. Über die Höhe schwieg er."
CHINESE = "云杉科技周二表示，公司去年的营业收入达到三亿元，同比增长百分之十二。公司还计划在成都建设新的数据中心。"
ENGLISH = "The mill said on Tuesday that it had sold 40 looms to a buyer in Lisbon, its largest order this year."


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ENGLISH, "utf-8"),
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (CHINESE, "utf-8"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-16"),
        (GERMAN, "cp1252"),
        (GERMAN.replace("€", "Euro"), "latin-1"),
        ("“Quoted” – the café’s naïve résumé cost €5, said a clerk at the door of the shop.", "cp1252"),
    ],
)
def test_text_is_decoded_by_what_the_bytes_look_like(text, encoding):
    assert text_of(text.encode(encoding), is_page=False) == text


@pytest.mark.parametrize("label", ["gb2312", "GBK", "gb18030"])
def test_a_page_names_its_encoding(label):
    page = f'<html><head><meta charset="{label}"></head><body><p>{CHINESE}</p></body></html>'
    assert CHINESE in text_of(page.encode("gb18030"), is_page=True)


def test_a_page_that_names_latin_1_means_windows_1252():
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><p>It’s €5</p>'
    assert "It’s €5" in text_of(page.encode("cp1252"), is_page=True)


def test_valid_utf_8_goes_before_the_encoding_that_a_page_names():
    page = f'<html><head><meta charset="iso-8859-1"></head><body>{GERMAN}</body></html>'
    assert GERMAN in text_of(page.encode(), is_page=True)


JAPANESE = "港の管理者は月曜日、五月に四万個のコンテナを動かしたと発表した。前の年より一割多い。"


@pytest.mark.parametrize(
    ("text", "encoding", "charset"),
    [
        (JAPANESE, "shift_jis", "Shift_JIS"),
        (JAPANESE, "euc_jp", '"EUC-JP"'),
        (JAPANESE, "iso2022_jp", "iso-2022-jp"),
        (CHINESE, "big5", "big5"),
        (CHINESE, "utf-16-be", "utf-16be"),
        (GERMAN, "utf-8", "iso-8859-1"),
        (GERMAN, "utf-8-sig", "windows-1252"),
        (GERMAN, "cp1252", "utf-8"),
        (GERMAN, "cp1252", "nonsense-9"),
        (GERMAN, "cp1252", "hex"),
        (GERMAN, "cp1252", ""),
    ],
)
def test_a_server_names_the_encoding_where_the_bytes_do_not_tell_otherwise(text, encoding, charset):
    raw = text.encode(encoding, "ignore")
    assert text_of(raw, is_page=True, charset=charset) == raw.decode(encoding)


def test_the_server_goes_before_the_page():
    page = f'<html><head><meta charset="gb18030"></head><body>{JAPANESE}</body></html>'
    assert JAPANESE in text_of(page.encode("shift_jis"), is_page=True, charset="shift_jis")
    assert JAPANESE not in text_of(page.encode("shift_jis"), is_page=True)


def test_an_encoding_that_is_no_text_encoding_is_not_used():
    page = f'<html><head><meta charset="hex"></head><body>{GERMAN}</body></html>'
    assert GERMAN in text_of(page.encode("cp1252"), is_page=True)


def test_a_few_broken_bytes_do_not_cost_an_article():
    raw = (CHINESE * 3).encode()
    broken = raw[:30] + b"\xff" + raw[30:90] + b"\xc3" + raw[90:]
    assert text_of(broken, is_page=False) == CHINESE * 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\t \r\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\x00\x00\x00\x00", "empty"),
        ("\u3000\u200b\n".encode(), "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
        (b"%PDF-1.7\n1 0 obj", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + b"\x00\x01\x02\x03\x04abc" * 200, "binary"),
        (b"a" * (MAX_BYTES + 1), "too_large"),
        (bytes(b for b in range(0x80, 0x100)) * 30, "undecodable"),
    ],
)
def test_what_is_no_text_is_refused(content, reason):
    refused = text_of(content, is_page=False)
    assert isinstance(refused, Rejection)
    assert refused.reason == reason


def test_fifty_megabytes_on_one_line_are_refused_at_once():
    content = b"word " * 10_000_000
    before = time.perf_counter()
    assert read(content).reason == "too_large"
    assert time.perf_counter() - before < 1


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("pay \u202e00.5\u202c now\u2066!\u2069", "pay 00.5 now!"),
        ("soft\u00adhyphen zero\u200bwidth\ufeff", "softhyphen zerowidth"),
        ("e\u0301te\u0301", "été"),
        ("１２％，全角", "１２％，全角"),
        ("1\u00a0234\u202f567", "1 234 567"),
        ("lone \ud800 surrogate", "lone  surrogate"),
    ],
)
def test_text_is_made_plain(written, expected):
    assert plain(written) == expected


def test_stray_nul_bytes_are_dropped():
    found = article(ENGLISH.replace("mill", "mi\0ll"))
    assert found.text == ENGLISH


def test_entities_that_an_export_left_are_resolved():
    assert article("Marks &amp; Loom said &#8217;tis true that profits rose by &pound;5 million last year.").text == (
        "Marks & Loom said ’tis true that profits rose by £5 million last year."
    )
