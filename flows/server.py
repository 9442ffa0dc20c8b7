"""Prefect's servers that we start: its temporary one for a run, and while something is served one that schedules."""

import atexit
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress

import httpx2
from rich.console import Console

from flows.settings import has_own_server

START_SECONDS = 180

_temporary: list[subprocess.Popen[bytes]] = []
"""The server that this process has started for its run."""

_enders: list[subprocess.Popen[bytes]] = []
"""What ends the servers that this process has started, should it be killed."""


class ServerError(RuntimeError):
    """The Prefect server did not start."""


def start_temporary_server() -> None:
    """Start Prefect's temporary server where no server is named, out of reach of Ctrl-C, and wait for it.

    A terminal sends Ctrl-C to every process in it. A server that ended by it would leave the run, which tells it how it ended, waiting for minutes.
    The server is started from a thread of its own, so that Ctrl-C reaches this process meanwhile.
    """
    if has_own_server():
        return
    from prefect.server.api.server import SubprocessASGIServer

    server = SubprocessASGIServer()
    with ThreadPoolExecutor(1, initializer=_block_interrupts) as thread:
        thread.submit(server.start).result()
        if server.server_process is not None:
            _temporary.append(server.server_process)
            thread.submit(_end_with_us, server.server_process).result()


@contextmanager
def left_where_asked() -> Iterator[None]:
    """A run that is asked to stop (SIGTERM) leaves the process behind its body, where Prefect's server is our temporary one.

    Who asks may have asked every process, as systemd does: Prefect would try for minutes to tell a server that is gone how the run ended,
    and nobody would ever look at it there.
    """
    from prefect.exceptions import TerminationSignal

    try:
        yield
    except (SystemExit, TerminationSignal):
        if not _temporary:
            raise
        for shell in _enders:
            shell.kill()
        for server in _temporary:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(timeout=5)
        Console(stderr=True).show_cursor()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(128 + signal.SIGTERM)


def _end_with_us(server: subprocess.Popen[bytes]) -> None:
    """Have a shell end the server when this process is gone, also if it was killed: it reads from a pipe that nobody else holds open."""
    shell = subprocess.Popen(  # noqa: S603
        ["/bin/sh", "-c", 'read -r _; kill "$0"', str(server.pid)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _enders.append(shell)
    atexit.register(shell.kill)  # it goes before the server, whose number may be another's afterwards


def _block_interrupts() -> None:
    """Keep Ctrl-C from this thread, and from the processes that it starts, since they inherit what is blocked."""
    signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])


@contextmanager
def scheduling_server() -> Iterator[str]:
    """The address of a server that schedules: the user's own, else one on loopback that lives as long as the body.

    Sets `PREFECT_API_URL`, so it must be entered before Prefect is imported.

    Raises:
        ServerError: the server did not start.
    """
    if has_own_server():
        yield os.environ.get("PREFECT_API_URL", "the server of the active profile")
        return
    port = _free_port()
    address = f"http://127.0.0.1:{port}/api"
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-ui",
    ]
    with ThreadPoolExecutor(1, initializer=_block_interrupts) as thread:
        server = thread.submit(_started, command).result()
        thread.submit(_end_with_us, server).result()
    try:
        _wait_for(address, server)
        os.environ["PREFECT_API_URL"] = address
        yield address
    finally:
        server.terminate()
        server.wait(timeout=30)


def _started(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if httpx2.get(f"{address}/health", timeout=2).is_success:
                return
        except httpx2.TransportError:
            time.sleep(0.2)
    raise ServerError("the Prefect server did not start; `prefect server start` shows why")


def _free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])
