"""What fetching must remember from run to run: `ops.fetches`, `ops.hosts`."""

from collections.abc import Collection

import polars as pl

from transforms.schema import TIME
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
