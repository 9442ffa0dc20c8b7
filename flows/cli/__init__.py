"""The command line: a thin layer over the flows, quick to start because every command imports what it needs itself."""

import sys


def main() -> None:
    """Run the command that the program's arguments name, and leave with its exit code."""
    from flows.cli.app import app
    from flows.cli.endings import explained

    sys.exit(explained(app))
