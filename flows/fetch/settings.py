"""How politely and how far: the numbers of fetching."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FetchSettings:
    """Seconds and bytes; the defaults suit news sites. `allowed` names hosts as `host:port` that may be anywhere, for tests on this machine."""

    contact: str
    product: str = "claimhouse"
    concurrency: int = 8
    delay: float = 2.0
    jitter: float = 0.5
    longest_crawl_delay: float = 60.0
    connect_timeout: float = 10.0
    read_timeout: float = 20.0
    whole_timeout: float = 60.0
    max_bytes: int = 10 * 2**20
    redirects: int = 5
    attempts: int = 3
    back_off: float = 2.0
    longest_back_off: float = 60.0
    longest_pause: float = 24 * 3600.0
    failures_to_open: int = 5
    open_for: float = 900.0
    robots_kept: float = 24 * 3600.0
    robots_max_bytes: int = 500 * 1024
    allowed: frozenset[str] = frozenset()
    ports: frozenset[int] = frozenset({80, 443, 8080, 8443})

    @property
    def user_agent(self) -> str:
        """The name with the address of who runs it, as sites may look for it."""
        return f"{self.product} (+{self.contact})"
