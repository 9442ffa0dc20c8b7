"""Great Expectations at work: a frame against a list of expectations. Its import costs seconds and is made at the first use."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import polars as pl

from expectations.severities import INFO
from transforms.schema import QUALITY

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.expectations import Expectation


class UnusableExpectationError(RuntimeError):
    """An expectation could not be evaluated: its column is missing, or the suite is wrong."""


@dataclass(frozen=True)
class Validation:
    """`results` as QUALITY, one row an expectation in the order of the suite; `failing` has a row (key, reason) for each
    row that fails an expectation graver than `info`, where a key was given."""

    results: pl.DataFrame
    failing: pl.DataFrame


def validation(
    suite: str, frame: pl.DataFrame, expectations: Sequence["Expectation"], *, key: str | None = None
) -> Validation:
    """The frame judged by the expectations, under the name of the suite.

    Counts are asked for first, which is cheap; the failing rows, by their key, only of expectations that failed.

    Raises:
        UnusableExpectationError: an expectation could not be evaluated.
    """
    columns = [name for name in frame.columns if name in _columns(expectations) or name == key]
    seen = frame.select(columns)
    counted = _evaluated(seen, expectations, {"result_format": "BASIC"})
    results = pl.DataFrame([_result(suite, result) for result in counted], QUALITY, orient="row")
    failed = [
        expectation
        for expectation, result in zip(expectations, counted, strict=True)
        if not result.success and expectation.severity.value != INFO
    ]
    failing: list[tuple[str, str]] = []
    if key and failed:
        every = {"result_format": "COMPLETE", "unexpected_index_column_names": [key]}
        for result in _evaluated(seen, failed, every):
            failing += [(row[key], reason(result)) for row in result.result["unexpected_index_list"]]
    return Validation(results, pl.DataFrame(failing, {"key": pl.String, "reason": pl.String}, orient="row"))


def reason(result: "ExpectationValidationResult") -> str:
    """What quarantine says of a row that fails: `expect_column_values_to_match_regex(country)`."""
    config = result.expectation_config
    return f"{config.type}({_column_name(config.kwargs)})"


def suites() -> ModuleType:
    """The module `expectations.suites`; the first call imports Great Expectations, with its analytics off."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    return import_module("expectations.suites")


@cache
def _whole_frame() -> "BatchDefinition":
    """The one asset of an ephemeral context that every frame passes through; nothing is written, sent or drawn."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = great_expectations.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    return (
        context.data_sources.add_pandas("frames")
        .add_dataframe_asset("frame")
        .add_batch_definition_whole_dataframe("whole")
    )


def _evaluated(
    frame: pl.DataFrame, expectations: Sequence["Expectation"], result_format: dict[str, object]
) -> list["ExpectationValidationResult"]:
    """The results in the order of the expectations, which Great Expectations returns in another."""
    batch = _whole_frame().get_batch(batch_parameters={"dataframe": frame.to_pandas()})
    from great_expectations.core import ExpectationSuite

    numbered = [_numbered(expectation, place) for place, expectation in enumerate(expectations)]
    validated = batch.validate(ExpectationSuite("frame", expectations=numbered), result_format=result_format)
    results = sorted(validated.results, key=lambda result: int(result.expectation_config.meta["place"]))
    for result in results:
        if not result.success and not result.result:
            raise UnusableExpectationError(f"{reason(result)} could not be evaluated: {result.exception_info}")
    return results


def _numbered(expectation: "Expectation", place: int) -> "Expectation":
    return expectation.copy(update={"meta": {"place": place}, "id": None})


def _columns(expectations: Sequence["Expectation"]) -> set[str]:
    return {name for expectation in expectations for name in _named(expectation.configuration.kwargs)}


def _named(options: dict[str, object]) -> list[str]:
    """The columns that the options of an expectation name."""
    several = options.get("column_list")
    named = [options.get(name) for name in ("column", "column_A", "column_B")]
    return [str(name) for name in (several if isinstance(several, list) else named) if name is not None]


def _column_name(options: dict[str, object]) -> str:
    return ", ".join(_named(options))


def _result(suite: str, result: "ExpectationValidationResult") -> tuple[object, ...]:
    config, counts = result.expectation_config, result.result
    evaluated, unexpected = counts.get("element_count"), counts.get("unexpected_count")
    percent = counts.get("unexpected_percent")
    return (
        suite, config.type, _column_name(config.kwargs), config.severity.value, bool(result.success),
        None if evaluated is None else int(evaluated),
        None if unexpected is None else int(unexpected),
        None if percent is None else float(percent),
    )  # fmt: skip
