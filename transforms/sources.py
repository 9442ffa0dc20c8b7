"""Who published an article: its source, by address, else by name."""

from seeds import References
from transforms.ids import slug
from transforms.records import Hints, Source
from transforms.sites import domain_of

LOCAL = "local"
"""The source of an article that names neither an address nor a publisher."""


class SourceReader:
    """Finds the publishers of the reference table by registrable domain or by any of their names."""

    def __init__(self, references: References) -> None:
        self._by_domain: dict[str, Source] = {}
        self._by_name: dict[str, str] = {}
        for domain, name, country, language in (
            references.table("publishers").select("domain", "name", "country", "language").iter_rows()
        ):
            self._by_domain.setdefault(domain, Source(domain, name, domain, country, language))
            self._by_name.setdefault(name.casefold(), domain)

    def source(self, says: Hints, read_at: str | None = None) -> Source:
        """The source of an article that says this of itself; its `url` is canonical, and so is `read_at`, the address of the listing that holds it.

        A publisher that is not in the table is taken at its word: name, country and licence as said.
        """
        named = self._by_name.get((says.publisher or "").casefold())
        address = says.url or read_at
        domain = domain_of(address) if address else named
        if domain is None:
            own_slug = slug(says.publisher or "")
            return Source(
                own_slug or LOCAL, says.publisher if own_slug else None, None, says.country, None, says.licence
            )
        known = self._by_domain.get(domain)
        if known is None:
            return Source(domain, says.publisher, domain, says.country, None, says.licence)
        return Source(domain, known.name, domain, known.country, known.language, says.licence)

    def publisher(self, says: Hints, source: Source) -> str | None:
        """The publisher's name as the table has it, else as the article says it."""
        is_known = source.domain in self._by_domain
        return source.name if is_known else says.publisher
