"""Parsers in worker processes: a document that hangs, eats memory or crashes its reader ends alone, and the run goes on."""

from flows.guard.pool import Death, Guard, GuardError, Limits

__all__ = ["Death", "Guard", "GuardError", "Limits"]
