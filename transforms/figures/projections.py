"""Whether what a clause states is a forecast, a target or a potential."""

import re

from seeds import References

BREAK = re.compile(r"[;；。]|, (?:while|but|whereas|after|compared)(?![a-z])| (?:while|whereas|but|after|compared) ")


class Projections:
    """Looks for cues in the clause of a figure."""

    def __init__(self, references: References) -> None:
        words: dict[str, list[str]] = {"en": [], "zh": []}
        for language, cue in references.table("projection_cues").iter_rows():
            words[language].append(re.escape(cue))
        english = "|".join(sorted(words["en"], key=len, reverse=True))
        self._shapes = {
            "en": re.compile(rf"(?<![A-Za-z])(?:{english})(?![a-z])"),
            "zh": re.compile("|".join(sorted(words["zh"], key=len, reverse=True))),
        }

    def is_projected(self, text: str, start: int, *, language: str) -> bool:
        """Whether a cue stands in the clause before the figure at `start`, within 90 characters, or right after it."""
        left = text[max(0, start - 90) : start]
        breaks = [match.end() for match in BREAK.finditer(left)]
        clause = left[breaks[-1] :] if breaks else left
        shape = self._shapes["zh" if language == "zh" else "en"]
        return any(not _is_past(clause, match) for match in shape.finditer(clause))


def _is_past(clause: str, match: re.Match[str]) -> bool:
    """`beat expected`, `than expected`, `was set to`: no forecast; nor a forecast that was met."""
    before = clause[max(0, match.start() - 16) : match.start()]
    return re.search(r"(?:than|as|beat|beating|above|below|missed|topping|not) (?:[a-z']+ )?$", before) is not None
