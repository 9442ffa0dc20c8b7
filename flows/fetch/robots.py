"""What a site's robots.txt allows, by RFC 9309."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from protego import Protego

from flows.fetch.exchange import Exchange, Reply, Trouble
from flows.fetch.memory import Host
from flows.fetch.retrying import back_off
from flows.fetch.settings import FetchSettings
from flows.fetch.targets import Forbidden, Target, joined, target
from flows.fetch.turns import Turns

_REDIRECTS = 5
"""RFC 9309, 2.3.1.2: at least five are to be followed."""

_AGENT = re.compile(r"^(?P<field>\s*user[- ]?agent\s*:)(?P<agent>[^#]*).*", re.IGNORECASE)
_TOKEN = re.compile(r"[a-z_-]+", re.IGNORECASE)
_ANOTHER = "another/1"


class RobotsReader:
    """Asks hosts for their robots.txt, in their turns."""

    def __init__(
        self,
        settings: FetchSettings,
        exchange: Exchange,
        turns: Turns,
        wait: Callable[[float], None],
        draw: Callable[[], float],
    ) -> None:
        self._settings, self._exchange, self._turns = settings, exchange, turns
        self._wait, self._draw = wait, draw

    def reply(self, hop: Target) -> Reply | Trouble:
        """What the host says in the end; a passing trouble is given the usual attempts."""
        address = f"{hop.origin}/robots.txt"
        reply = self._followed(address)
        for attempt in range(self._settings.attempts - 1):
            if not _is_passing(reply):
                break
            self._wait(back_off(attempt, self._settings, self._draw))
            reply = self._followed(address)
        return reply

    def _followed(self, address: str) -> Reply | Trouble:
        for _ in range(_REDIRECTS + 1):
            try:
                hop = target(address, self._settings)
            except Forbidden as error:
                return Trouble(error.reason, error.seen)
            reply = self._asked(hop)
            if isinstance(reply, Trouble) or reply.location is None:
                return reply
            address = joined(hop, reply.location)
        return reply

    def _asked(self, hop: Target) -> Reply | Trouble:
        settings = self._settings
        with self._turns.turn(hop.host, settings.delay):
            return self._exchange.ask(
                hop, {"Accept": "text/plain, */*;q=0.1"}, max_bytes=settings.robots_max_bytes, is_cut=True
            )


@dataclass(frozen=True)
class Rules:
    """What may be asked for, and how many seconds the site wants between two requests."""

    parsed: Protego | None
    is_forbidden: bool
    product: str

    def allow(self, address: str) -> bool:
        """Whether the address may be asked for."""
        return not self.is_forbidden and (self.parsed is None or bool(self.parsed.can_fetch(address, self.product)))

    @property
    def crawl_delay(self) -> float:
        """Seconds; 0 where it names none."""
        return float((self.parsed and self.parsed.crawl_delay(self.product)) or 0.0)


def rules(host: Host, product: str) -> Rules:
    """The rules that a host's kept robots.txt has for our product's name."""
    parsed = None if host.robots is None else Protego.parse(_for_whole_names(host.robots, product))
    return Rules(parsed, host.is_forbidden, product)


def _for_whole_names(robots: str, product: str) -> str:
    """The text with groups for our name, for all and for others alone.

    Protego would take a group `claim` for that of `claimhouse`, and `claimhouse/1.0` for another's.
    RFC 9309, 2.2.1: a group is for the product token as a whole, without regard to case; what follows a token is no part of it.
    """

    def named(found: re.Match[str]) -> str:
        agent = found["agent"].strip()
        if agent == "*":
            return found[0]
        token = _TOKEN.match(agent)
        return found["field"] + (product if token and token[0].casefold() == product.casefold() else _ANOTHER)

    return "\n".join(_AGENT.sub(named, line) for line in robots.splitlines())


def obeyed(reply: Reply | Trouble) -> tuple[str | None, bool]:
    """The text to obey, None where there is none, and whether everything is forbidden.

    RFC 9309, 2.3.1: what is there is obeyed, 4xx allows all, 5xx and no answer forbid all; 429 is taken for the latter, as the site is not well.
    """
    if isinstance(reply, Trouble):
        return None, True
    if reply.status == 200:
        return reply.content.decode("utf-8-sig", "replace"), False
    return None, not 300 <= reply.status < 500 or reply.status == 429


def _is_passing(reply: Reply | Trouble) -> bool:
    """Whether another attempt may bring another answer."""
    return reply.reason != "private_address" if isinstance(reply, Trouble) else reply.status >= 500
