"""How Chinese numerals are written: blanks between their parts, middle dots for points, formal characters."""

import re

COUNTED = r"\d+ ?(?:个|折|成|%|元)"
NUMERAL = "[零一二三四五六七八九十百千]"
BLANK = re.compile(
    rf"(?<=\d) +(?=\. ?{COUNTED})|(?<=\d\.) +(?={COUNTED})|(?<=\d) +(?=\.?\d ?折)"
    r"|(?<=[\u4e00-\u9fff〇]) +(?=[\u4e00-\u9fff〇])|(?<=\d) {2,}(?=[万亿成折%])|(?<=\d成) +(?=\d(?:$|[，。、； ]))"
    rf"|(?<={NUMERAL}) +(?=· ?{NUMERAL})|(?<=·) +(?={NUMERAL})"
)
SPELLED = re.compile(
    r"(?:(?<!\S)|(?<=之))"
    r"(?:(?:[$¥] {0,3})?[\d.,，] {1,3}){1,12}(?:[\d.,](?= ?[\u4e00-\u9fff%kmgtb ]|$) {0,3})"
    r"(?:[kmgtb] {0,3})?(?=[\u4e00-\u9fff](?: |$)|%|$)",
    re.IGNORECASE,
)
"""Digits each by itself before characters each by themselves: `2 5 个 百 分 点`."""
FORMAL = str.maketrans("佰仟", "百千")
DOTS = "[·・‧•]"
MEASURED = r"[万亿]{0,2}(?:%|元|块|美元|欧元|英镑|港元|日元|个百分点|个点|倍|成|折)"


def dotted(digits: str) -> re.Pattern[str]:
    """A numeral of `digits` with a middle dot for its decimal point behind `之` or before a unit: `百分之五·五`; not `一·二八事变`."""
    number = rf"(?:[{digits}十拾百千]{{1,8}}|\d{{1,9}}){DOTS}"
    return re.compile(rf"(?<=之){number}(?=[{digits}\d])|{number}(?=[{digits}\d]{{1,9}}{MEASURED})")


def pointed(text: str, dots: re.Pattern[str]) -> str:
    """The text with those dots as points and hundreds in formal characters as plain ones; its length stays."""
    return dots.sub(lambda m: m[0][:-1] + ("." if m[0][-2].isascii() else "点"), text.translate(FORMAL))


def blanks_of(text: str) -> list[tuple[int, int]]:
    """The places of blanks between the parts of a numeral."""
    if " " not in text:
        return []
    spelled = [match.span() for match in SPELLED.finditer(text)]
    inside = [
        (start + m.start(), start + m.end()) for start, end in spelled for m in re.finditer(" +", text[start:end])
    ]
    single = [match.span() for match in BLANK.finditer(text)]
    return sorted((dict(single) | dict(inside)).items())
