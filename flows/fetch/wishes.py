"""What is wanted of an address, and what of it is known."""

from dataclasses import dataclass

from flows.fetch.memory import Visit
from flows.fetch.targets import Target


@dataclass(frozen=True)
class Wish:
    """What is asked for, and what of it is known."""

    address: str
    accept: tuple[str, ...]
    max_bytes: int
    is_conditional: bool
    visit: Visit | None

    def headers(self, hop: Target) -> dict[str, str]:
        """What to send with a hop; validators only to where the kept content came from."""
        sent = {"Accept": ", ".join(self.accept) or "*/*"}
        visit = self.visit
        if self.is_conditional and visit and visit.final_address == hop.address:
            sent |= {"If-None-Match": visit.etag} if visit.etag else {}
            sent |= {"If-Modified-Since": visit.last_modified} if visit.last_modified else {}
        return sent
