"""Which sentences assert something: no headings, fragments, questions or calls to action."""

from collections.abc import Mapping

from seeds import References
from transforms.claims.lexicon import lists
from transforms.claims.line import Line
from transforms.claims.row import REACH


class Assertions:
    """Tells assertions from what only stands between them."""

    def __init__(self, references: References) -> None:
        self._chinese: Mapping[str, frozenset[str]] = lists(references, "clause_words", "zh", column="word")

    def asserts(self, line: Line) -> bool:
        """Whether an English line is a declarative sentence: it has a finite verb, does not ask and does not call."""
        if len(line) < 2 or self.asks(line) or self._calls(line):
            return False
        return line.has_verb(0, len(line)) or self._is_closed_clause(line)

    def _is_closed_clause(self, line: Line) -> bool:
        """Whether a line that ends with a full stop holds a word that only a verb unknown to the lists explains."""
        end = next((word.low for word in reversed(line.words) if word.low not in ")\"'”’]"), "")
        return end in {".", "!"} and any(self._may_be_verb(line, i) for i in range(1, min(len(line), REACH)))

    def _may_be_verb(self, line: Line, i: int) -> bool:
        """`The firm | rates | its prediction`, `Firms with a profit | spend | $2`: by its ending and what stands around it."""
        grammar, low, after = line.grammar, line.low(i), line.low(i + 1)
        if not (low.isalpha() and line.words[i].text.islower()) or low in grammar.function | grammar.not_verb:
            return False
        if line.low(i - 1) in grammar.before_noun or line.words[i - 1].is_possessive:
            return False
        has_object = after in grammar.of("article") or after[:1].isdigit() or after in {"$", "€", "£", "¥"}
        if low.endswith("s") and not low.endswith("ss"):
            if i == 2 and line.low(0) in grammar.of("article") and not line.low(1).endswith("s"):
                has_object = has_object or (after.isalpha() and after not in grammar.function)
            return has_object and not line.is_stop(i - 1) and line.low(0) not in grammar.preposition
        if low in grammar.past:
            return has_object and not line.is_stop(i - 1)
        return low in grammar.verb and has_object and any(self._is_plural(line, k) for k in range(i - 1))

    def _is_plural(self, line: Line, i: int) -> bool:
        low = line.low(i)
        return len(low) > 3 and low.endswith("s") and not low.endswith("ss") and line.low(i - 1) not in {"of", "per"}

    def asks(self, line: Line) -> bool:
        """Whether a line ends with a question mark, brackets and quotation marks aside."""
        return next((word.low for word in reversed(line.words) if word.low not in ")\"'”’]"), "") == "?"

    def _calls(self, line: Line) -> bool:
        first, second = line.low(0), line.low(1)
        if first in {"please", "let's", "let’s", "don't", "don’t"}:
            return True
        if first not in line.grammar.imperative or second not in line.grammar.of("called") or line.is_finite(1):
            return False
        return second not in line.grammar.preposition or line.main_verb(2, len(line)) is None

    def asserts_chinese(self, text: str) -> bool:
        """Whether a Chinese sentence is long enough to assert something and neither asks nor calls."""
        bare = text.strip().rstrip("”」』\"'）)")
        if bare.endswith(("？", "?")) or not any("\u4e00" <= c <= "\u9fff" for c in bare):
            return False
        if bare.rstrip("。！!.").endswith(tuple(self._chinese["question_end"])) or self._calls_chinese(bare):
            return False
        return len(bare) >= 6 and (bare[-1:] in "。！!；;…." or len(bare) >= 10)

    def _calls_chinese(self, text: str) -> bool:
        """Whether a sentence begins like a call or a label, `点击关注`, `来源：`; not with a noun made of it: `点击量`."""
        return text.startswith(tuple(self._chinese["imperative"])) and not text.startswith(
            tuple(self._chinese["no_imperative"])
        )
