"""Great Expectations at work: a frame against a list of expectations. Its import costs seconds and is made at the first use."""

import logging
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

import polars as pl

from expectations.examples import examples
from expectations.severities import INFO
from expectations.words import meaning
from transforms.schema import QUALITY

if TYPE_CHECKING:
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.core.batch_definition import BatchDefinition
    from great_expectations.expectations.expectation import Expectation


class UnusableExpectationError(RuntimeError):
    """An expectation could not be evaluated: its column is missing, or the suite is wrong."""


@dataclass(frozen=True)
class Validation:
    """What became of a frame under a suite.

    `results` is QUALITY, one row an expectation in the order of the suite; `failing` has a row (key, reason) for each row
    of the frame that fails an expectation graver than `info`, where a key was asked for.
    """

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
    seen = _columns_asked(frame, expectations, key)
    counted = _evaluated(seen, expectations, {"result_format": "BASIC"})
    failed = [place for place, result in enumerate(counted) if not result.success]
    every = _evaluated(seen, [expectations[place] for place in failed], {"result_format": "COMPLETE"}) if failed else []
    faults = {place: frame[result.result["unexpected_index_list"]] for place, result in zip(failed, every, strict=True)}
    rows = [
        _quality(suite, expectation, result, faults.get(place))
        for place, (expectation, result) in enumerate(zip(expectations, counted, strict=True))
    ]
    failing: list[tuple[str, str]] = []
    if key:
        for place in filter(lambda place: _grave(expectations[place]), failed):
            failing += [(name, reason(expectations[place])) for name in faults[place][key]]
    return Validation(
        pl.DataFrame(rows, QUALITY, orient="row"),
        pl.DataFrame(failing, {"key": pl.String, "reason": pl.String}, orient="row"),
    )


def reason(expectation: "Expectation") -> str:
    """What quarantine says of a row that fails: `expect_column_values_to_match_regex(country)`."""
    return f"{expectation.configuration.type}({', '.join(columns(expectation))})"


def ready() -> None:
    """Import Great Expectations now, where there is time for it, and not when the first batch has to be judged."""
    suites()
    _whole_frame()


def suites() -> ModuleType:
    """The module `expectations.suites`; the first call imports Great Expectations, with its analytics off."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    return import_module("expectations.suites")


@cache
def _whole_frame() -> "BatchDefinition[Any]":
    """The one asset of an ephemeral context that every frame passes through; nothing is written, sent or drawn."""
    os.environ.setdefault("GX_ANALYTICS_ENABLED", "false")
    import great_expectations
    from great_expectations.data_context.types.base import ProgressBarsConfig

    logging.getLogger("great_expectations").setLevel(logging.ERROR)
    context = great_expectations.get_context(mode="ephemeral")
    context.variables.progress_bars = ProgressBarsConfig(globally=False, metric_calculations=False)
    asset = context.data_sources.add_pandas("frames").add_dataframe_asset("frame")
    return asset.add_batch_definition_whole_dataframe("whole")


def _evaluated(
    frame: pl.DataFrame, expectations: Sequence["Expectation"], result_format: dict[str, Any]
) -> list["ExpectationValidationResult"]:
    """The results in the order of the expectations; Great Expectations returns them in another."""
    from great_expectations.core import ExpectationSuite

    batch = _whole_frame().get_batch(batch_parameters={"dataframe": frame.to_pandas()})
    numbered = [e.copy(update={"meta": {"place": place}}) for place, e in enumerate(expectations)]
    validated = batch.validate(ExpectationSuite("frame", expectations=numbered), result_format=result_format)
    results = sorted(validated.results, key=_place)
    for expectation, result in zip(expectations, results, strict=True):
        if not result.success and not result.result:
            raise UnusableExpectationError(f"{reason(expectation)} could not be evaluated: {result.exception_info}")
    return results


def _place(result: "ExpectationValidationResult") -> int:
    config = result.expectation_config
    assert config is not None and config.meta is not None, "a result names its expectation"
    return int(config.meta["place"])


def _grave(expectation: "Expectation") -> bool:
    return expectation.severity.value != INFO


def columns(expectation: "Expectation") -> list[str]:
    """The columns that an expectation names."""
    options = expectation.configuration.kwargs
    several = options.get("column_list") or [options.get(name) for name in ("column", "column_A", "column_B")]
    return [name for name in several if name is not None]


def _columns_asked(frame: pl.DataFrame, expectations: Sequence["Expectation"], key: str | None) -> pl.DataFrame:
    """The frame without the columns nobody asks for, above all the texts of articles."""
    asked = {name for expectation in expectations for name in columns(expectation)} | {key}
    return frame.select(name for name in frame.columns if name in asked)


def _quality(
    suite: str, expectation: "Expectation", result: "ExpectationValidationResult", faults: pl.DataFrame | None
) -> tuple[object, ...]:
    counts = result.result
    evaluated, unexpected = counts["element_count"], counts["unexpected_count"]
    return (
        suite, expectation.configuration.type, ", ".join(columns(expectation)), expectation.severity.value,
        bool(result.success), int(evaluated), int(unexpected), 100 * int(unexpected) / max(int(evaluated), 1),
        meaning(expectation), None if faults is None else examples(faults),
    )  # fmt: skip
