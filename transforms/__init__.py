"""Derive: bytes become articles, articles become mentions, claims, figures and facts; pure functions over text and frames."""
