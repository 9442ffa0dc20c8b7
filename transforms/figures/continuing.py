"""Whether a figure speaks of the same thing as the one before it: its change, its other level, a share in a list."""

import re
from collections.abc import Sequence

from transforms.figures.quantity import Quantity

LONGEST = 160
"""Characters between two figures of one thing."""
_APPOSED = re.compile(
    r"(?:[^,,;；。]{0,12}|(?: (?:in|on|during|for|at|by|over|last|this)(?: [a-z0-9'-]+){1,5}){1,2})"
    r"(?:,? \(?|，|（)(?:(?:(?:with )?an?|up|down|or|representing|marking|which is|which was|that is|that was|but (?:still )?(?:up|down)|"
    r"a record|its|the|同比|环比)(?![a-z])[a-z -]{0,40}|"
    r"同比|环比|较|比)?[^,，;；。]{0,12}"
)
_BOTH = re.compile(
    r"(?: (?:more|less|higher|lower))?(?: (?:than|from|over|on|year|compared)(?:[ -][a-z'-]+){1,6}),? and (?:up |down |by )?"
)
"""Between two changes of one thing: `94% more than a year earlier and 17%`."""
_LEVELLED = re.compile(
    r"(?: [a-z0-9'-]+){0,5}?,? ?\(?(?:up|down|rising|falling|higher|lower|compared (?:with|to)|from|versus|vs\.?|against|instead of|rather than|"
    r"(?:well |just |far )?(?:above|below|beating|missing|topping|exceeding|short of|ahead of|more than|less than)"
    r"|to|or|and from|prior:?|previously:?|was|vs)"
    r"(?: [a-z'-]+){0,7} ?\(?(?:[a-z]{0,3}[$€£¥])?|，?(?:至|到|增至|降至|升至|相比|而)"
)
_CONVERTED = re.compile(
    r",? ?[(（]?(?:or|about|around|roughly|nearly|some|which is|that is|equivalent to|equal to|约合?|合|折合| )*(?:[a-z]{0,3}[$€£¥])?|，"
)
_TIMES = re.compile(r",? \(?(?:or |which is |that is |some |about |roughly |nearly |more than |almost |over )*")
_OF_WHAT = re.compile(
    r" (?:the|its|their|last year's|that of) (?:(?:nearly|about|around|roughly) )?(?:[a-z]{0,3}[$€£¥])?"
)
"""`more than three times | the $2.8 billion`."""
_LISTED = re.compile(r"(?: of [a-z ]{1,24})?(?:,? (?:and|or)|,)(?: [a-z-]+){0,4} ")


def continues(gap: str, before: Quantity, quantity: Quantity, metric: str) -> bool:
    """Whether a figure is of the same metric as the one before it: its change (`, a drop of 70%`), its other level, a share in a list."""
    if len(gap) > LONGEST:
        return False
    if quantity.change is not None:
        is_both = before.change is not None and _BOTH.fullmatch(gap) is not None
        is_share = metric == "share" and quantity.unit_kind != before.unit_kind
        return not is_share and (is_both or _APPOSED.fullmatch(gap) is not None)
    if quantity.unit == "times" and before.unit_kind in ("money", "count"):
        return _TIMES.fullmatch(gap) is not None
    if before.unit == "times" and _OF_WHAT.fullmatch(gap):
        return True
    if quantity.unit_kind != before.unit_kind or quantity.kind == "share":
        return False
    if quantity.unit_kind == "money" and quantity.unit != before.unit and _CONVERTED.fullmatch(gap):
        return True
    is_share = quantity.unit == "percent" and metric == "share" and before.change is None
    return _LEVELLED.fullmatch(gap) is not None or (is_share and _LISTED.fullmatch(gap) is not None)


_COMPARED = re.compile(
    r"(?:[^;]{0,120}?),? ?\(?(?:compared (?:with|to)|up from|down from|versus|vs\.?|against|instead of|rather than)"
    r"(?: [a-z'-]+){0,5} ?(?:[a-z]{0,3}[$€£¥])?"
)
_PARTS = re.compile(r" (?:of|in) [a-z ]{1,24},? (?:and|plus) (?:about |another |a further )?(?:[a-z]{0,3}[$€£¥])?")
_AT = re.compile(r",? (?:at|on) (?:an? )?(?:[a-z]{0,3}[$€£¥])?")
NOT_CARRIED = ("other", "rank", "sample_size")


def continued(low: str, quantities: Sequence[Quantity], place: int, metrics: Sequence[str]) -> int | None:
    """The place of the earlier figure whose metric the figure at `place` shares, by what stands between them; `metrics` are those before it."""
    quantity = quantities[place]
    before = quantities[max(0, place - 1)]
    gap = low[before.end : quantity.start]
    if not place or len(gap) > LONGEST:
        return None
    if metrics[place - 1] not in NOT_CARRIED and continues(gap, before, quantity, metrics[place - 1]):
        return place - 1
    if quantity.change is None and _COMPARED.fullmatch(gap):
        alike = [i for i in range(place) if quantities[i].unit == quantity.unit and metrics[i] not in NOT_CARRIED]
        return alike[-1] if alike else None
    return None


_SAME_THING = re.compile(
    r"(?:^|[;:.,] )(?:(?:and|but|by|in|this|that|last|the|year|month|quarter|now|[12][09]\d\d|then),? ){0,4}"
    r"(?:it|they|that|this|these|the (?:figure|total|number|amount|sum|rate|share))(?:'s|'ve|'d)?(?: [a-z'-]+){1,7} ?(?:[a-z]{0,3}[$€£¥])?$"
)
_ALIKE = ("money", "percent", "ratio")


def is_of_same_thing(gap: str, before: Quantity, quantity: Quantity) -> bool:
    """`… minus 12%; this year | it will be | above 20%`: a pronoun stands for what the figure before is of."""
    return quantity.unit_kind in _ALIKE and before.unit_kind in _ALIKE and _SAME_THING.search(gap) is not None


def is_part_of_round(low: str, before: Quantity, quantity: Quantity) -> bool:
    """`468 million euros of equity | and | 132 million of debt`: parts of one sum."""
    return before.unit == quantity.unit and _PARTS.fullmatch(low[before.end : quantity.start]) is not None


def is_price_of_round(low: str, before: Quantity, quantity: Quantity) -> bool:
    """`raised $500 million | at $43 billion`: what the company is valued at."""
    is_money = before.unit_kind == quantity.unit_kind == "money" and before.unit == quantity.unit
    return is_money and _AT.fullmatch(low[before.end : quantity.start]) is not None
