"""What Chinese amounts are counted by: `每百万tokens 3元`, `20美元/月`."""

import re

from transforms.figures.lexicon import Lexicon

PER_BEFORE = re.compile(
    r"每(?:个|一|1|名|位|台|百|百万|千|千个|百万个|一百万|1百万|1k|1000|1千)?(?:个)?(tokens?|月|年|天|日|周|小时|人|用户|股|度|吨|平方米|公里|次|张|分钟|秒|季度|桶|"
    r"盎司|输入tokens?|输出tokens?|单|千瓦时|人次)(?:的)?(?:价格|成本|费用|收费|约|仅|为|只要|仅需|输入|输出|支付|付费|需|最高|低至|高达)*(?:为|约|仅)?$"
)
PER_AFTER = re.compile(
    r" ?(?:/|每|一)(?:1|一)?(百万|千|万|1k|1m|1000|1000000)?(?:个)?(?:输入|输出)? ?(tokens?|m tokens|月|年|天|日|周|小时|人|用户|股|度|吨|"
    r"平方米|公里|次|张|分钟|秒|季度|桶|盎司|单|台|kwh|gb|人次)(?![a-z])"
)


class ChineseDenominators:
    """Reads the denominator of a quantity."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._per, self._sizes = lexicon.words["zh", "per_noun"], lexicon.words["zh", "per_size"]

    def per(self, low: str, start: int, end: int) -> tuple[str, int] | None:
        """The denominator before or after a quantity: `每百万tokens 3元`, `20美元/月`."""
        after = PER_AFTER.match(low, end)
        if after is not None and (low[end : end + 1] != "一" or after[2] in ("月", "年", "天")):
            size = self._sizes.get(after[1] or "")
            return (size if size and after[2].startswith("token") else self._per[after[2]]), after.end()
        before = PER_BEFORE.search(low[max(0, start - 24) : start])
        if before is not None:
            size = next((self._sizes[size] for size in ("百万", "千", "1k", "1000") if size in before[0]), None)
            unit = before[1].removeprefix("输入").removeprefix("输出")
            return (size if size and unit.startswith("token") else self._per[unit]), end
        return None
