"""The published copy in a real PostgreSQL: whole, with keys and comments, swapped under readers, and never with a password in a message."""

import os
import re
import signal
import subprocess
import sys

import pytest
from adbc_driver_postgresql import dbapi

from tests.connections.conftest import publication, server_programs
from tests.connections.hostile import HOSTILE
from tests.warehouse.batches import Doc, tables
from warehouse.errors import NotPublished, PostgresqlUnusable
from warehouse.opening import published
from warehouse.postgresql.connecting import connected
from warehouse.postgresql.publishing import publish_to


def asked(cluster, statement, user="owner"):
    with dbapi.connect(cluster.address(user=user)) as connection, connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall()


@pytest.fixture(scope="module")
def delivered(hostile, cluster):
    cluster.psql("create role analysts; create role reader login in role analysts")
    return publish_to(hostile, cluster.address(), grants=["analysts"])


def test_every_table_and_view_has_the_rows_of_the_published_copy(delivered, hostile, cluster):
    with published(hostile) as copy:
        names = copy.execute(
            "select schema_name, table_name from duckdb_tables() union all "
            "select schema_name, view_name from duckdb_views() where not internal"
        ).fetchall()
        assert len(names) > 15
        for schema, name in names:
            target = name if schema == "main" else f"{schema}_{name}"
            ours = copy.execute(f"select * from {schema}.{name}").fetchall()
            theirs = asked(cluster, f'select * from claimhouse."{target}"')
            assert sorted(map(repr, theirs)) == sorted(map(repr, ours)), target
            assert delivered.rows[target] == len(ours)


def test_hostile_text_comes_back_unchanged(delivered, cluster):
    titles = asked(cluster, "select title, author from claimhouse.articles order by article_id")
    assert sorted(titles) == sorted((words, words) for words in HOSTILE)
    claimants = asked(cluster, "select distinct claimant from claimhouse.figure_trail")
    assert {row[0] for row in claimants} == set(HOSTILE)
    assert asked(cluster, "select count(*) from claimhouse.articles") == [(len(HOSTILE),)]


def test_types_keys_and_comments_are_declared(delivered, cluster):
    types = dict(
        asked(
            cluster,
            "select column_name::text, data_type::text from information_schema.columns where table_schema = 'claimhouse' and table_name in ('articles', 'figures', 'ops_quarantine')",
        )
    )
    assert {name: types[name] for name in ("title", "word_count", "value", "is_projected", "published_on", "loaded_at")} == {
        "title": "text", "word_count": "bigint", "value": "double precision", "is_projected": "boolean", "published_on": "date",
        "loaded_at": "timestamp without time zone",
    }  # fmt: skip
    assert (types["reasons"], types["record"]) == ("ARRAY", "json")
    keys = asked(
        cluster,
        "select contype::text, count(*) from pg_constraint where connamespace = 'claimhouse'::regnamespace and contype in ('p', 'f') group by 1 order by 1",
    )
    assert dict(keys)["f"] >= 20
    assert dict(keys)["p"] >= 12
    with pytest.raises(dbapi.Error, match="violates foreign key constraint"):
        asked(cluster, "update claimhouse.figures set claim_id = 'none' returning 1")


def test_every_comment_of_the_copy_is_a_comment_there(delivered, hostile, cluster):
    with published(hostile) as copy:
        ours = copy.execute(
            "select case schema_name when 'ops' then 'ops_' else '' end || table_name, column_name, comment from duckdb_columns() where not internal"
        ).fetchall()
    theirs = asked(
        cluster,
        "select c.relname::text, a.attname::text, col_description(c.oid, a.attnum) from pg_attribute a join pg_class c on c.oid = a.attrelid "
        "where c.relnamespace = 'claimhouse'::regnamespace and c.relkind = 'r' and a.attnum > 0 and c.relname <> 'publication'",
    )
    assert len(ours) > 200
    assert sorted(theirs) == sorted(ours)


def test_readers_may_read_and_go_on_to_after_the_next_publication(delivered, hostile, cluster):
    for _ in range(2):
        assert asked(cluster, "select count(*) from claimhouse.costs", user="reader") == [(len(HOSTILE),)]
        publish_to(hostile, cluster.address())
    with pytest.raises(dbapi.Error, match="permission denied"):
        asked(cluster, "delete from claimhouse.articles returning 1", user="reader")


def test_without_text_no_sentence_of_an_article_gets_there(hostile, cluster):
    publish_to(hostile, cluster.address(), schema="bare", has_text=False)
    dump = subprocess.run(
        [server_programs() / "pg_dump", "-h", cluster.folder, "-p", str(cluster.port), "-U", "owner", "-n", "bare", "news"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert "say GPT-3 cost" not in dump
    assert "GPT%2D3%20cost" not in dump
    assert asked(cluster, "select distinct text, value_usd from bare.figures") == [("$5 million", 5e6)]
    assert asked(cluster, "select count(*) from bare.figure_trail where sentence is null and claim is null and link = url") == [(8,)]  # fmt: skip


def test_a_text_with_a_nul_is_told_with_its_place_and_the_former_schema_stands(cluster, plain, tmp_path):
    publish_to(plain, cluster.address(), schema="nul")
    folder = publication(tmp_path, [Doc("a.txt", "GPT-3 cost OpenAI $5 million\0.", given_id="sick")], tables_of=tables)
    with pytest.raises(PostgresqlUnusable, match=r"main\.articles\.text of 'sick' holds a NUL character"):
        publish_to(folder, cluster.address(), schema="nul")
    assert asked(cluster, "select count(*) from nul.articles") == [(2,)]


READ = """
import sys
from adbc_driver_postgresql import dbapi
seen, n = set(), 0
with dbapi.connect(sys.argv[1], autocommit=True) as kept:
    print("ready", flush=True)
    while True:
        for c in (kept, dbapi.connect(sys.argv[1], autocommit=True)):
            with c.cursor() as cursor:
                cursor.execute("select count(*) from swapped.articles")
                count = cursor.fetchall()[0][0]
                assert count in (2, 8), count
                seen.add(count)
                cursor.execute("select count(*) from told.stop")
                n += 1
                if cursor.fetchall()[0][0]:
                    print(n, sorted(seen))
                    raise SystemExit
            if c is not kept:
                c.close()
"""


def test_readers_in_a_loop_never_fail_while_the_schema_is_swapped(hostile, plain, cluster):
    publish_to(plain, cluster.address(), schema="swapped")
    cluster.psql("create schema told; create table told.stop (is_due int)")
    reader = subprocess.Popen(
        [sys.executable, "-c", READ, cluster.address()],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert reader.stdout.readline() == "ready\n"
    for number in range(10):
        publish_to((hostile, plain)[number % 2], cluster.address(), schema="swapped")
    cluster.psql("insert into told.stop values (1)")
    said, errors = reader.communicate(timeout=60)
    assert (reader.returncode, errors) == (0, "")
    assert said.endswith("[2, 8]\n")


def test_a_long_transaction_keeps_the_rows_it_reads(hostile, plain, cluster):
    publish_to(plain, cluster.address(), schema="long")
    with dbapi.connect(cluster.address()) as connection, connection.cursor() as cursor:
        cursor.execute("declare slow cursor for select title from long.articles")
        publish_to(hostile, cluster.address(), schema="long")
        cursor.execute("select count(*) from pg_class c join pg_namespace n on n.oid = relnamespace where nspname = 'long_former' and relname = 'articles'")  # fmt: skip
        assert cursor.fetchall() == [(1,)]
        with pytest.raises(PostgresqlUnusable, match="somebody still reads the publication before the last"):
            publish_to(plain, cluster.address(), schema="long")
    publish_to(plain, cluster.address(), schema="long")
    assert cluster.psql("select nspname from pg_namespace where nspname like 'long%'") == "long"


def test_a_second_call_at_once_is_refused(plain, cluster):
    with connected(cluster.address()) as other:
        other.run("select pg_advisory_lock(hashtextextended('claimhouse claimhouse', 0))")
        with pytest.raises(
            PostgresqlUnusable, match="another `claimhouse publish` is loading into the schema claimhouse"
        ):
            publish_to(plain, cluster.address())
        publish_to(plain, cluster.address(), schema="elsewhere")


KILLED = """
import os, signal, sys
from pathlib import Path
from warehouse.postgresql import publishing
def die(*_): os.kill(os.getpid(), signal.SIGKILL)
publishing._swap = die
publishing.publish_to(Path(sys.argv[1]), sys.argv[2], schema="killed")
"""


def test_a_killed_call_leaves_the_former_schema_and_the_next_call_cleans_up(hostile, plain, cluster):
    publish_to(plain, cluster.address(), schema="killed")
    killed = subprocess.run([sys.executable, "-c", KILLED, hostile, cluster.address()])
    assert killed.returncode == -signal.SIGKILL
    assert cluster.psql("select nspname from pg_namespace where nspname like 'killed%' order by 1") == "killed\nkilled_loading"  # fmt: skip
    assert asked(cluster, "select count(*) from killed.articles") == [(2,)]
    publish_to(hostile, cluster.address(), schema="killed")
    assert cluster.psql("select nspname from pg_namespace where nspname like 'killed%'") == "killed"
    assert asked(cluster, "select count(*) from killed.articles") == [(8,)]


def test_what_others_made_is_never_dropped(plain, cluster):
    cluster.psql("create schema theirs; create table theirs.budget (a int)")
    with pytest.raises(PostgresqlUnusable, match=r"holds what Claimhouse did not put there \(budget\)"):
        publish_to(plain, cluster.address(), schema="theirs")
    publish_to(plain, cluster.address(), schema="ours")
    cluster.psql("create schema marts; create view marts.news as select title from ours.articles")
    with pytest.raises(PostgresqlUnusable, match=r"marts\.news is built on the schema ours"):
        publish_to(plain, cluster.address(), schema="ours")
    cluster.psql("drop view marts.news; create table marts.notes (article_id text references ours.articles)")
    with pytest.raises(PostgresqlUnusable, match=r"marts\.notes is built on the schema ours"):
        publish_to(plain, cluster.address(), schema="ours")
    cluster.psql("drop table marts.notes; create function ours.now() returns int language sql as 'select 1'")
    with pytest.raises(PostgresqlUnusable, match=r"\(now\)"):
        publish_to(plain, cluster.address(), schema="ours")
    cluster.psql("drop function ours.now; create table ours.notes (a int)")
    with pytest.raises(PostgresqlUnusable, match=r"\(notes\)"):
        publish_to(plain, cluster.address(), schema="ours")
    cluster.psql("drop table ours.notes; create schema ours_loading")
    with pytest.raises(PostgresqlUnusable, match="the schema ours_loading is in the way"):
        publish_to(plain, cluster.address(), schema="ours")


def test_an_empty_schema_that_somebody_made_for_it_is_taken_and_replaced_again(plain, cluster):
    cluster.psql("create schema made; grant usage on schema made to public")
    for _ in range(3):
        publish_to(plain, cluster.address(), schema="made")
    assert asked(cluster, "select nspname from pg_namespace where nspname like 'made%'") == [("made",)]


def test_a_name_that_leaves_no_room_for_its_successor_is_refused(plain, cluster):
    longest = "ü" * 27 + "x"
    publish_to(plain, cluster.address(), schema=longest)
    publish_to(plain, cluster.address(), schema=longest)
    with pytest.raises(PostgresqlUnusable, match="is longer than 55 bytes"):
        publish_to(plain, cluster.address(), schema=longest + "x")


def test_a_database_that_cannot_hold_every_script_is_refused(plain, cluster):
    cluster.psql("create database old encoding 'LATIN1' locale 'C' template template0", database="postgres")
    with pytest.raises(PostgresqlUnusable, match="keeps text as LATIN1"):
        publish_to(plain, cluster.address(database="old"))


def command(*arguments, **environment):
    done = subprocess.run(
        [sys.executable, "-m", "flows.cli", "publish", *map(str, arguments)],
        capture_output=True, text=True, env={**os.environ, **environment},
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_the_password_works_from_every_place_and_is_never_printed(plain, cluster, tmp_path):
    cluster.psql("create role loader login password 'gh%eim/nis@s'; grant create on database news to loader")
    host = f"127.0.0.1:{cluster.port}/news"
    to = ("--data", plain, "--schema", "secret", "--to")
    code, said = command(*to, f"postgresql://loader:gh%25eim%2Fnis%40s@{host}")
    assert (code, said.splitlines()[-1]) == (0, f"published to postgresql://{host}, schema secret")
    assert command(*to, f"postgresql://loader@{host}", "--quiet", PGPASSWORD="gh%eim/nis@s") == (0, "")
    (tmp_path / "services").write_text(
        f"[news]\nhost=127.0.0.1\nport={cluster.port}\ndbname=news\nuser=loader\npassword=gh%eim/nis@s\n"
    )
    assert command(*to, "postgresql://?service=news", "-q", PGSERVICEFILE=str(tmp_path / "services")) == (0, "")
    for address in (
        f"postgresql://loader:wr%25ong@{host}",
        f"postgresql://{host}?user=loader&password=wr%25ong",
        "postgresql://loader:wr%25ong@[::1/news",
        "postgresql://loader:wr%25ong@127.0.0.1:port/news",
        "postgresql://loader:wr%25ong%zz@127.0.0.1/news",
        "postgresql://loader:wr%25ong@127.0.0.1:1/news",
        "mysql://loader:wr%25ong@127.0.0.1/news",
    ):
        code, said = command(*to, address)
        assert (code, said.count("\n")) == (1, 1), said
        assert not re.search("wr%(25)?ong", said), said
        assert said.startswith("claimhouse: "), said
        assert "ValueError" not in said


def test_nothing_published_and_no_server_are_told_in_one_line(tmp_path, plain):
    with pytest.raises(NotPublished, match="nothing has been published"):
        publish_to(tmp_path, "postgresql://127.0.0.1:1/x")
    with pytest.raises(PostgresqlUnusable, match=r"postgresql://127.0.0.1:1/x: .*Connection refused") as error:
        publish_to(plain, "postgresql://127.0.0.1:1/x")
    assert "\n" not in str(error.value)
