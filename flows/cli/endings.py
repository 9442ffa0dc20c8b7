"""How a command ends: errors in one clear line, and the exit code that says what kind they are."""

import sys
import traceback
from types import TracebackType

import click
import typer

from flows.sources import SourceError

DONE, FAILED, WRONG_USAGE, KEPT_BACK = 0, 1, 2, 3

_shown_whole: list[bool] = []


def tell_all(wanted: bool) -> bool:  # noqa: FBT001  (what the library calls an option's callback with)
    """Show tracebacks from now on, if wanted."""
    if wanted:
        _shown_whole.append(True)
    return wanted


def explained(app: typer.Typer) -> int:
    """The exit code of the command, after what went wrong with it was said."""
    sys.excepthook = _say_unexpected
    try:
        code = app(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return WRONG_USAGE
    except SourceError as error:
        return _said(str(error), error, WRONG_USAGE)
    except (KeyboardInterrupt, click.Abort) as error:
        return _said("stopped; what was loaded stays, and the same command goes on from there", error, FAILED)
    return code if isinstance(code, int) else DONE


def _said(line: str, error: BaseException, code: int) -> int:
    if _shown_whole:
        traceback.print_exception(error)
    sys.stderr.write(f"claimhouse: {' '.join(line.split())}\n")
    return code


def _say_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """One line for what nobody foresaw; Python then leaves with exit code 1."""
    if _shown_whole:
        traceback.print_exception(kind, error, trace)
    notes = getattr(error, "__notes__", ["--verbose shows where it happened"])
    said = " ".join(f"{error}".split()) or "no message"
    is_ours = kind.__module__.partition(".")[0] in ("flows", "warehouse", "expectations")
    sys.stderr.write(
        f"claimhouse: {said if is_ours else f'{kind.__name__}: {said}'}{''.join(f' ({n})' for n in notes)}\n"
    )
