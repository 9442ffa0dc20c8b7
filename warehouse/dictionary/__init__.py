"""The data dictionary, made from the comments of tables and views: as rows, Markdown, a page and JSON."""

from warehouse.dictionary.entries import Column, Entry, entries
from warehouse.dictionary.pages import as_json, markdown, page

__all__ = ["Column", "Entry", "as_json", "entries", "markdown", "page"]
