"""Chinese points: scores of tests, levels of indexes."""

import re

from transforms.figures.quantity import Number, Unit

TESTED = re.compile(r"得分|评分|跑分|分数|测试|榜|基准|评测|满分|考试|打分")
SCORED = re.compile(r"(?:得分|评分|跑分|分数|总分|均分)(?:为|达到?|高达|约|超过?|仅|只有|是)?$")
INDEX = re.compile(r"指数|收报|报收|收于|沪指|恒指|点位|关口|大盘|道指|纳指|标普|深成指|创业板")
LEVEL = re.compile(r"点(?![\d一二三四五六七八九半分钟])")
REACH = 60
"""Characters before a number in which it is said that it is a score or a level."""
HIGH = 100.0


def scores(text: str, number: Number, unit: Unit) -> Unit | None:
    """`1420分` as points, where a test or ranking is spoken of; the points of games are none."""
    near = text[max(0, number.start - REACH) : unit.end + 6]
    return Unit(number.end, unit.end, "point", "count", metric="performance") if TESTED.search(near) else None


def points(text: str, number: Number) -> Unit | None:
    """The unit of a number that says none: `得分53.7`, `收报3362.18点`."""
    if SCORED.search(text[max(0, number.start - 8) : number.start]) is not None:
        return Unit(number.end, number.end, "point", "count", metric="performance")
    level = LEVEL.match(text, number.end)
    before = text[max(0, number.start - REACH) : number.start]
    if level is None or number.value < HIGH or INDEX.search(before) is None:
        return None
    return Unit(number.end, level.end(), "point", "count", metric="valuation")
