"""Chinese numbers: `一百二十`, `1.5万亿`, `两三百万`, `数十家`, `3亿2000万`, `4万多`."""

import re
from dataclasses import replace

from transforms.figures.english.words import product
from transforms.figures.lexicon import Lexicon
from transforms.figures.quantity import Number

DIGITS = (
    r"\d{1,3}(?: \d{3}){1,6}(?![\d ]|:|\.\d{3})(?:\.\d{1,2})?|"
    r"\d{1,3}(?:[,，]\d{3}){1,8}(?!\d)(?:\.\d{1,12})?|\d{1,30}(?:\.\d{1,12})?|\.\d{1,12}"
)  # 1 234 · 1,234 · 3.14 · .5
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
TENS = {"廿": 20, "卅": 30, "卌": 40}
LARGE = {"万": 1e4, "亿": 1e8, "兆": 1e12}
FORMAL = frozenset("壹贰貳叁參肆伍陆陸柒捌玖拾")
NAMED = re.compile(r"(?<![之点零])[\u4e00-\u9fff](?![元圆块毛角分成折点个])[\u4e00-\u9fff]")
"""Digits that alone are more often names: `陆股通`."""
SIGNS = "$€£¥"
QUALIFIERS = {"多": "at_least", "余": "at_least", "来": "about", "把": "about"}
PIECE = re.compile(r"个(半)?(万亿|千万|百万|亿)")  # 五个亿, 三个半亿
HALF_PIECE = re.compile(r"半个(万亿|千万|百万|亿)")
LATER = re.compile(
    r"零?(\d{1,4})(?:(?=[十拾百千万亿兆])([十拾百千]?)([万亿兆]?)|()()(?![\dA-Za-z.,:年月日号%]))"
)  # 1万2000, 1亿零500万
COUNTLESS = re.compile(r"数以([十百千万亿]{1,3})计的?")
REST = re.compile(r"[1-9](?=[元块美港欧日英澳加新韩人个台]|$|[，。；！）])")  # 2亿5 is 250 million
SOME_TENS = re.compile(r"[几数]([十百千])([万亿]?)(?![分成折个])")  # 一百几十, 一千几百
MORE = "多余来"


class ChineseNumbers:
    """Reads the number that begins at a place."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.digits = {char: int(value) for char, value in lexicon.numbers["zh", "digit"].items()}
        letters = {**lexicon.scales["en", "suffix_money"], **lexicon.scales["en", "suffix_noun"]}
        letters = {letter.lower(): factor for letter, factor in letters.items() if len(letter) == 1}
        english = {**lexicon.scales["en", "word"], **letters}
        self._scales = {**english, **lexicon.scales["zh", "suffix"]}
        self._english = re.compile(rf" ?({'|'.join(sorted(english, key=len, reverse=True))})(?![a-z])", re.IGNORECASE)
        digits = "".join(self.digits)
        scales = "".join((*SMALL, *LARGE))
        numerals = digits + scales + "".join(TENS)
        named = "|".join(lexicon.words["zh", "named_like_number"])
        point = rf"(?!百分[点位比制数]|[兆千](?:[瓦赫帕焦伏]|欧(?!元)|字节|比特|克(?![朗郎])|米)|千卡|{named})"  # 五百分点 is five points
        ended = rf"(?!(?<=[{''.join(LARGE)}])[{''.join(SMALL)}])"  # 一亿百度用户
        self._hans = re.compile(rf"{point}[{numerals}](?:{ended}{point}[{numerals}]|点(?=[{digits}])){{0,24}}")
        self._some = re.compile(rf"好?(?!{named})[几数](?![{digits}{''.join(SMALL)}何率学据])[{''.join(LARGE)}]{{0,2}}")
        more = rf"(?!{named})[{MORE}]"
        self._more = re.compile(rf"{more}|(?<=[百千万])把(?=[块元])")  # 百把块钱
        small, large = (rf"(?:{point}[{''.join(sizes)}])" for sizes in (SMALL, LARGE))
        scaled = rf"{small}{{1,2}}{large}{{0,2}}|{large}{{1,2}}|[kKwWMBT](?![A-Za-z0-9])|G(?= *个 *百 *分 *点)"
        self._mixed = re.compile(rf"({DIGITS}) ?({more})?({scaled})?(?:({more})(?!家|位|名)([{scales}]{{1,2}})?)?")
        self._vague = re.compile(
            rf"(?:好)?([数几上过])([{''.join(SMALL)}]{{0,3}}[{''.join(LARGE)}]{{0,2}})(?=[^{digits}])"
        )
        self._pair = re.compile(rf"[{digits}]{{2}}(?=[{scales}]|$)")

    def at(self, text: str, pos: int) -> Number | None:
        """The number at `pos` with its scales; a size only (`数百万`) and two digits side by side (`两三百万`) are `between`."""
        number = self._plain(text, pos)
        end = pos + 1 if number is None and text[pos] in "几数" else number.end if number is not None else pos
        piece = PIECE.match(text, end) if end > pos else None
        if piece is None or (number is not None and number.is_scaled):
            return number
        factor = scale_of(piece[2])
        if number is not None and piece[1]:
            number = replace(number, value=number.value + 0.5, low=number.value + 0.5)
        if number is None:
            return _between(pos, piece.end(), 1, 10, factor)
        low, high = (None if bound is None else product(bound, factor) for bound in (number.low, number.high))
        value = product(number.value, factor)
        return replace(number, end=piece.end(), value=value, low=low, high=high, is_scaled=True)

    def _plain(self, text: str, pos: int) -> Number | None:
        """The number at `pos`, scales joined to it."""
        if text[pos].isdigit() or text[pos] == ".":
            return self._digits(text, pos)
        countless = COUNTLESS.match(text, pos)
        if countless is not None:
            return _between(pos, countless.end(), 1, 10, scale_of(countless[1]))
        vague = self._vague.match(text, pos)
        if vague is not None and vague[2]:
            factor = scale_of(vague[2])
            kind = "plural"
            if vague[1] in "上过":
                return Number(pos, vague.end(), factor, factor, None, 1, kind, is_scaled=True, qualifier="at_least")
            high = product(factor, 10)
            return Number(
                pos, vague.end(), (factor + high) / 2, factor, high, 1, kind, is_scaled=True, qualifier="between"
            )
        match = self._hans.match(text, pos)
        if match is None or (match[0] in FORMAL and NAMED.match(text, pos) is not None):
            return None
        return self._words(text, pos, match[0])

    def _digits(self, text: str, pos: int) -> Number | None:
        match = self._mixed.match(text, pos)
        if match is None:
            return None
        raw = float(match[1].replace(",", "").replace("，", "").replace(" ", ""))
        scale = match[3] or ""
        end = match.end() if scale or not match[4] else match.end(1)
        more = match[2] or match[4]
        if match[2] and not scale:
            end = match.end(2)
        english = self._english.match(text, end) if not scale else None
        if english is not None and (len(english[1]) > 1 or text[max(0, pos - 2) : pos].strip()[-1:] in tuple(SIGNS)):
            scale, end = english[1].lower(), english.end()
        factor = self._scales[scale] if scale in self._scales else scale_of(scale)
        if scale and match[5]:
            factor *= scale_of(match[5])  # 5千多万
        value = product(raw, factor)
        if scale and not more and all(char in SMALL or char in LARGE for char in scale):
            value, end = self._with_words(text, *_with_later(text, end, raw, scale), scale)
        qualifier = QUALIFIERS.get(more or "")
        return Number(pos, end, value, value, None, raw, "digits", is_scaled=bool(scale), qualifier=qualifier)

    def _with_words(self, text: str, value: float, end: int, scale: str) -> tuple[float, int]:
        """The value and end of digits with a scale and the thousands in words behind it: `1万五千`, `3亿五千万`."""
        match = self._hans.match(text, end) if scale[-1] in LARGE and text[end - 1] == scale[-1] else None
        run = "" if match is None else match[0]
        below = self._value(run) if run[1:2] == "千" and run[0] in self.digits else None
        is_below = below is not None and LARGE[scale[-1]] / 10 <= below < LARGE[scale[-1]]
        return (value + below, end + len(run)) if below is not None and is_below else (value, end)

    def _words(self, text: str, pos: int, run: str) -> Number | None:
        end = pos + len(run)
        pair = None if "点" in run or "點" in run else self._pair.search(run)
        is_scaled = any(char in SMALL or char in LARGE for char in run)
        if pair is not None and (is_scaled or len(run) == 2):
            first, second = self.digits[pair[0][0]], self.digits[pair[0][1]]
            if 0 < first < second <= first + 2:
                low = self._value(run[: pair.start()] + pair[0][0] + run[pair.end() :])
                high = self._value(run[: pair.start()] + pair[0][1] + run[pair.end() :])
                if low is not None and high is not None:
                    return Number(
                        pos, end, (low + high) / 2, low, high, first, "words", is_scaled=True, qualifier="between"
                    )
        value = self._value(run)
        if value is None:
            return None
        tens = SOME_TENS.match(text, end) if run[-1] in SMALL or run[-1] == "万" else None
        if tens is not None and SMALL[tens[1]] * 10 == scale_of(run[-1]):
            step = SMALL[tens[1]]
            return _between(pos, tens.end(), value + step, value + 10 * step, scale_of(tens[2] or ""))
        some = self._some.match(text, end) if run[-1] in SMALL else None
        if some is not None:
            return _between(pos, some.end(), value, value + SMALL[run[-1]], scale_of(some[0].lstrip("好几数")))
        qualifier, factor = None, 1.0
        if self._more.match(text, end) is not None and run[-1] in SMALL | LARGE:
            qualifier, end = QUALIFIERS[text[end]], end + 1
            more = re.match(f"[{''.join(LARGE)}]+", text[end : end + 3])
            if more is not None:
                factor, end = scale_of(more[0]), end + more.end()
        value = product(value, factor)
        return Number(pos, end, value, value, None, value, "words", is_scaled=is_scaled, qualifier=qualifier)

    def _decimal(self, whole: str, decimals: str) -> float | None:
        """The value of `一` and `二亿`, as they stand around a point."""
        tail = re.match(f"[{''.join(self.digits)}]+", decimals)
        scale = decimals[tail.end() :] if tail is not None else ""
        base = self._value(whole) if whole else 0.0
        if tail is None or base is None or any(char in self.digits for char in scale):
            return None
        return product(float(f"{int(base)}." + "".join(str(self.digits[char]) for char in tail[0])), scale_of(scale))

    def _value(self, run: str) -> float | None:
        """The value of a run of numerals, None where it is not a number."""
        if "点" in run or "點" in run:
            return self._decimal(*re.split("[点點]", run, maxsplit=1))
        if all(char in self.digits for char in run):
            return float("".join(str(self.digits[char]) for char in run))
        total = section = number = 0.0
        last = 1.0
        for place, char in enumerate(run):
            if char in self.digits:
                if place and run[place - 1] in self.digits and self.digits[run[place - 1]]:
                    return None
                number = self.digits[char]
                last = 1.0 if number == 0 else last
            elif char in TENS:
                section, last = section + TENS[char], 10.0
            elif char in SMALL:
                section += (number or 1) * SMALL[char]
                number, last = 0.0, SMALL[char]
            elif char == "万" and run[place - 1 : place] == char:
                total, last = total * LARGE[char], LARGE[char]  # 四万万
            else:
                base = section + number or (1.0 if not total else 0.0)
                total = (
                    (total + base) * LARGE[char]
                    if LARGE[char] > 1e4 and total < LARGE[char] and total
                    else total + base * LARGE[char]
                )
                section, number, last = 0.0, 0.0, LARGE[char]
        if number and last >= 100 and len(run) > 1 and run[-2] not in self.digits:
            number *= last / 10  # 三百五 is 350, 一万二 is 12000
        return total + section + number


def _between(start: int, end: int, low: float, high: float, factor: float) -> Number:
    """`十几`, `二十几亿`: more than the ten, less than the next."""
    low, high = product(low, factor), product(high, factor)
    return Number(start, end, (low + high) / 2, low, high, low, "words", is_scaled=True, qualifier="between")


def _with_later(text: str, end: int, raw: float, scale: str) -> tuple[float, int]:
    """The value and end of a whole number in digits with its scale and the smaller parts behind it: `1亿2千3百万`, `1万2000`, `2亿5`."""
    small = scale.rstrip("".join(LARGE))
    section, total = raw * scale_of(small), 0.0
    if scale != small:
        section, total = 0.0, product(section, scale_of(scale[len(small) :]))
    while raw.is_integer() and scale and (later := LATER.match(text, end)) is not None and _is_below(later, scale[-1]):
        section, end, scale = (
            section + int(later[1]) * scale_of(later[2] or ""),
            later.end(),
            (later[2] or "") + (later[3] or ""),
        )
        if later[3]:
            section, total = 0.0, total + product(section, LARGE[later[3]])
    rest = REST.match(text, end) if scale and scale[-1] in LARGE else None
    if rest is not None:
        return total + int(rest[0]) * LARGE[scale[-1]] / 10, rest.end()
    return section + total, end


def _is_below(later: re.Match[str], scale: str) -> bool:
    """Whether a part belongs to the number with this scale before it: one without a scale has as many digits as that has zeros, or follows `零`."""
    floor = scale_of(scale)
    is_placed = later[0].startswith("零") or bool(later[2] or later[3]) or 10 ** len(later[1]) == floor
    is_smaller = scale in SMALL or not later[3] or LARGE[later[3]] < floor
    return is_placed and is_smaller and int(later[1]) * scale_of(later[2] or "") < floor


def scale_of(chars: str) -> float:
    """The product of scale characters: `万亿` is 1e12."""
    factor = 1.0
    for char in chars:
        factor *= SMALL.get(char) or LARGE[char]
    return factor
