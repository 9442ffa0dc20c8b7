"""What the environment decides, and what Prefect is told of it before anybody imports Prefect."""

import os
import stat
import tempfile
import tomllib
from contextlib import suppress
from importlib.metadata import version
from math import inf
from pathlib import Path

WEBHOOK = "CLAIMHOUSE_WEBHOOK"
"""An address that gets a JSON POST when a run fails or does not publish because a critical check failed."""

MODEL = "CLAIMHOUSE_MODEL"
"""The spaCy pipeline that English sentences are parsed with, where `--model` does not say."""

CORRECTIONS = "CLAIMHOUSE_CORRECTIONS"
"""The table of corrections to take in place of `corrections.csv` in the data folder, where `--corrections` does not say."""

RATES_URL = "CLAIMHOUSE_RATES_URL"
"""Where `claimhouse rates update` finds the table, in place of the bank's own address."""

WITHOUT_TEXT = "CLAIMHOUSE_WITHOUT_TEXT"
"""Set to 1, publications leave out the articles' text, whoever publishes."""

CONTACT = "CLAIMHOUSE_CONTACT"
"""A page or mail address where sites can reach who runs this; it is sent with every request. Without it nothing is fetched."""

FETCH_DELAY = "CLAIMHOUSE_FETCH_DELAY"
"""Seconds between two requests to a host, where its robots.txt asks for no more; 2 unless set."""

ALLOW_HOSTS = "CLAIMHOUSE_ALLOW_HOSTS"
"""Hosts (host:port, separated by commas) that may be fetched from though they are on this machine or network."""

PREFECT_DEFAULTS = {
    "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "claimhouse",
    "DO_NOT_TRACK": "1",
}
"""Ours where the user says nothing; a variable that is set is left as it is."""


def webhook() -> str | None:
    """The address to tell of failed runs, or None."""
    return os.environ.get(WEBHOOK) or None


def model() -> str | None:
    """The pipeline that is set, or None."""
    return os.environ.get(MODEL) or None


def without_text() -> bool:
    """Whether publications leave out the articles' text."""
    return os.environ.get(WITHOUT_TEXT, "").lower() in ("1", "true", "yes")


def contact() -> str | None:
    """Whom a site may turn to, or None."""
    return os.environ.get(CONTACT) or None


def fetch_delay() -> float | None:
    """The seconds between two requests to a host that are set, or None.

    Raises:
        ValueError: what is set is no number of seconds.
    """
    if not os.environ.get(FETCH_DELAY):
        return None
    seconds = float(os.environ[FETCH_DELAY])
    if not 0 <= seconds < inf:
        raise ValueError(seconds)
    return seconds


def allowed_hosts() -> frozenset[str]:
    """The hosts that may be anywhere."""
    return frozenset(filter(None, map(str.strip, os.environ.get(ALLOW_HOSTS, "").split(","))))


def corrections() -> Path | None:
    """The table of corrections that is set, or None."""
    return Path(os.environ[CORRECTIONS]) if os.environ.get(CORRECTIONS) else None


def tell_prefect() -> None:
    """Set Prefect's variables for this process and its children; must run before Prefect is imported.

    Without a server of the user's own, Prefect gets a home of ours, so that its temporary server neither
    migrates nor fills the database under `~/.prefect`.
    """
    for name, value in PREFECT_DEFAULTS.items():
        os.environ.setdefault(name, value)
    if not has_own_server():
        os.environ.setdefault("PREFECT_HOME", str(_cache() / f"prefect-{version('prefect')}"))


def quiet_prefect() -> None:
    """Keep Prefect's log lines off the terminal; they still go to its API and to the run's log file."""
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")
    os.environ.setdefault("PREFECT_SERVER_LOGGING_LEVEL", "CRITICAL")


def has_own_server() -> bool:
    """Whether the user names a Prefect server, by variable or in the active profile."""
    if {"PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"} & os.environ.keys():
        return True
    profiles = Path.home() / ".prefect" / "profiles.toml"
    try:
        declared = tomllib.loads(profiles.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return "PREFECT_API_URL" in declared.get("profiles", {}).get(declared.get("active"), {})


def _cache() -> Path:
    """A folder of ours that can be written: the user's cache, else a temporary one."""
    base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    folder = base / "claimhouse"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return _temporary()
    return folder if os.access(folder, os.W_OK) else _temporary()


def _temporary() -> Path:
    """A folder below the temporary one that nobody else can have laid out: what Prefect finds in its home, it trusts."""
    folder = Path(tempfile.gettempdir()) / f"claimhouse-{os.getuid()}"
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    seen = folder.lstat()
    is_ours = stat.S_ISDIR(seen.st_mode) and seen.st_uid == os.getuid() and not seen.st_mode & 0o022
    return folder if is_ours else Path(tempfile.mkdtemp(prefix="claimhouse-"))
