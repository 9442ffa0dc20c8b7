"""A published copy with hostile content, and a PostgreSQL server of the tests' own."""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.connections.hostile import documents, tables_of
from tests.flows.looking import free_port
from tests.warehouse.batches import Doc, begin, load, tables
from warehouse.opening import writer
from warehouse.publishing import publish
from warehouse.reconciling import reconcile

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "claimhouse-tests"
"""What the tests install besides, kept between runs."""


def publication(folder: Path, docs, *, tables_of=tables_of, run_id="r1", has_text=None) -> Path:
    """A data folder whose warehouse holds the articles, published."""
    with writer(folder) as c:
        begin(c, run_id)
        load(c, docs, run_id=run_id, tables_of=tables_of)
        reconcile(c)
        publish(c, folder, run_id=run_id, has_text=has_text)
    return folder


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A data folder with hostile articles, published; to be read only."""
    return publication(tmp_path_factory.mktemp("hostile"), documents())


@pytest.fixture(scope="session")
def plain(tmp_path_factory):
    """A data folder with two articles, published; to be read only."""
    docs = [Doc("a.txt", "OpenAI news."), Doc("b.txt", "GPT-3 news.")]
    return publication(tmp_path_factory.mktemp("plain"), docs, tables_of=tables)


@dataclass(frozen=True)
class Cluster:
    """A server that trusts whoever comes by its socket, and asks for a password on loopback."""

    folder: Path
    port: int

    def address(self, database="news", user="owner", query="") -> str:
        return f"postgresql:///{database}?host={self.folder}&port={self.port}&user={user}{query}"

    def psql(self, statement: str, database="news", user="owner") -> str:
        command = [
            server_programs() / "psql",
            "-h",
            self.folder,
            "-p",
            str(self.port),
            "-U",
            user,
            "-d",
            database,
            "-XAtqc",
            statement,
        ]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()


def server_programs() -> Path:
    """Where the server's programs are; the newest where there are several."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        pytest.skip("no PostgreSQL server here (Debian: apt-get install postgresql)")
    return found[-1].parent if found else Path(on_path).parent


@pytest.fixture(scope="session")
def cluster():
    """A server started for these tests, by another user where they run as root, in a folder with a short path."""
    programs, port = server_programs(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="claimhouse-pg-"))
    as_user = {}
    if os.geteuid() == 0:
        shutil.chown(folder, "nobody")
        as_user = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    server = folder / "server"

    def run(program, *arguments):
        command = [programs / program, "-D", server, *arguments]
        with (folder / "log").open("a") as log:
            subprocess.run(command, check=True, cwd=folder, env=environment, stdout=log, stderr=log, **as_user)

    try:
        run("initdb", "--username=owner", "--encoding=UTF8", "--no-sync", "--auth-local=trust", "--auth-host=scram-sha-256")  # fmt: skip
        options = f"-k {folder} -p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c shared_buffers=32MB"
        run("pg_ctl", "-w", "-l", folder / "server.log", "-o", options, "start")
        found = Cluster(folder, port)
        found.psql("create database news", database="postgres")
        yield found
    finally:
        if (server / "postmaster.pid").exists():
            run("pg_ctl", "-w", "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _installed(folder: Path, pinned: Path, install) -> Path:
    """A folder that holds exactly what the pinned file names; made again where that has changed."""
    mark = folder / "pinned"
    if not mark.exists() or mark.read_bytes() != pinned.read_bytes():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        done = install(folder)
        if done.returncode:
            pytest.skip(f"{pinned.name} could not be installed: {(done.stderr.strip() or '-').splitlines()[-1]}")
        mark.write_bytes(pinned.read_bytes())
    return folder


@pytest.fixture(scope="session")
def older():
    """The interpreter of an environment with DuckDB 1.5 and its full-text search."""

    def install(folder):
        venv.create(folder / "venv", with_pip=True)
        pip = [folder / "venv" / "bin" / "python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        pinned = ["--no-deps", "--require-hashes", "-r", HERE / "older.txt"]
        return subprocess.run([*pip, *pinned], capture_output=True, text=True)

    name = f"older-{sys.version_info.major}{sys.version_info.minor}"
    return _installed(CACHE / name, HERE / "older.txt", install) / "venv" / "bin" / "python"


@pytest.fixture(scope="session")
def node():
    """A folder with Node's DuckDB and our reader."""
    if not shutil.which("npm"):
        pytest.skip("no Node with npm here (Debian: apt-get install nodejs npm)")

    def install(folder):
        for file in ("package.json", "package-lock.json"):
            shutil.copy(HERE / "node" / file, folder)
        return subprocess.run(
            ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"], cwd=folder, capture_output=True, text=True
        )

    return _installed(CACHE / "node", HERE / "node" / "package-lock.json", install)
