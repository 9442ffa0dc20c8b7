"""What is remembered of addresses and hosts, from the warehouse's ledger and back into it."""

from collections.abc import Callable, Collection
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from threading import Lock

import polars as pl

from flows.fetch.answers import Fetched
from warehouse import Connection
from warehouse.fetches import FETCHES, HOSTS, known_fetches, known_hosts, record_fetches


@dataclass(frozen=True)
class Visit:
    """What is known of an address; a row of `ops.fetches`."""

    address: str
    attempted_at: datetime
    final_address: str | None = None
    permanent_address: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    is_gone: bool = False
    status: int | None = None
    reason: str | None = None
    failures: int = 0
    next_attempt_at: datetime | None = None


@dataclass(frozen=True)
class Host:
    """What is known of a scheme, host and port; a row of `ops.hosts`."""

    origin: str
    robots: str | None = None
    is_forbidden: bool = False
    robots_fetched_at: datetime | None = None
    failures: int = 0
    closed_until: datetime | None = None


class Memory:
    """Visits and hosts, safe to use from several threads; an empty one remembers nothing yet."""

    def __init__(self, visits: dict[str, Visit] | None = None, hosts: dict[str, Host] | None = None) -> None:
        self._visits = visits or {}
        self._hosts = hosts or {}
        self._new_visits: set[str] = set()
        self._new_hosts: set[str] = set()
        self._lock = Lock()

    @classmethod
    def load(cls, c: Connection) -> "Memory":
        """The hosts that the ledger knows; what it knows of addresses is looked up by `recall`."""
        return cls(hosts={row["origin"]: Host(**row) for row in known_hosts(c).iter_rows(named=True)})

    def recall(self, c: Connection, addresses: Collection[str]) -> None:
        """Look up what the ledger knows of addresses, before they are asked for; by the thread that owns the connection."""
        with self._lock:
            wanted = [address for address in addresses if address not in self._visits]
        found = known_fetches(c, wanted)
        with self._lock:
            self._visits |= {row["address"]: Visit(**row) for row in found.iter_rows(named=True)}

    def save(self, c: Connection) -> int:
        """Write what changed since the last saving into the ledger, in one transaction; returns the number of addresses."""
        with self._lock:
            addresses, origins = self._new_visits, self._new_hosts
            self._new_visits, self._new_hosts = set(), set()
            visits = pl.DataFrame([asdict(self._visits[a]) for a in sorted(addresses)], FETCHES)
            hosts = pl.DataFrame([asdict(self._hosts[o]) for o in sorted(origins)], HOSTS)
        try:
            record_fetches(c, visits, hosts)
        except BaseException:
            with self._lock:
                self._new_visits |= addresses
                self._new_hosts |= origins
            raise
        return len(addresses)

    def visit(self, address: str) -> Visit | None:
        """What is known of an address, or None."""
        with self._lock:
            return self._visits.get(address)

    def host(self, origin: str) -> Host:
        """What is known of an origin; a new one is blank."""
        with self._lock:
            return self._hosts.get(origin) or Host(origin)

    def keep(self, fetched: Fetched) -> None:
        """Remember the validators of a content that its caller has kept for good.

        Told before that, a crash in between would turn into a 304 and the content would be lost.
        """
        with self._lock:
            known = self._visits.get(fetched.address) or Visit(fetched.address, fetched.retrieved_at)
            kept = replace(
                known,
                final_address=fetched.final_address,
                etag=fetched.etag,
                last_modified=fetched.last_modified,
                status=fetched.status,
                reason=None,
            )
            self._put(kept)

    def note(self, visit: Visit) -> None:
        """Remember a visit."""
        with self._lock:
            self._put(visit)

    def change_host(self, origin: str, change: Callable[[Host], Host]) -> Host:
        """The host as it is remembered after a change, which no other thread's change comes between."""
        with self._lock:
            former = self._hosts.get(origin) or Host(origin)
            changed = change(former)
            if changed != former:
                self._hosts[origin] = changed
                self._new_hosts.add(origin)
            return changed

    def _put(self, visit: Visit) -> None:
        self._visits[visit.address] = visit
        self._new_visits.add(visit.address)
