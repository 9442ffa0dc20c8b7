"""Polite, safe HTTP: what an address answers, asked for as its host wishes and never where it should not go."""

from flows.fetch.answers import REASONS, Answer, Failed, Fetched, NotModified, Refused
from flows.fetch.fetcher import Fetcher
from flows.fetch.memory import Memory
from flows.fetch.settings import FetchSettings

__all__ = ["REASONS", "Answer", "Failed", "FetchSettings", "Fetched", "Fetcher", "Memory", "NotModified", "Refused"]
