"""The command line: a thin layer over the flows, quick to start because every command imports what it needs itself."""

from flows.cli.endings import leave_last


def main() -> None:
    """Run the command that the program's arguments name, and leave with its exit code."""
    leave_last()
    from flows.cli.app import app
    from flows.cli.endings import explained

    explained(app)
