"""The figures of an article, and the quantities of plain text."""

from seeds import References
from transforms.figures.chinese.reader import ChineseReader
from transforms.figures.english.reader import EnglishReader
from transforms.figures.lexicon import lexicon
from transforms.figures.plain import lowered, narrowed
from transforms.figures.quantity import Quantity


class FigureReader:
    """Reads quantities from plain text and figures from articles."""

    def __init__(self, references: References) -> None:
        words = lexicon(references)
        self._english = EnglishReader(words)
        self._chinese = ChineseReader(words)

    def quantities(self, text: str, language: str = "en", *, country: str | None = None, is_bare: bool = False) -> tuple[Quantity, ...]:
        """The quantities of a text in its order."""
        plain = narrowed(text)
        reader = self._chinese if language == "zh" else self._english
        return tuple(reader.read(plain, lowered(plain), country=country, is_bare=is_bare))
