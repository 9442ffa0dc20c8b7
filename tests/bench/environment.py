"""The environment of their own in which peers are run beside us."""

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).parents[2] / ".venv-peers"


def python_with(*packages: str) -> Path | None:
    """The interpreter of the peers' environment after the packages were installed there, or None, said with a word, where they cannot be had."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(FOLDER)], check=True)
    for package in packages:  # one by one: the pip of Python 3.11 stumbles over two that want the same extra
        command = [str(python), "-m", "pip", "install", "-q", package]
        done = subprocess.run(command, check=False, capture_output=True, text=True)
        if done.returncode:
            print(f"peers could not be installed: {done.stderr.strip().splitlines()[-1]}; only our own scores follow")
            return None
    return python
