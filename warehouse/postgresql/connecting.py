"""A connection to PostgreSQL whose password no message repeats."""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from urllib.parse import parse_qs, unquote

from adbc_driver_postgresql import dbapi

from warehouse.errors import PostgresqlUnusable

CONNECT_SECONDS = 10
"""How long a server may take to answer, where neither the address nor `PGCONNECT_TIMEOUT` says."""

_SCHEMES = ("postgresql://", "postgres://")


class Server:
    """One session with a PostgreSQL server; every statement is a transaction of its own, except inside `together`."""

    def __init__(self, connection: dbapi.Connection) -> None:
        self.connection = connection

    def run(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        """The rows that a statement gives, none where it gives none."""
        with self.connection.cursor() as cursor:
            cursor.execute(statement, values or None)
            return [tuple(row) for row in cursor.fetchall()] if cursor.description else []

    def names(self, statement: str, *values: object) -> list[str]:
        """The first column of what a statement gives."""
        return [str(row[0]) for row in self.run(statement, *values)]

    @contextmanager
    def together(self) -> Iterator[None]:
        """All or nothing of what the body does."""
        self.connection.adbc_connection.set_autocommit(False)
        try:
            yield
            self.connection.commit()
        except BaseException:
            self.connection.rollback()
            raise
        finally:
            self.connection.adbc_connection.set_autocommit(True)


@contextmanager
def connected(address: str) -> Iterator[Server]:
    """A session with the server at an address; what libpq reads besides (PGPASSWORD, a service or password file) holds.

    Raises:
        PostgresqlUnusable: the address is none, the server does not answer or refuses, or it fails in between.
    """
    if not address.startswith(_SCHEMES):
        raise PostgresqlUnusable(
            "the address of a PostgreSQL server begins with postgresql://, as in postgresql://user@host:5432/database"
        )
    try:
        connection = dbapi.connect(_patient(address), autocommit=True)
        try:
            yield Server(connection)
        finally:
            connection.close()
    except dbapi.Error as error:
        raise PostgresqlUnusable(f"{where(address)}: {_told(error, address)}") from None


def where(address: str) -> str:
    """The address for a person to read: host, port and database, without user or password."""
    rest = address.split("://", 1)[1].partition("?")[0]
    return f"postgresql://{rest.rpartition('@')[2]}"


def quoted(name: str) -> str:
    """A name as an identifier."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as a literal."""
    return "'" + text.replace("'", "''") + "'"


def in_order(names: Sequence[str]) -> str:
    """Names as a list of identifiers."""
    return ", ".join(map(quoted, names))


def _patient(address: str) -> str:
    if "connect_timeout" in address or "PGCONNECT_TIMEOUT" in os.environ:
        return address
    return f"{address}{'&' if '?' in address else '?'}connect_timeout={CONNECT_SECONDS}"


def _told(error: BaseException, address: str) -> str:
    """The server's words in one line, without the driver's labels and without any password."""
    said = re.sub(r"^[A-Z_]+: (\[libpq\] )?", "", " ".join(str(error).split()))
    said = re.sub(r"\. SQLSTATE: \w+$", "", re.sub(r"PGRES_FATAL_ERROR ERROR: +", "", said))
    for secret in _secrets(address):
        said = said.replace(secret, "***")
    return said


def _secrets(address: str) -> list[str]:
    """Every way a password may stand in a message, the longest first."""
    user_info = address.split("://", 1)[1].partition("?")[0].rpartition("@")[0]
    found = [user_info.partition(":")[2], *parse_qs(address.partition("?")[2]).get("password", [])]
    found += re.findall(r"[?&]password=([^&]*)", address)
    found.append(os.environ.get("PGPASSWORD", ""))
    return sorted({way for secret in found for way in (secret, unquote(secret)) if way}, key=len, reverse=True)
