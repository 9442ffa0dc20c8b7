"""How a command ends: errors in one clear line, and the exit code that says what kind they are."""

import atexit
import os
import signal
import sys
import traceback
from dataclasses import dataclass
from types import FrameType, TracebackType

import typer

from flows.usage import WrongUsage

DONE, FAILED, WRONG_USAGE, KEPT_BACK = 0, 1, 2, 3


@dataclass
class Ending:
    """How this process is going to end."""

    code: int = DONE
    is_told_whole: bool = False


ending = Ending()


def tell_all(wanted: bool) -> bool:  # noqa: FBT001  (what the library calls an option's callback with)
    """Show tracebacks from now on, if wanted."""
    ending.is_told_whole |= wanted
    return wanted


def leave_last() -> None:
    """Let the process end right after everybody else has cleaned up; to be called before anything is imported that cleans up.

    Between DuckDB and Prefect some types outlive the interpreter, and DuckDB's binding would print a page about each at its very end.
    """
    atexit.register(_leave)


def _leave() -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(ending.code)


def explained(app: typer.Typer, arguments: list[str] | None = None) -> None:
    """Run a command; what goes wrong with it is said in one line, and the exit code is set."""
    sys.excepthook = _say_unexpected
    signal.signal(signal.SIGTERM, _asked_to_stop)
    try:
        typer.main.get_command(app)(arguments)
    except WrongUsage as error:
        ending.code = WRONG_USAGE
        sys.stderr.write(f"claimhouse: {_one_line(error)}\n")
    except SystemExit as leaving:
        ending.code = leaving.code if isinstance(leaving.code, int) else DONE


def _asked_to_stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001  (what Python calls it with)
    """Leave as if the command had ended, so that a run is recorded and Prefect's own server is stopped with it."""
    raise SystemExit(128 + number)


def _say_unexpected(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """One line for what nobody foresaw, and for what every command may meet."""
    ending.code = FAILED
    if ending.is_told_whole:
        traceback.print_exception(kind, error, trace)
    is_ours = kind.__module__.partition(".")[0] in ("flows", "warehouse", "expectations")
    notes = getattr(error, "__notes__", [] if is_ours else ["--verbose shows where it happened"])
    said = _one_line(error) if is_ours else f"{kind.__name__}: {_one_line(error)}"
    sys.stderr.write(f"claimhouse: {said}{''.join(f' ({note})' for note in notes)}\n")


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())
