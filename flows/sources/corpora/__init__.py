"""Corpora: many articles in one file, read from its beginning to its end, never held whole."""
