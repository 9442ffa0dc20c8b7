"""Parsers in worker processes: a document that hangs, eats memory or crashes its reader ends alone, and the run goes on."""

from flows.guard.pool import Death, Guard, GuardError, Limits, begin

__all__ = ["Death", "Guard", "GuardError", "Limits", "begin"]
