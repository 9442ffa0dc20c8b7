"""Shapes of Chinese period expressions."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from transforms.periods.calendar import Span, around, back, day_of, latest, latest_day, months, part_of_year
from transforms.periods.shapes import Named, Resolve, groups_of, shape_of

Found = tuple[int, int, date | None, date | None]
SPRING = 4
"""The month before which reports on a whole year speak of the last one."""


class ChineseShapes:
    """One expression for each shape, each followed by the method that resolves it."""

    def __init__(self, rows: Sequence[tuple[str, str, str, str]]) -> None:
        self._words: dict[str, dict[str, str]] = {}
        for language, kind, word, value in rows:
            if language == "zh":
                self._words.setdefault(kind, {})[word] = value
        self._shapes = [(shape_of(rf"(?<!\d)(?:{shape})"), resolve) for shape, resolve in self._table()]
        self._read_around(self._one_of("year"))

    def _table(self) -> list[tuple[str, Resolve]]:
        """Each shape beside what resolves it."""
        relative = self._one_of("year")
        digit = "[1-4" + "".join(self._words["digit"]) + "]"
        year = rf"(?:(?P<year>(?:19|20)\d\d) ?(?P<fiscal>财)?年度?|(?P<relative>{relative}))"
        month = rf"(?:(?P<month>\d{{1,2}}) ?月份?|(?P<named>{self._one_of('month')})份?)"
        return [
            (rf"{year}?的?{month}(?P<day>\d{{1,2}}) ?[日号]", self._day),  # 2023年11月18日 · 11月18日
            (r"(?P<year>(?:19|20)\d\d)[-/](?P<month>\d{1,2})[-/](?P<day>\d{1,2})(?!\d)", self._day),
            (
                rf"{year}?的?(?P<first>\d{{1,2}})月?(?:[-—–~～至到]|——)(?P<last>\d{{1,2}}) ?月份?(?!\d)",
                self._run,
            ),  # 2024年1至9月 · 1-5月
            (rf"{year}?的?{month}(?P<edge>底|末|初)?", self._month),  # 2024年6月 · 6月底
            (
                rf"{year}?的?第?(?P<number>{digit}) ?(?P<kind>季度|财季|季)(?P<edge>末|底)?",
                self._part,
            ),  # 2023年第一季度 · 三季度
            (rf"{year}?[Qq](?P<number>[1-4])(?![\w.])(?P<kind>)", self._part),  # 2023年Q1
            (r"(?P<year>(?:19|20)\d\d) ?[Qq](?P<number>[1-4])(?![\w.])(?P<kind>)", self._part),  # 2025Q1
            (r"(?P<year>(?:19|20)\d\d) ?H(?P<number>[12])(?![\w.])", self._half),  # 2025H1
            (rf"{year}?的?(?P<kind>上半年|下半年)(?P<edge>末)?", self._part),  # 去年上半年
            (r"(?:预计|有望|力争|今年|目标)[^，。\d]{0,4}(?P<whole>全年)", self._whole),  # 预计全年
            (
                rf"{year}?的?前(?P<count>\d{{1,2}}|[{''.join(self._words['digit'])}])(?P<span>季度|个季度|个月)",
                self._first,
            ),  # 前三季度 · 前9个月
            (r"(?P<year>(?:19|20)\d\d)年?(?:[-—–~～至到]|——)(?P<last>(?:19|20)\d\d)年", self._years),  # 2020年至2024年
            (rf"{year}(?P<edge>年底|底|末|年末|初|年初)?", self._year),  # 2023年 · 去年 · 2025年底
            (rf"{year}?的?(?P<whole>全年)", self._whole),  # 2024年全年
            (r"(?<![月\d年])(?P<day>[1-9]|[12]\d|3[01])日(?![元圆币本均活前内后间留游年])", self._alone),  # 28日
            (r"(?P<edge>年底|年末)", self._year),
            (
                rf"(?P<ago>过去|近|最近|未来|今后|此后)(?P<count>\d{{1,2}}|[{''.join(self._words['digit'])}])?(?P<span>年|个月|个季度|周)",
                self._trailing,
            ),
            (r"(?P<to_date>今年以来|年初至今|年初以来)", self._to_date),
            *[(f"(?P<{kind}>{self._one_of(kind)})", self._around) for kind in self._words if kind.startswith("span_")],
        ]

    def _read_around(self, relative: str) -> None:
        """What stands beside a shape and changes what it means."""
        self._same = re.compile(rf"(?:{relative})(?:同期|同月|同季)")
        self._base = re.compile("(?:" + self._one_of("base") + ")$")
        self._since = re.compile("以来|至今")
        self._until = re.compile(self._one_of("until"))
        self._limit = re.compile(rf"(?<![升降增涨跌减滑扩达缩调高低落])(?P<limit>{self._one_of('limit')}) ?$")

    def _one_of(self, kind: str) -> str:
        return "|".join(sorted((re.escape(word) for word in self._words[kind]), key=len, reverse=True))

    def found(self, text: str, published_on: date | None) -> Iterator[Found]:
        """Every expression with its days; where it is only compared with, or not to be resolved, both days are None."""
        for match in self._same.finditer(text):  # 去年同期: only compared with
            yield match.start(), match.end(), None, None
        for shape, resolve in self._shapes:
            for match in shape.finditer(text):
                before = text[max(0, match.start() - 6) : match.start()]
                limit = self._limit.search(before)
                side = self._words["limit"][limit["limit"]] if limit is not None else None
                start = match.start() - len(limit[0]) if limit is not None else match.start()
                span = resolve(Named(groups_of(match), published_on, side == "end"))
                side = "end" if side == "reached" else side
                until = self._until.match(text, match.end()) if side is None and match.lastgroup != "last" else None
                if until is not None:
                    side = self._words["until"][until[0]]
                if self._since.match(text, match.end()) and span is not None and published_on is not None:
                    yield start, match.end(), span[0], max(published_on, span[0])
                    continue
                if span is None or (self._base.search(before) and match.lastgroup != "last"):
                    yield match.start(), match.end(), None, None
                else:
                    yield start, match.end(), None if side == "end" else span[0], None if side == "start" else span[1]

    def _number(self, word: str | None) -> int:
        if not word:
            return 1
        return int(word) if word.isdigit() else int(self._words["digit"][word])

    def _year_of(self, named: Named) -> int | None:
        if named.words.get("year"):
            return int(named.words["year"])
        if named.words.get("relative") and named.published_on is not None:
            return named.published_on.year + int(self._words["year"][named.words["relative"]])
        return None

    def _month_of(self, named: Named) -> int:
        word = named.words.get("named")
        return int(self._words["month"][word]) if word else int(named.words["month"])

    def _run(self, named: Named) -> Span | None:
        """Months of one year; without a year those of the latest that had begun."""
        year = self._year_of(named)
        first, last = int(named.words["first"]), int(named.words["last"])
        if year is None and named.published_on is not None and not named.words.get("relative"):
            year = named.published_on.year - (last > named.published_on.month)
        return None if year is None else months(year, first, last)

    def _half(self, named: Named) -> Span | None:
        return part_of_year(int(named.words["year"]), "half", int(named.words["number"]))

    def _whole(self, named: Named) -> Span | None:
        """`全年`: the year named, else that of publication, in its first months the one before unless it is expected."""
        year, day = self._year_of(named), named.published_on
        if year is None and day is not None:
            year = day.year - (day.month < SPRING and named.words["all"] == "全年")
        return None if year is None else part_of_year(year, "year", 1)

    def _alone(self, named: Named) -> Span | None:
        """A day without a month: the latest."""
        day, today = int(named.words["day"]), named.published_on
        if today is None:
            return None
        month = today if day <= today.day else today.replace(day=1) - timedelta(days=1)
        found = day_of(month.year, month.month, day)
        return None if found is None else (found, found)

    def _day(self, named: Named) -> Span | None:
        month, day, year = self._month_of(named), int(named.words.get("day", "")), self._year_of(named)
        if year is None and named.words.get("relative"):
            return None
        if year is not None:
            found = day_of(year, month, day)
        else:
            found = (
                None
                if named.published_on is None
                else latest_day(month, day, named.published_on, is_ahead=named.is_ahead)
            )
        return None if found is None else (found, found)

    def _month(self, named: Named) -> Span | None:
        month, year = self._month_of(named), self._year_of(named)
        if not 1 <= month <= 12 or (named.published_on is None and year is None):
            return None
        if year is not None:
            span = part_of_year(year, "month", month)
        else:
            ahead = named.is_ahead and not named.words.get("edge", "")
            span = None if named.published_on is None else latest("month", month, named.published_on, is_ahead=ahead)
        if span is None or not named.words.get("edge", ""):
            return span
        return (span[0], span[0]) if named.words.get("edge", "") == "初" else (span[1], span[1])

    def _part(self, named: Named) -> Span | None:
        if named.published_on is None and not named.words.get("year", ""):
            return None
        is_half = named.words.get("kind", "").endswith("半年")
        kind = "half" if is_half else "quarter"
        number = (
            (1 if named.words.get("kind", "")[0] == "上" else 2)
            if is_half
            else self._number(named.words.get("number", ""))
        )
        year = self._year_of(named)
        if year is not None:
            span = part_of_year(year, kind, number) if number <= 4 else None
        else:
            day = named.published_on
            span = None if day is None else latest(kind, number, day, is_ahead=named.is_ahead)
        return (span[1], span[1]) if span is not None and named.words.get("edge") else span

    def _first(self, named: Named) -> Span | None:
        year = self._year_of(named) or (named.published_on.year if named.published_on is not None else None)
        count = self._number(named.words.get("count", "")) * (1 if named.words.get("span", "") == "个月" else 3)
        return None if year is None else months(year, 1, count)

    def _years(self, named: Named) -> Span | None:
        first, last = (
            part_of_year(int(named.words.get("year", "")), "year", 1),
            part_of_year(int(named.words.get("last", "")), "year", 1),
        )
        return (first[0], last[1]) if first is not None and last is not None and first < last else None

    def _year(self, named: Named) -> Span | None:
        year = self._year_of(named)
        if year is None and named.published_on is not None and named.words["all"] in ("年底", "年末"):
            year = named.published_on.year
        span = None if year is None else part_of_year(year, "year", 1)
        if span is None or not named.words.get("edge", ""):
            return span
        return (span[0], span[0]) if named.words.get("edge", "").endswith("初") else (span[1], span[1])

    def _trailing(self, named: Named) -> Span | None:
        if named.published_on is None:
            return None
        kind = {"年": "year", "个月": "month", "个季度": "quarter", "周": "week"}[named.words.get("span", "")]
        is_future = named.words.get("ago", "") in ("未来", "今后", "此后")
        other = back(named.published_on, kind, self._number(named.words.get("count", "")) * (-1 if is_future else 1))
        if other is None:
            return None
        return (named.published_on + timedelta(days=1), other) if is_future else (other, named.published_on)

    def _to_date(self, named: Named) -> Span | None:
        return None if named.published_on is None else (date(named.published_on.year, 1, 1), named.published_on)

    def _around(self, named: Named) -> Span | None:
        kind = next(name for name in named.words if name.startswith("span_"))
        step = int(self._words[kind][named.words["all"]])
        return None if named.published_on is None else around(kind.removeprefix("span_"), step, named.published_on)
