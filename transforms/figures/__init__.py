"""Quantities and figures of articles."""

from transforms.figures.quantity import Quantity
from transforms.figures.reader import FigureReader

__all__ = ["FigureReader", "Quantity"]
