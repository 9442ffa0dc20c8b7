"""Of whom or what a figure speaks: the mention that is likeliest the subject of its clause."""

import re
from collections.abc import Sequence

from transforms.figures.quantity import Quantity
from transforms.records import Mention

CLAUSE = re.compile(
    r"[;:；：。]|, (?:while|and|but|whereas|as|with|which|indicating|revealing)(?![a-z])| (?:while|whereas|but|although|because) "
)
REPORTER_BEFORE = re.compile(
    r"(?:according to|data from|survey by|report by|reported by|released by|published by|told|"
    r"estimates from|per|by research firm|citing|analysts at|estimated by)(?: (?![a-z' ]*that )[a-z' ]{0,24})?$|"
    r"(?:said|says) $|据[^，。]{0,6}$"
)
REPORTER_AFTER = re.compile(
    r"^(?:'s [a-z ]{0,30})?(?:, [^,]{0,50},)?,?(?: [a-z]+)? (?:said|says|stated|reported|reports|estimates|"
    r"estimated|predicts|predicted|forecasts?(?! to)|expects(?! to)|found|finds|showed|shows|told|wrote|surveyed|counted|projects(?! to)|"
    r"believes|conducted)(?![a-z])|^(?:数据|报告|统计|调查|预计|预测|认为|表示|称|发布|显示|指出|测算)"
)
PREPOSITION = re.compile(
    r"(?:^|[^a-z])(?:of|in|by|with|from|to|at|for|on|against|than|between|across|through|via|under|into|within|"
    r"using|like|as|including|versus|and|or|over|behind|after|on the|in the|such as)(?: the| its| a)? $|(?:在|向|与|和|"
    r"对|从|由|以|比|较|于|用|被|给)$"
)
OF = re.compile(r"(?:^|[^a-z])(?:of|for|at|in|to train|train|training|using|by) (?:the )?$")
APPOSITION = re.compile(r", (?:an?|the|one of|based in|formerly|led by|backed by|owned by)(?![a-z])[^,;.]*,")
"""`Wayve, a London developer of software, raised`: what it names is not who raised."""
OWN = re.compile(
    r"(?:,[^,]{0,60},)? (?:said|says|stated|announced|reported|told [a-z]+|forecast)(?: (?:on|in) [a-z]+)?"
    r"(?: that)?,? (?:it|its|they|the company)(?![a-z])"
)
PRONOUN = re.compile(
    r"^(?:[\"“ -]{0,3})(?:the (?:company|firm|startup|start-up|group|lab|chipmaker|model|carmaker|bank)|it|its|"
    r"this (?:company|model))(?![a-z])|^(?:该公司|公司|其|该模型|它)"
)


def subject(low: str, quantity: Quantity, mentions: Sequence[Mention], offset: int) -> Mention | None:
    """The mention that the quantity speaks of, or None; `mentions` are those of its sentence, `offset` where that begins.

    In the clause of the figure: the last mention before it that is no object of a preposition and no possessor, then a possessor (*X's
    revenue*), then one after *of* or *for*; else the same in the words before; who only reports the number is never meant.
    """
    spans = [(m, m.start - offset, m.end - offset) for m in mentions]
    asides = [match.span() for match in APPOSITION.finditer(low, 0, quantity.core_start)]
    usable = [
        (m, s, e)
        for m, s, e in spans
        if not any(first < s and e < last for first, last in asides)
        and not _is_reporter(low, s, e)
        and not (s < quantity.end and e > quantity.core_start)
    ]
    before = [row for row in usable if row[2] <= quantity.core_start]
    bounds = [match.end() for match in CLAUSE.finditer(low, 0, quantity.core_start)]
    start = bounds[-1] if bounds else 0
    for left in dict.fromkeys((start, 0)):
        inside = [row for row in before if row[1] >= left]
        ranked = _ranked(low, inside)
        if ranked is not None:
            return ranked
    after = [
        row
        for row in usable
        if row[1] >= quantity.end and row[1] - quantity.end < 30 and OF.search(low[max(0, row[1] - 14) : row[1]])
    ]
    return after[0][0] if after else None


def _ranked(low: str, rows: list[tuple[Mention, int, int]]) -> Mention | None:
    plain = [
        m
        for m, s, e in rows
        if not PREPOSITION.search(low[max(0, s - 14) : s]) and not low.startswith(("'s", "' ", "的"), e)
    ]
    if plain:
        return plain[-1]
    owners = [m for m, s, e in rows if not PREPOSITION.search(low[max(0, s - 14) : s])]
    if owners:
        return owners[-1]
    objects = [m for m, s, e in rows if OF.search(low[max(0, s - 14) : s])]
    return objects[-1] if objects else None


def _is_reporter(low: str, start: int, end: int) -> bool:
    return (
        REPORTER_AFTER.match(low[end : end + 90]) is not None
        or REPORTER_BEFORE.search(low[max(0, start - 44) : start]) is not None
    )


def referent(low: str, kinds: dict[str, str | None], earlier: Sequence[Mention]) -> Mention | None:
    """Whom *the company* or *it* at the head of a sentence means: the only organisation (or model) of the sentence before; else None."""
    head = PRONOUN.match(low)
    if head is None:
        return None
    wanted = "model" if "model" in head[0] or "模型" in head[0] else "organisation"
    names = {mention.entity_id: mention for mention in earlier if kinds.get(mention.entity_id, wanted) == wanted}
    return next(iter(names.values())) if len(names) == 1 else None
