"""Who receives what a Chinese clause gives, and from whom a report was had, by the order of words."""

import re
from collections.abc import Iterable

from transforms.figures.chinese.topic_phrases import any_of

FROM = re.compile(r"从(?P<who>[^，。；]{2,24}?)(?:处|方面|内部|官方)?(?:获悉|了解到|证实|获知)")
"""`记者从 | 宁德时代 | 获悉`."""
UNDER = "旗下"
PER_ONE = re.compile(r"(?:单|每一?)[次个台片笔颗张辆人件款][\u4e00-\u9fff]{0,4}")
"""`单次对话 | 成本`: what a figure is for one of, not of."""
HAVING = re.compile(r"(?:共|总共|现|已|合计|累计|拥|建)有(?P<what>[\u4e00-\u9fff]{2,8}?)(?:约|近|超|逾|超过|大约)?$")
"""`全市共有 | 充电桩 | 12万个`."""
DEMONSTRATIVE = re.compile(r"(?:这|那|此|该)[一]?[家座款个项台条部所件种](?=[\u4e00-\u9fff]{2})")
RESPECT = re.compile(r"在?(?P<what>[\u4e00-\u9fffA-Za-z]{2,12}?)(?:方面|板块)，")
"""`新能源汽车 | 方面`."""


class Dealings:
    """Tells givers from receivers."""

    def __init__(self, gives: Iterable[str], not_receivers: Iterable[str], invests: Iterable[str]) -> None:
        self._gives = re.compile(rf"(?:向|对|给)(?P<who>[^，。；、]{{2,24}}?)(?:{any_of(gives)})")
        self._not_receivers = tuple(not_receivers)
        self._invests = re.compile(rf"{any_of(invests)}")
        self._round = re.compile(rf"轮[^，。；]{{0,8}}(?:{any_of(invests)}|投资|投了)")

    def receiver(self, plain: str, start: int, end: int) -> tuple[int, int] | None:
        """Where a clause names to whom it gives: `向 | 月之暗面 | 投资`; not a market or a field."""
        match = self._gives.search(plain, start, end)
        if match is None or match["who"].endswith(self._not_receivers):
            return None
        return match.span("who")

    def is_investing(self, plain: str, start: int, end: int) -> bool:
        """Whether the clause says that its topic invests."""
        return self._invests.search(plain, start, end) is not None

    def is_in_round(self, plain: str, start: int, end: int) -> bool:
        """Whether its topic invests in the round of somebody not named in it: `在天使轮投入`."""
        return self._round.search(plain, start, end) is not None
