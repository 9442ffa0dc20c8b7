"""What Chinese characters around a number commit to."""

import re

from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number, Quantity, Unit

LEFT = ("达", "最高达", "高达", "约为", "最多为")
MOST = re.compile(
    r"(?:最高可?(?:节省|降低|提升|减少|提高|节约|增加|提速|优惠|补贴|奖励|支持|获|得|达到)?|(?:最多|至多|顶多)[能可会]?[\u4e00-\u9fff]{0,3})$"
)
LEAST = re.compile(r"(?:至少|最少|起码)[能可会要将]?[\u4e00-\u9fff]{0,3}$")
OF = re.compile(
    r"几乎是|几乎|约相当于|不超过|不高于|不低于|不少于|超过|超|逾|约占|约为|(?<![合条预节契公])约(?!定|束|谈|会|稿)|近|不到|不足|低于|高于|至少占|最多占"
)
OF_WHOLE = re.compile(r"[^，。；！？]{1,24}[的之]")
"""`不超过合同总额的10%`: what is bounded stands between."""
OTHER = {"过": ("不过", "通过", "经过"), "破": ("打破",), "小于": ("不小于",), "大于": ("不大于",)}
"""Words that end in a qualifier and are none."""
MORE = re.compile(r"[多来](?![少元种样次自])")


class ChineseQualifiers:
    """Looks qualifiers up in the characters before and after a number."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._before = lexicon.qualifiers["zh", "before"]
        self._longest = max(map(len, self._before))
        self._following = lexicon.qualifiers["zh", "after"]
        self._after = re.compile("|".join(sorted(map(re.escape, self._following), key=len, reverse=True)))

    def quantity(self, text: str, number: Number, unit: Unit | None) -> Quantity:
        """The number with its unit as a quantity whose span takes the qualifier in."""
        start = core = min(number.start, unit.start) if unit is not None else number.start
        end = max(number.end, unit.end) if unit is not None else number.end
        qualifier, value = number.qualifier, number.value
        lowest, highest = number.low, number.high
        if qualifier != "between":
            found = self._preceding(text, start, unit.kind if unit is not None else None)
            if found is not None:
                qualifier, start = found
            for place in (number.end, end):
                after = self._trailing(text, place, unit, is_end=place == end) if qualifier is None else None
                if after is not None:
                    qualifier, end = after[0], max(end, after[1])
            if qualifier is None and unit is not None and text.startswith("个多", number.end):
                qualifier = "at_least"
            if text.startswith("级", end) and number.is_scaled and number.raw in (1, number.value):
                qualifier, end = "between", end + 1
                lowest, highest, value = value, value * 10, value * 5.5
        if qualifier != "between":
            lowest, highest = None if qualifier == "at_most" else value, None if qualifier == "at_least" else value
        factor = unit.factor if unit is not None else 1.0
        return Quantity(
            start, end, _scaled(value, factor) or 0.0, _scaled(lowest, factor), _scaled(highest, factor),
            unit.unit if unit is not None else None, unit.kind if unit is not None else None,
            qualifier=qualifier or "exact", core_start=core, noun_metric=unit.metric if unit is not None else None, kind=number.kind,
        )  # fmt: skip

    def _preceding(self, text: str, start: int, unit_kind: str | None) -> tuple[str, int] | None:
        """The qualifier that ends at `start` and where it begins."""
        window = text[max(0, start - 8) : start].rstrip(" 了")
        window = window if window.endswith(LEFT) else window.rstrip("有达为")
        sizes = range(min(self._longest, len(window)), 0, -1)
        found = next(((window[-n:], self._before[window[-n:]]) for n in sizes if window[-n:] in self._before), None)
        if found is not None and not window.endswith(OTHER.get(found[0], ("\0",))):
            return found[1], max(0, start - 8) + len(window) - len(found[0])
        if MOST.search(text[max(0, start - 9) : start]):
            return "at_most", start
        if LEAST.search(text[max(0, start - 9) : start]):
            return "at_least", start
        if unit_kind not in ("percent", "ratio"):
            return None
        floor = max(0, start - 32)
        of = [match for match in OF.finditer(text, floor, start) if OF_WHOLE.fullmatch(text, match.end(), start)]
        return (self._before[of[-1][0]], of[-1].start()) if of else None

    def _trailing(self, text: str, place: int, unit: Unit | None, *, is_end: bool) -> tuple[str, int] | None:
        """The qualifier at `place` and where it ends: `多`, `以上`, `左右`."""
        match = self._after.match(text, place)
        if match is None or text.startswith(
            (
                "来自",
                "上下文",
                "上下游",
                "上下班",
                "多模态",
                "多米尼",
                "多布拉",
                "多样",
                "多元",
                "多语",
                "起诉",
                "起源",
            ),
            place,
        ):
            return None
        kind = unit.kind if unit is not None else ""
        if match[0] == "起" and kind != "money":
            return None
        if match[0] in ("来", "多") and is_end and unit is not None and kind != "count":
            is_more = kind in ("money", "percent", "ratio", "duration") and MORE.match(text, place) is not None
            return (self._following[match[0]], match.end()) if is_more else None
        return self._following[match[0]], match.end()


def _scaled(value: float | None, factor: float) -> float | None:
    return None if value is None else float(f"{value * factor:.15g}")
