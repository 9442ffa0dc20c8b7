"""Which sentences a parse helps: those with a word that may attribute something."""

import re

from transforms.claims.cues import Cues
from transforms.records import Sentence

_WORD = re.compile(r"[a-z]+(?:['’-][a-z]+)*")


class Wanting:
    """Tells by a look at the words of a sentence whether its attributions are read better with a parse."""

    def __init__(self, cues: Cues) -> None:
        verbs = {cue.words[0] for cue in cues.forms["verb"] if len(cue.words) == 1}
        named = {cue.words[0] for cue in cues.forms["framed"] if "named" in cue.frames}
        self._words = frozenset(verbs | named)

    def needs_parse(self, text: str, sentence: Sentence) -> bool:
        """Whether an English sentence holds a form of a cue; the cheap test before the costly step."""
        if sentence.language != "en":
            return False
        words = _WORD.finditer(text[sentence.start : sentence.end].lower())
        return any(match.group() in self._words for match in words)
