"""Whether what a clause states is a forecast, a target or a potential."""

import re

from seeds import References
from transforms.figures.chinese import projections as chinese

BREAK = re.compile(
    r"[;。]|: (?=[a-z])|, (?:while|but|whereas|after|compared|yet|though|although|up from|down from|against|versus|"
    r"and (?:it|its|they|their|the|has|have|had|was|were)) ?(?![a-z])| (?:while|whereas|but|after|compared|versus|although) "
)
ASIDE = re.compile(r", (?:an?|the|one of|who|which|whose) [^,;]*,(?= )")
"""An apposition or relative clause that is closed before the figure: `a firm that would not be named,`."""
RELATIVE = re.compile(
    r" (?:who|which|that) (?:would|could|will|may|might)(?: not)?(?: [a-z]+){1,5}? (?=(?:has|have|had|is|was|are|were|said|says|runs) )"
)
"""`a firm | that would not be named | has`."""
LEADS = re.compile(
    r"(?:^|[,;:“\"] ?|(?:that|said|says|and|but|while) )(?:(?:about|around|nearly|some|roughly|over|only|just|at least|up to|the|as many as) )*$"
)
AHEAD = re.compile(
    r"(?! (?:who|which|that))(?: (?!who |which |that |whose )[a-z'’-]+){0,9}? "
    r"(?:will|would|could|may|might|(?:is|are) (?:expected|set|likely|due|projected|forecast|poised|on track) to)(?! have)(?![a-z])"
)
BEHIND = re.compile(
    r"(?: [a-z]+){0,2} (?:(?:that |which )?(?:was|were|is|are|had been) )?"
    r"(?:expected|forecast|projected|anticipated|predicted)(?! (?:by|to|in))(?![a-z])"
)
REACH = 90


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

    def is_projected(self, text: str, start: int, end: int, *, language: str) -> bool:
        """Whether a cue stands in the clause before the figure at `start:end`, within 90 characters, or right after it."""
        left = text[max(0, start - REACH) : start]
        breaks = [match.end() for match in BREAK.finditer(left)]
        clause = left[breaks[-1] :] if breaks else left
        if language == "zh":
            return chinese.is_projected(self._shapes["zh"], text, start, clause)
        if len(left) == start and not clause.startswith(("May ", "Will ")):
            clause = clause[:1].lower() + clause[1:]
        clause = RELATIVE.sub(" ", ASIDE.sub(" ", clause))
        if any(
            not _is_past(clause, match) and not clause.startswith(" have ", match.end())
            for match in self._shapes["en"].finditer(clause)
        ):
            return True
        right = text[end : end + REACH]
        return bool((LEADS.search(left) and AHEAD.match(right)) or (BEHIND.match(right) and not left.endswith("than ")))


def _is_past(clause: str, match: re.Match[str]) -> bool:
    """`beat expected`, `than expected`, `was set to`: no forecast; nor a forecast that was met."""
    before = clause[max(0, match.start() - 16) : match.start()]
    return re.search(r"(?:than|as|beat|beating|above|below|missed|topping|not) (?:[a-z']+ )?$", before) is not None
