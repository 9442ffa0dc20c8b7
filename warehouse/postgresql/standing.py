"""What stands in the schema already: only what this program put there may be replaced."""

from adbc_driver_postgresql import dbapi

from warehouse.errors import PostgresqlUnusable
from warehouse.postgresql.connecting import Server, literal, quoted

LIST = "publication"
"""The table that names what this program put into a schema."""

MARK = "Claimhouse: claims and figures, replaced as a whole by each publication."
"""The comment on a schema of ours."""

LONGEST = 55
"""Bytes of a schema's name: PostgreSQL cuts names after 63, and schemas that wait have eight more."""

_LOCK_SECONDS = 2
"""How long a drop waits for those who still read."""

_RELATIONS = """
    select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relkind in ('r', 'v', 'm', 'p', 'f', 'S', 'c')
    union all
    select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = $1
    union all
    select t.typname from pg_type t join pg_namespace n on n.oid = t.typnamespace where n.nspname = $1 and t.typtype in ('d', 'e', 'r')
    order by 1"""

_DEPENDENTS = """
    select distinct vn.nspname || '.' || v.relname from pg_depend d
    join pg_rewrite r on r.oid = d.objid and d.classid = 'pg_rewrite'::regclass
    join pg_class v on v.oid = r.ev_class join pg_namespace vn on vn.oid = v.relnamespace
    join pg_class t on t.oid = d.refobjid and d.refclassid = 'pg_class'::regclass join pg_namespace tn on tn.oid = t.relnamespace
    where tn.nspname = $1 and vn.nspname <> $1
    union
    select kn.nspname || '.' || k.relname from pg_constraint f
    join pg_class k on k.oid = f.conrelid join pg_namespace kn on kn.oid = k.relnamespace
    join pg_class t on t.oid = f.confrelid join pg_namespace tn on tn.oid = t.relnamespace
    where f.contype = 'f' and tn.nspname = $1 and kn.nspname <> $1
    order by 1"""


def check_standing(server: Server, schema: str) -> None:
    """Refuse a database or schema that cannot be loaded into without harm.

    Raises:
        PostgresqlUnusable: the database is not in UTF-8, the name is too long, the schema holds what this program did not
            put there, or views or foreign keys elsewhere are built on it.
    """
    if len(schema.encode()) > LONGEST:
        raise PostgresqlUnusable(
            f"the schema name {schema} is longer than {LONGEST} bytes, which leave room for that of its successor"
        )
    encoding = server.names("select current_setting('server_encoding')")[0]
    if encoding != "UTF8":
        raise PostgresqlUnusable(f"the database keeps text as {encoding}; articles of all languages need one in UTF8")
    strangers = _strangers(server, schema)
    if strangers:
        raise PostgresqlUnusable(
            f"the schema {schema} holds what Claimhouse did not put there ({', '.join(strangers[:5])}) and would be replaced; "
            "name another one with --schema"
        )
    dependents = server.names(_DEPENDENTS, schema)
    if dependents:
        raise PostgresqlUnusable(
            f"{', '.join(dependents[:5])} is built on the schema {schema}, and would be dropped with its tables or lose its keys; "
            "drop it, or its keys, before publishing and make it again after"
        )


def readers(server: Server, schema: str) -> list[str]:
    """The roles that may use the schema, apart from its owner."""
    return server.names(
        """select coalesce(r.rolname, 'public') from pg_namespace n, aclexplode(n.nspacl) a left join pg_roles r on r.oid = a.grantee
           where n.nspname = $1 and a.privilege_type = 'USAGE' and a.grantee <> n.nspowner order by 1""",
        schema,
    )


def _strangers(server: Server, schema: str) -> list[str]:
    found = server.names(_RELATIONS, schema)
    if LIST not in found:
        return found
    ours = {LIST, *server.names(f"select table_name from {quoted(schema)}.{quoted(LIST)}")}  # noqa: S608
    return [name for name in found if name not in ours]


def make(server: Server, schema: str) -> None:
    """A schema with our mark."""
    with server.together():
        server.run(f"create schema {quoted(schema)}")
        mark(server, schema)


def mark(server: Server, schema: str) -> None:
    """Say that a schema is ours."""
    server.run(f"comment on schema {quoted(schema)} is {literal(MARK)}")


def drop(server: Server, schema: str) -> bool:
    """Whether a schema of ours is gone now; false while somebody reads it.

    Raises:
        PostgresqlUnusable: it has not our mark.
    """
    found = server.run("select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = $1", schema)
    if not found:
        return True
    if found[0][0] != MARK:
        raise PostgresqlUnusable(
            f"the schema {schema} is in the way and is none of Claimhouse's; rename it, or name another with --schema"
        )
    try:
        with server.together():
            server.run(f"set local lock_timeout = '{_LOCK_SECONDS}s'")
            server.run(f"drop schema {quoted(schema)} cascade")
    except dbapi.Error as error:
        if error.sqlstate != _LOCK_NOT_AVAILABLE:
            raise
        return False
    return True


_LOCK_NOT_AVAILABLE = "55P03"
