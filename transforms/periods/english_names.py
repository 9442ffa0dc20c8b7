"""What around an English period expression tells: whether it is a name, and whether it is told of what was or of what will be."""

import re

_TITLED = re.compile(r" [A-Z]\w*(?: (?:of|on|the|and|for))? [A-Z]")
"""Two capitals after a year make it part of a title, unless a preposition or a comma stands before the year."""
_AHEAD = re.compile(
    r"\b(?:will|would|could|may|might|should|must|can|shall|expect|plan|aim|target|forecast|hope|intend|pledge|due)|"
    r"\bto (?!(?:about|nearly|more|over|almost|around|some|just|a|an|the|at|roughly) )[a-z]"
)
_TO_COME = re.compile(
    r"\b(?:will|scheduled|upcoming|due|planned|to be|is set to|are set to|expires?|begins?|starts?)\b[^,;]{0,60}$"
)
_PAST = re.compile(r"\b(?:had|was|were|reached|rose|fell|grew|[a-z]{3,}ed)\b")
_LED = re.compile(
    r"(?:\b(?:in|of|by|since|from|to|until|for|through|during|and|late|early|over|than|on|with|before|after|between|"
    r"fiscal|year|around|end|mid|spring|summer|autumn|fall|winter)|[,;.)]) ?$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b[A-Z][\w&-]* $")


def is_past(before: str) -> bool:
    """Whether a limit is told of the past: `had 5 million users by the end of August`, `it grew to 40 people by June`."""
    clause = re.split(r"[;:.!?] ", before.lower())[-1]
    return _PAST.search(clause) is not None and _AHEAD.search(clause) is None


def is_to_come(before: str) -> bool:
    """Whether a day without a year lies ahead: `will be held on | March 3`, `a summit scheduled for | Dec. 15`."""
    clause = re.split(r"[;:.!?] |, (?:and|but|while) ", before.lower())[-1]
    return _TO_COME.search(clause) is not None or (_AHEAD.search(clause) is not None and _PAST.search(clause) is None)


def is_name(match: re.Match[str], text: str) -> bool:
    """A month must be written with a capital (`may`, `march`); a bare year must not be a count (`2000 employees`) or part of a name."""
    if "month" in match.re.groupindex and (match["month"] or "X")[0].islower():
        return True
    if match[0].isdigit() and len(match[0]) == 4:
        after = text[match.end() : match.end() + 24]
        before = text[max(0, match.start() - 12) : match.start()]
        if after[:1] in ("-", "/", "’") or before[-1:] in ("-", "#", "/"):
            return before[-4:].lower() not in ("mid-", "end-")
        if _TITLED.match(after) and not _LED.search(before):  # the 2023 Industry Status Report
            return True
        if _TITLE.search(before) and not _LED.search(before):  # AI Index 2024
            return True
        counted = re.match(r" (?:[a-z]+ )?[a-z]+s\b", after)
        led = re.search(
            r"(?:\b(?:in|of|by|since|from|to|until|for|through|the|its|their|during|and|late|early)|['’]s?) $", before
        )
        return bool(int(match[0]) % 100 == 0 and counted and not led)
    return False
