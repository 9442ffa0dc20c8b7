"""Great Expectations' own pages of stored results; they load styles and scripts from the internet."""

from collections.abc import Iterator, Mapping
from html import escape
from typing import TYPE_CHECKING

import polars as pl

from expectations.validation import columns, suites

if TYPE_CHECKING:
    from great_expectations.core import ExpectationSuiteValidationResult
    from great_expectations.expectations.expectation_configuration import ExpectationConfiguration

PLACE = ("suite", "expectation", "column_name", "severity")
"""What names an expectation among the stored results."""


def data_docs(results: pl.DataFrame, run_id: str) -> Iterator[tuple[str, str]]:
    """Name and HTML of a page for each suite of Great Expectations in the results of a run, columns as `ops.quality_results`.

    Rules of rows and checks of the warehouse are none of its expectations and have no page, nor have expectations that today's suites lack.
    """
    known = _configurations()  # first: it keeps Great Expectations from telling its makers
    from great_expectations.render.renderer.page_renderer import ValidationResultsPageRenderer
    from great_expectations.render.view.view import DefaultJinjaPageView

    theirs = results.filter(pl.struct(PLACE).map_elements(lambda row: _place(row) in known, pl.Boolean)).sort(PLACE)
    for (suite,), rows in theirs.group_by("suite", maintain_order=True):
        document = ValidationResultsPageRenderer().render(_validated(str(suite), rows, known, run_id))
        html: str = DefaultJinjaPageView().render(document)
        yield str(suite), html


def _validated(
    suite: str, rows: pl.DataFrame, known: Mapping[tuple[object, ...], "ExpectationConfiguration"], run_id: str
) -> "ExpectationSuiteValidationResult":
    """The stored results of a suite as Great Expectations has them."""
    from great_expectations.core import ExpectationSuiteValidationResult, ExpectationValidationResult

    found = [
        ExpectationValidationResult(
            success=row["success"],
            expectation_config=known[_place(row)],
            result={
                "element_count": row["evaluated"],
                "unexpected_count": row["unexpected"],
                "unexpected_percent": 100 * row["unexpected"] / max(row["evaluated"], 1),
                "partial_unexpected_list": [escape(example) for example in row["examples"] or []],
            },
            exception_info={"raised_exception": False, "exception_message": None, "exception_traceback": None},
        )
        for row in rows.iter_rows(named=True)
    ]
    met = sum(bool(result.success) for result in found)
    return ExpectationSuiteValidationResult(
        success=met == len(found),
        results=found,
        suite_name=suite,
        suite_parameters={},
        statistics={
            "evaluated_expectations": len(found),
            "successful_expectations": met,
            "unsuccessful_expectations": len(found) - met,
            "success_percent": 100 * met / len(found),
        },
        meta={"run_id": run_id},
    )


def _configurations() -> dict[tuple[object, ...], "ExpectationConfiguration"]:
    """Every expectation of the suites, by suite, kind, columns and severity."""
    named = {"columns": suites().COLUMNS, **suites().RUNS}
    several = [*named.items(), *suites().TABLES.items(), *suites().FINISHED.items()]
    return {
        (suite, one.configuration.type, ", ".join(columns(one)), one.severity.value): one.configuration
        for suite, expectations in several
        for one in expectations
    }


def _place(row: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(row[name] for name in PLACE)
