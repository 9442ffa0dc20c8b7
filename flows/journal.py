"""One line a step, in the log file of the run."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

log = logging.getLogger("claimhouse")


@contextmanager
def journal(path: Path) -> Iterator[None]:
    """What is logged while the body runs also goes to a file, an error with its traceback."""
    writing = logging.FileHandler(path, encoding="utf-8", delay=True)
    writing.setFormatter(logging.Formatter("%(asctime)s %(levelname)-7s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(writing)
    log.setLevel(logging.INFO)
    try:
        yield
    except BaseException as error:
        log.exception("the run ended early")
        error.add_note(f"log: {path}")
        raise
    finally:
        root.removeHandler(writing)
        writing.close()
