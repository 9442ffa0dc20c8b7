"""Which sentences assert something: no headings, fragments, questions or calls to action."""

from collections.abc import Mapping

from seeds import References
from transforms.claims.lexicon import lists
from transforms.claims.line import Line


class Assertions:
    """Tells assertions from what only stands between them."""

    def __init__(self, references: References) -> None:
        self._chinese: Mapping[str, frozenset[str]] = lists(references, "clause_words", "zh", column="word")

    def asserts(self, line: Line) -> bool:
        """Whether an English line is a declarative sentence: it has a finite verb, does not ask and does not call."""
        return len(line) > 1 and not self.asks(line) and not self._calls(line) and line.has_verb(0, len(line))

    def asks(self, line: Line) -> bool:
        """Whether a line ends with a question mark, brackets and quotation marks aside."""
        return next((word.low for word in reversed(line.words) if word.low not in ")\"'”’]"), "") == "?"

    def _calls(self, line: Line) -> bool:
        first, second = line.low(0), line.low(1)
        if first in {"please", "let's", "let’s", "don't", "don’t"}:
            return True
        return first in line.grammar.imperative and second in line.grammar.of("called") and not line.is_finite(1)

    def asserts_chinese(self, text: str) -> bool:
        """Whether a Chinese sentence is long enough to assert something and neither asks nor calls."""
        bare = text.strip().rstrip("”」』\"'）)")
        if bare.endswith(("？", "?")) or not any("\u4e00" <= c <= "\u9fff" for c in bare):
            return False
        if bare.rstrip("。！!.").endswith(tuple(self._chinese["question_end"])) or bare.startswith(
            tuple(self._chinese["imperative"])
        ):
            return False
        return len(bare) >= 6 and (bare[-1:] in "。！!；;…." or len(bare) >= 10)
