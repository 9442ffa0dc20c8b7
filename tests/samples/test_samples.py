"""The bundled articles give the articles, claims and figures that a person reads in them."""

from itertools import combinations
from typing import Any

import pytest

from tests.samples.conftest import Samples, files
from tests.samples.expected import Row, differences, expected, figure_span, is_same, span
from transforms.reprints import THRESHOLD, jaccard, signature_row

ARTICLE = ("published_on", "published_from", "language", "publisher", "url", "title")
FIGURE = (
    "value", "value_low", "value_high", "unit", "unit_kind", "metric", "per", "qualifier", "change", "change_basis",
    "subject_entity_id", "period_start", "period_end", "is_projected",
)  # fmt: skip
CLAIM = ("claimant", "attribution", "kind", "is_quotation", "certainty", "is_negated", "claimant_entity_id")


def _ids(row: Row) -> str:
    return f"{row['file'].split('.')[0]}: {row.get('within', row.get('phrase', ''))}"[:90]


def test_every_sample_has_an_expected_article() -> None:
    assert [row["file"] for row in expected("articles")] == [path.name for path in files()]


@pytest.mark.parametrize("row", expected("articles"), ids=_ids)
def test_an_article_carries_what_its_publisher_says(samples: Samples, row: Row) -> None:
    article = samples.articles[row["file"]]
    seen = {name: getattr(article, name) for name in ARTICLE}
    assert not differences(row, seen, ARTICLE)


@pytest.mark.parametrize("row", expected("figures"), ids=_ids)
def test_a_figure_is_read_with_its_columns(samples: Samples, row: Row) -> None:
    start, end = figure_span(samples.articles[row["file"]].text, row)
    there = _overlapping(samples, "figures", row["file"], start, end)
    close = [figure for figure in there if is_same(row["value"], figure["value"])]
    assert close, f"no such figure; there are {[(figure['text'], figure['value']) for figure in there]}"
    assert not differences(row, close[0], FIGURE)


@pytest.mark.parametrize("row", expected("claims"), ids=_ids)
def test_a_claim_is_read_with_its_speaker(samples: Samples, row: Row) -> None:
    start, end = span(samples.articles[row["file"]].text, row["phrase"])
    there = _overlapping(samples, "claims", row["file"], start, end)
    holding = [claim for claim in there if claim["char_start"] <= start and end <= claim["char_end"]]
    assert holding, f"no claim holds it; there are {[claim['text'] for claim in there]}"
    innermost = min(holding, key=lambda claim: claim["char_end"] - claim["char_start"])
    assert not differences(row, innermost, CLAIM)
    assert row["cue"] in (innermost["cue"] or ""), f"cue: {innermost['cue']!r}, wanted {row['cue']!r}"


@pytest.mark.parametrize("row", expected("phrases"), ids=_ids)
def test_what_is_dirt_or_no_claim_or_no_figure_stays_out(samples: Samples, row: Row) -> None:
    text, rule = samples.articles[row["file"]].text, row["rule"]
    if rule == "in text":
        assert row["phrase"] in text
    elif rule == "not in text":
        assert row["phrase"] not in text
    else:
        table = {"no figure": "figures", "no claim": "claims"}[rule]
        there = _overlapping(samples, table, row["file"], *span(text, row["phrase"]))
        assert not there, [found["text"] for found in there]


def test_reprints_are_those_named_and_no_others(samples: Samples) -> None:
    signatures = {file: signature_row(article.article_id, article.text) for file, article in samples.articles.items()}
    near = {
        (a, b)
        for a, b in combinations(sorted(signatures), 2)
        if signatures[a][1] == signatures[b][1] or jaccard(signatures[a][2], signatures[b][2]) >= THRESHOLD
    }
    group = sorted(
        {row["file"] for row in expected("articles") if row["original"] != "-"} | {"pacific-wire-deepseek-v3.txt"}
    )
    assert near == set(combinations(group, 2))


def test_the_exact_reprint_has_the_words_of_its_original(samples: Samples) -> None:
    hashes = [
        signature_row("", samples.articles[file].text)[1]
        for file in ("pacific-wire-deepseek-v3.txt", "model-street-deepseek-wire.txt")
    ]
    assert hashes[0] == hashes[1]


def _overlapping(samples: Samples, table: str, file: str, start: int, end: int) -> list[dict[str, Any]]:
    rows = samples.rows(table, file)
    return [row for row in rows if row["char_start"] < end and start < row["char_end"]]
