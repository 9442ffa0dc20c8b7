"""Arranging: sources, guarded workers, Prefect flows and the command line."""

from flows import settings

settings.tell_prefect()
