"""What can be wrong with a warehouse as a whole, each with one line that says what to do."""

# ruff: noqa: N818  (named for the state that the warehouse is in)

import re


class WarehouseError(Exception):
    """The warehouse cannot be used now."""


class WarehouseBusy(WarehouseError):
    """Another process writes."""


class WarehouseTooNew(WarehouseError):
    """A newer program made this warehouse, or an applied migration was altered since."""


class WarehouseUnusable(WarehouseError):
    """The folder, the disk or the file does not allow it."""


class NotPublished(WarehouseError):
    """There is no published copy yet."""


class PostgresqlUnusable(WarehouseError):
    """The PostgreSQL server or its schema does not allow it."""


class TextWithheld(WarehouseError):
    """The publication has no text, and text was asked for."""


class QueryFailed(WarehouseError):
    """The published copy refused a query."""


_INNER = re.compile(r'"exception_message":"((?:[^"\\]|\\.)*)"')


def first_line(error: BaseException) -> str:
    """The first line of an error's message, without DuckDB's label of its kind and without the errors around it."""
    text = str(error).strip()
    inner = _INNER.findall(text)
    text = inner[-1].replace('\\"', '"') if inner else text.split("\n", 1)[0]
    label, colon, rest = text.partition(" Error: ")
    return rest if colon and len(label) < 30 else text
