"""What fetching must remember from run to run: `ops.fetches`, `ops.hosts`."""

from collections.abc import Collection

import polars as pl

from transforms.schema import TIME
from transforms.sites import domain_of
from warehouse import Connection
from warehouse.frames import fitted, rows, shown, transaction

FETCHES = pl.Schema(
    {
        "address": pl.String(),
        "final_address": pl.String(),
        "permanent_address": pl.String(),
        "etag": pl.String(),
        "last_modified": pl.String(),
        "is_gone": pl.Boolean(),
        "status": pl.Int64(),
        "reason": pl.String(),
        "failures": pl.Int64(),
        "next_attempt_at": TIME,
        "attempted_at": TIME,
    }
)
"""One row for each address that was asked for."""

HOSTS = pl.Schema(
    {
        "origin": pl.String(),
        "robots": pl.String(),
        "is_forbidden": pl.Boolean(),
        "robots_fetched_at": TIME,
        "failures": pl.Int64(),
        "closed_until": TIME,
    }
)
"""One row for each scheme, host and port that was asked."""


def known_fetches(c: Connection, addresses: Collection[str]) -> pl.DataFrame:
    """What is known of addresses, as `FETCHES`, by address."""
    with shown(c, asked=pl.DataFrame({"address": sorted(addresses)}, {"address": pl.String()})):
        return fitted(rows(c, "select * from ops.fetches semi join asked using (address) order by address"), FETCHES)


def forget_validators(c: Connection) -> None:
    """Nothing that was kept is told of when it is asked for again, so that every listing names its pages anew."""
    c.execute(
        "update ops.fetches set etag = null, last_modified = null where etag is not null or last_modified is not null"
    )


def known_hosts(c: Connection) -> pl.DataFrame:
    """What is known of every host, as `HOSTS`, by origin."""
    return fitted(rows(c, "select * from ops.hosts order by origin"), HOSTS)


def record_fetches(c: Connection, fetches: pl.DataFrame, hosts: pl.DataFrame) -> None:
    """Replace what is known of these addresses and hosts, as `FETCHES` and `HOSTS`, in one transaction."""
    with (
        shown(c, asked=fitted(fetches, FETCHES), answering=fitted(hosts, HOSTS)),
        transaction(c),
    ):
        c.execute("insert or replace into ops.fetches by name select * from asked")
        c.execute("insert or replace into ops.hosts by name select * from answering")


def note_asked(c: Connection) -> None:
    """The addresses that were ever asked for or led to, as the temporary table `named`, and the hosts' domains as `domains`."""
    c.execute(_NAMED)
    places = rows(c, f"select host from named union select {_HOST} from ops.hosts")["host"]  # noqa: S608
    known = [(host, _domain(host)) for host in places]
    with shown(c, known=pl.DataFrame(known, {"host": pl.String, "domain": pl.String}, orient="row")):
        c.execute("create or replace temp table domains as from known")


def note_unwanted(c: Connection) -> None:
    """What is remembered for the names in the temporary table `targeted` alone, as the temporary tables `unwanted_fetches` and `unwanted_hosts`.

    Of an origin that is the address itself and what redirects to it; of a source every address of its domain. A host goes with the last address
    that names it. `note_asked` has gone before.
    """
    c.execute(_OF_SOURCES)
    c.execute(_UNWANTED_FETCHES)
    c.execute(_UNWANTED_HOSTS)


def forget_unwanted(c: Connection) -> None:
    """What `note_unwanted` has found goes."""
    c.execute("delete from ops.fetches where address in (from unwanted_fetches)")
    c.execute("delete from ops.hosts where origin in (from unwanted_hosts)")


_HOST = r"lower(regexp_extract(origin, '(?i)^https?://(\[[^\]]*\]|[^/?#:\s]*)', 1)) as host"

_NAMED = f"""
    create or replace temp table named as
    select address, origin as named_as, {_HOST}
    from (select address, unnest([address, final_address, permanent_address]) as origin from ops.fetches)
    where origin is not null
"""  # noqa: S608

_OF_SOURCES = """
    create or replace temp table hosts_of_sources as
    select host from domains where domain in (select name from targeted where kind = 'source')
"""

_UNWANTED_FETCHES = """
    create or replace temp table unwanted_fetches as
    select distinct address
    from named
    where named_as in (select name from targeted where kind = 'origin') or host in (from hosts_of_sources)
"""

_UNWANTED_HOSTS = f"""
    create or replace temp table unwanted_hosts as
    with hosts as (select origin, {_HOST} from ops.hosts)
    select origin
    from hosts
    where host not in (select host from named where address not in (from unwanted_fetches))
        and (
            host in (select host from named where address in (from unwanted_fetches)) or host in (from hosts_of_sources)
        )
"""  # noqa: S608


def _domain(host: str) -> str | None:
    """The registrable domain as a source's id has it; None where the host is none."""
    try:
        return domain_of(f"http://{host.encode('idna').decode('ascii')}")
    except ValueError:
        return None
