"""Which sentences a parse helps: those with a word that may attribute something."""

import re

from transforms.claims.cues import Cues
from transforms.records import Sentence

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")
_PATTERNS = ("verb", "framed", "noun")


class Wanting:
    """Tells by a look at the words of a sentence whether its attributions are read better with a parse."""

    def __init__(self, cues: Cues) -> None:
        self._words = frozenset(cue.words[0] for pattern in _PATTERNS for cue in cues.forms[pattern])

    def needs_parse(self, text: str, sentence: Sentence) -> bool:
        """Whether an English sentence holds a form of a cue; the cheap test before the costly step."""
        if sentence.language != "en":
            return False
        words = _WORD.finditer(text[sentence.start : sentence.end].lower())
        return any(match.group() in self._words for match in words)
