"""Addresses in, answers out: robots, turns, redirects, attempts and memory in their order."""

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

from flows import clock
from flows.fetch.answers import REFUSALS, Answer, Failed, Fetched, NotModified, Refused
from flows.fetch.exchange import Exchange, Reply, Trouble
from flows.fetch.memory import Host, Memory, Visit
from flows.fetch.retrying import RETRYABLE, back_off, is_worth_repeating, retry_after
from flows.fetch.robots import RobotsReader
from flows.fetch.rulebook import Rulebook
from flows.fetch.settings import FetchSettings
from flows.fetch.targets import Forbidden, Target, checked, joined, numbers_in, target
from flows.fetch.turns import Turns
from flows.fetch.wishes import Wish

_PERMANENT = frozenset({301, 308})
_STATUS_REASONS = {
    401: "forbidden", 402: "forbidden", 403: "forbidden", 404: "not_found", 407: "forbidden", 410: "gone", 451: "forbidden",
}  # fmt: skip
_HOST_FAILURES = frozenset(
    {"unresolved", "unreachable", "tls", "timeout", "reset", "protocol", "server_error", "too_many_requests"}
)


class StoppedError(Exception):
    """Nobody waits for the answer any more."""


class Fetcher:
    """Fetches; one for a run, shared by its threads. `now`, `wait` and `draw` are the clock, the waiting and the dice.

    A thread that waits when the body ends gets `StoppedError`.
    """

    def __init__(
        self,
        settings: FetchSettings,
        memory: Memory,
        *,
        now: Callable[[], datetime] = clock.now,
        wait: Callable[[float], None] | None = None,
        draw: Callable[[], float] = random.random,
    ) -> None:
        self._settings, self._memory = settings, memory
        self._over = threading.Event()
        self._now, self._wait, self._draw = now, wait or self._pause, draw
        self._turns = Turns(settings, now, self._wait, draw)
        self._exchange = Exchange(settings)
        self._robots = Rulebook(
            settings, memory, RobotsReader(settings, self._exchange, self._turns, self._wait, draw), now
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._exchange.close()

    def _pause(self, seconds: float) -> None:
        """Wait, but not beyond the end of the body."""
        if self._over.wait(seconds):
            raise StoppedError

    def refusal(self, address: str) -> Refused | None:
        """Why an address would be refused without being asked: what it is, what is remembered of it, and what its host's robots.txt says."""
        visit = self._memory.visit(address)
        if visit and visit.is_gone:
            return Refused(address, "gone", "it said so before", 410)
        try:
            hop = target(address, self._settings)
            checked(hop.host, hop.port, numbers_in(hop.host), self._settings)
        except Forbidden as error:
            return Refused(address, error.reason, error.seen)
        found = self._robots.rules_of(hop)
        if isinstance(found, Trouble):
            return Refused(address, found.reason, found.seen)
        return None if found.is_forbidden or found.allow(hop.address) else Refused(address, "robots", hop.address)

    def fetch(
        self,
        address: str,
        *,
        accept: Sequence[str] = (),
        max_bytes: int | None = None,
        is_conditional: bool = True,
    ) -> Answer:
        """What the address answers, after up to `attempts` attempts; nothing that a server does is raised.

        `accept` are media types, or patterns of them (`application/*`), none for any; `max_bytes` caps the unpacked body;
        `is_conditional` sends the validators of what was kept, so that the answer may be `NotModified`.
        """
        visit = self._memory.visit(address)
        if visit and visit.is_gone:
            return Refused(address, "gone", "it said so before", 410)
        if visit and visit.next_attempt_at and visit.next_attempt_at > self._now():
            return Failed(address, "not_yet", visit.reason or "", visit.status, visit.next_attempt_at)
        wish = Wish(address, tuple(accept), max_bytes or self._settings.max_bytes, is_conditional, visit)
        answer = self._attempts(wish)
        return self._noted(wish, answer)

    def _attempts(self, wish: Wish) -> Answer:
        for attempt in range(self._settings.attempts):
            answer = self._followed(wish)
            if not isinstance(answer, Failed) or not is_worth_repeating(answer.reason):
                return answer
            pause = back_off(attempt, self._settings, self._draw)
            if answer.next_attempt_at:
                pause = max(pause, (answer.next_attempt_at - self._now()).total_seconds())
            if attempt + 1 == self._settings.attempts or pause > self._settings.longest_back_off:
                return answer
            self._wait(pause)
        raise AssertionError("settings.attempts is at least 1")

    def _followed(self, wish: Wish) -> Answer:
        """The answer at the end of the redirects."""
        address = (wish.visit and wish.visit.permanent_address) or wish.address
        permanent = address if address != wish.address else None
        is_permanent = True
        seen: set[str] = set()
        while True:
            try:
                hop = target(address, self._settings)
            except Forbidden as error:
                return Refused(wish.address, error.reason, error.seen)
            if hop.address in seen:
                return Refused(wish.address, "redirect_loop", hop.address)
            if len(seen) > self._settings.redirects:
                return Refused(wish.address, "too_many_redirects", hop.address)
            seen.add(hop.address)
            reply = self._hop(wish, hop)
            if not isinstance(reply, Reply):
                return reply
            location = reply.location
            if location is None:
                return self._answer(wish, hop, reply, permanent)
            address = joined(hop, location)
            is_permanent = is_permanent and reply.status in _PERMANENT
            permanent = address if is_permanent else permanent

    def _hop(self, wish: Wish, hop: Target) -> Reply | Refused | Failed:
        """The reply to one request that robots.txt allows, in the host's turn."""
        closed = self._closed(wish.address, hop)
        if closed:
            return closed
        found = self._robots.rules_of(hop)
        if isinstance(found, Trouble):
            return Refused(wish.address, found.reason, found.seen)
        if found.is_forbidden:
            return Failed(wish.address, "robots_unreachable", f"{hop.origin}/robots.txt: {self._robots.cause(hop)}")
        if not found.allow(hop.address):
            return Refused(wish.address, "robots", hop.address)
        delay = min(self._settings.longest_crawl_delay, max(self._settings.delay, found.crawl_delay))
        with self._turns.turn(hop.host, delay):
            closed = self._closed(wish.address, hop)
            if closed:
                return closed
            reply = self._exchange.ask(hop, wish.headers(hop), accept=wish.accept, max_bytes=wish.max_bytes)
        return self._judged(wish, hop, reply)

    def _closed(self, address: str, hop: Target) -> Failed | None:
        until = self._memory.host(hop.origin).closed_until
        return Failed(address, "circuit_open", hop.origin, None, until) if until and until > self._now() else None

    def _judged(self, wish: Wish, hop: Target, reply: Reply | Trouble) -> Reply | Refused | Failed:
        """The reply, or what it means that there is none worth having; the host is noted as well or ill."""
        if isinstance(reply, Trouble):
            if reply.reason in REFUSALS:
                return Refused(wish.address, reply.reason, reply.seen)
            self._note_host(hop, reply.reason, None)
            return Failed(wish.address, reply.reason, reply.seen)
        if reply.status not in RETRYABLE:
            self._note_host(hop, None, None)
            return reply
        reason = "too_many_requests" if reply.status == 429 else "server_error"
        pause = retry_after(reply.headers.get("retry-after"), self._now())
        until = self._now() + timedelta(seconds=min(pause, self._settings.longest_pause)) if pause is not None else None
        is_long = pause is not None and pause > self._settings.longest_back_off
        self._note_host(hop, reason, until if is_long else None)
        return Failed(wish.address, reason, hop.address, reply.status, until)

    def _note_host(self, hop: Target, reason: str | None, until: datetime | None) -> None:
        """Count a failure of the host, or forget those before; after too many in a row it is left alone."""

        def changed(host: Host) -> Host:
            failures = host.failures + 1 if reason in _HOST_FAILURES else host.failures if reason else 0
            closed = until
            if failures >= self._settings.failures_to_open:
                opens = self._now() + timedelta(seconds=self._settings.open_for)
                closed = max(until, opens) if until else opens
            return replace(host, failures=failures, closed_until=closed)

        self._memory.change_host(hop.origin, changed)

    def _answer(self, wish: Wish, hop: Target, reply: Reply, permanent: str | None) -> Answer:
        now, status = self._now(), reply.status
        if status == 304 and len(wish.headers(hop)) > 1:
            return NotModified(wish.address, hop.address, now)
        if status != 200:
            return Refused(wish.address, _STATUS_REASONS.get(status, "status"), hop.address, status)
        return Fetched(
            address=wish.address,
            content=reply.content,
            media_type=reply.media_type,
            charset=reply.charset,
            final_address=hop.address,
            permanent_address=permanent,
            etag=reply.validator("etag"),
            last_modified=reply.validator("last-modified"),
            status=status,
            retrieved_at=now,
        )

    def _noted(self, wish: Wish, answer: Answer) -> Answer:
        """The answer, after it is remembered; a failure gets the time before which the address is not asked again."""
        known = self._memory.visit(wish.address) or Visit(wish.address, self._now())
        visit = replace(known, attempted_at=self._now(), next_attempt_at=None, failures=0, reason=None)
        is_lost = isinstance(answer, Refused) and answer.reason == "not_found"
        before = known.failures if (known.reason == "not_found") == is_lost else 0
        if isinstance(answer, Failed):
            is_of_host = answer.reason in ("circuit_open", "robots_unreachable")
            failures = before + (0 if is_of_host else 1)
            pause = min(self._settings.longest_pause, self._settings.longest_back_off * 2.0 ** min(failures, 20))
            own = self._now() + timedelta(seconds=pause * self._draw())
            until = answer.next_attempt_at or (None if is_of_host else own)
            answer = replace(answer, next_attempt_at=until)
            visit = replace(visit, status=answer.status, reason=answer.reason, failures=failures, next_attempt_at=until)
        elif isinstance(answer, Refused):
            is_gone = answer.status == 410
            visit = replace(visit, status=answer.status, reason=answer.reason, is_gone=is_gone, permanent_address=None)
            visit = replace(visit, failures=before + 1 if is_lost else 0)
        elif isinstance(answer, Fetched):
            visit = replace(visit, status=answer.status, permanent_address=answer.permanent_address)
        else:
            visit = replace(visit, status=304)
        self._memory.note(visit)
        return answer
