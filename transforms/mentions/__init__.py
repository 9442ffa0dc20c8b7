"""Known entities named in a text."""

from transforms.mentions.finder import NameFinder

__all__ = ["NameFinder"]
