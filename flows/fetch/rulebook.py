"""What hosts allow, as their robots.txt says: asked for once a day, remembered with the host."""

import threading
from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from flows.fetch.exchange import Reply, Trouble
from flows.fetch.memory import Host, Memory
from flows.fetch.robots import RobotsReader, Rules, obeyed, rules
from flows.fetch.settings import FetchSettings
from flows.fetch.targets import Target


class Rulebook:
    """The rules of each host, shared by threads."""

    def __init__(
        self, settings: FetchSettings, memory: Memory, reader: RobotsReader, now: Callable[[], datetime]
    ) -> None:
        self._settings, self._memory, self._reader, self._now = settings, memory, reader, now
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._rules: dict[str, tuple[datetime | None, Rules]] = {}
        self._causes: dict[str, str] = {}
        self._guard = threading.Lock()

    def cause(self, hop: Target) -> str:
        """Why nothing may be asked of a host whose robots.txt could not be read."""
        return self._causes.get(hop.origin, "it could not be read a while ago")

    def rules_of(self, hop: Target) -> Rules | Trouble:
        """The rules of a host, asked for once a day; while one thread asks, the others wait for it."""
        with self._guard:
            lock = self._locks[hop.origin]
        with lock:
            host = self._memory.host(hop.origin)
            kept = self._settings.open_for if host.is_forbidden else self._settings.robots_kept
            if host.robots_fetched_at is None or host.robots_fetched_at + timedelta(seconds=kept) <= self._now():
                reply = self._reader.reply(hop)
                if isinstance(reply, Trouble) and reply.reason == "private_address":
                    return reply
                host = self._noted(hop, reply)
            at, found = self._rules.get(hop.origin, (None, None))
            if found is None or at != host.robots_fetched_at:
                found = rules(host, self._settings.product)
                self._rules[hop.origin] = (host.robots_fetched_at, found)
            return found

    def _noted(self, hop: Target, reply: Reply | Trouble) -> Host:
        text, is_forbidden = obeyed(reply)
        cause = f"{reply.reason}: {reply.seen}" if isinstance(reply, Trouble) else f"status {reply.status}"
        self._causes[hop.origin] = cause
        at = self._now()
        return self._memory.change_host(
            hop.origin,
            lambda host: replace(host, robots=text, is_forbidden=is_forbidden, robots_fetched_at=at),
        )
