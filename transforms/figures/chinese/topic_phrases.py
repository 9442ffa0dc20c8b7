"""Where the noun phrase at the head of a Chinese clause begins and ends; no words are cut."""

import re
from collections.abc import Iterable, Sequence

from seeds import References
from transforms.periods import Period

Spans = Sequence[tuple[int, int]]
SHARE = re.compile(r"(?:约|仅|只|已|共|将|也|还|均|合计|累计|一共|大约|要|会|能|就){0,3}(?:占比?|份额)")
NUMBER = r"[\d零一二两三四五六七八九十百千万亿半几数]+(?:[%.％\d个家名款多余]|分之|成|倍|万|亿)|一半|半数|过半|减半|翻[一两]?[番倍]"
ENUMERATED = r"[一二三四五六七八九十\d]{1,2}[)）、.](?!\d)"
SPAN = r"(?:过去|未来|近|最近|在)?[\d一二两三四五六七八九十半几数]{1,3}个?(?:年|月|季度|天|周|小时|日|分钟)"
WITHIN = SPAN + r"(?:之内|以内|之后|以后|之前|内|前|后|来|间|里|中)?(?![\d期])"
SCORED = re.compile(r" ?(?:v?[\d.]{1,12})?(?:得分|评分|跑分|成绩|榜单|排行榜|测试|基准|星标|热榜|上的|上|中)")
"""What follows the name of a test, which is no topic of its scores."""
WITH = re.compile(r"(?:先后|分别)?[与和跟同][^，。]{2,30}?(?:签约|签署|合作|达成|联手|组建|成立|展开|签订)")
"""With whom something is done, who is no part of the topic."""
SHORT = 10
"""Characters of a company's name."""
OPENING = "“”「」『』（）()《》\"'、的 \t-–—•·"


class TopicPhrases:
    """Finds the borders of topics by the words of `topic_words`."""

    def __init__(self, references: References) -> None:
        words: dict[str, list[str]] = {}
        for language, kind, word in references.table("topic_words").iter_rows():
            if language == "zh":
                words.setdefault(kind, []).append(word)
        whole = f"(?P<word>{any_of([*words['compound'], *words['measured']])})"
        self.pronouns = frozenset(words["pronoun"])
        self.things = frozenset(words["thing_pronoun"])
        self._lead = re.compile(rf"{ENUMERATED}|{WITHIN}|(?:{any_of(words['lead'])})+")
        self._adverbial = re.compile(any_of(words["adverbial"]))
        self._predicate = re.compile(rf"{whole}|{any_of(words['predicate'])}|(?<![A-Za-z.\d-])(?:{NUMBER}|\d)")
        self._measured = tuple(sorted(words["measured"], key=len, reverse=True))
        self.modifiers = tuple(sorted(words["modifier"], key=len, reverse=True))
        self._source = re.compile(any_of(words["source"]))
        self._officer = re.compile(any_of(words["officer"]))
        self._company = re.compile(rf"[^，。]{{0,12}}?(?:{any_of(words['company_sign'])})")
        self._signs = tuple(words["company_sign"])
        self._common = tuple(words["common"])
        self._counted = frozenset(
            form for language, form, _, _ in references.table("counted_nouns").iter_rows() if language == "zh"
        )
        self._owned = re.compile(
            rf"(?:的|旗下|主力|系列|模型|产品|业务|整体|平均|[a-z0-9 .-]){{0,4}}(?:{any_of(words['measured'])})",
            re.IGNORECASE,
        )
        self._launch = re.compile(any_of(words["launch"]))
        self._words = words

    def words(self, kind: str) -> tuple[str, ...]:
        """The words of one kind."""
        return tuple(self._words[kind])

    def begins(self, plain: str, start: int, end: int, periods: Sequence[Period]) -> int:
        """Where the phrase begins, behind connectives and times."""
        at = start
        while True:
            while at < end and plain[at] in OPENING:
                at += 1
            period = next((p for p in periods if p.start <= at < p.end <= end), None)
            lead = self._lead.match(plain, at, end)
            if period is not None:
                at = period.end
            elif lead is not None and lead.end() > at:
                at = lead.end()
            else:
                return at

    def stops(self, plain: str, at: int, end: int, names: Spans) -> int:
        """Where the phrase ends: at the predicate, or at what is measured, unless that has a share (`研发人员占比`)."""
        stop = _first(self._predicate, plain, at, end, names)
        joined = WITH.search(plain, at, end)
        stop = joined.start() if joined is not None and at < joined.start() < stop else stop
        share = SHARE.search(plain, at, end)
        if share is not None and share.start() <= stop:
            return share.start()
        while word := next((w for w in self._measured if plain.endswith(w, at, stop)), ""):
            stop -= len(word)
        return stop

    def is_adverbial(self, plain: str, at: int, end: int) -> bool:
        """Whether the clause begins with a preposition or subordinator, so that it has no topic of its own."""
        return self._adverbial.match(plain, at, end) is not None

    def is_measured(self, plain: str, at: int) -> bool:
        """Whether the name of something measured begins here."""
        return plain.startswith(self._measured, at)

    def is_measure(self, phrase: str) -> bool:
        """Whether a phrase ends in what is measured or in a respect that is no thing: `价格`, `业绩`."""
        return phrase.endswith((*self._measured, *self._words["respect"]))

    def is_owner(self, plain: str, at: int, end: int) -> bool:
        """Whether a name that ends at `at` is followed by what is measured of it."""
        return self._owned.match(plain, at, end) is not None and SCORED.match(plain, at) is None

    def behind_relative(self, plain: str, at: int, stop: int, end: int, names: Spans) -> int:
        """Where the head begins behind a clause that describes it (`面向企业的写作平台`), else `at`."""
        of = plain.find("的", stop, end)
        if of < 0 or stop - at > 6 or self.is_measured(plain, stop) or any(first < of < last for first, last in names):
            return at
        is_counted = re.search(NUMBER, plain[stop:of]) is not None or "是" in plain[stop:of] or "为" in plain[stop:of]
        follows = self.stops(plain, of + 1, end, names)
        return of + 1 if follows > of + 2 and not is_counted else at

    def unmodified(self, plain: str, at: int, stop: int) -> int:
        """Where the phrase ends without the modifiers that belong to what is measured (`付费`用户)."""
        while word := next((w for w in self.modifiers if plain.endswith(w, at, stop)), ""):
            stop -= len(word)
        return stop

    def is_source(self, plain: str, start: int, end: int) -> bool:
        """Whether a clause of saying names a report, an observer or a medium, of whom the figures are not."""
        return self._source.search(plain, start, end) is not None

    def announces(self, plain: str, at: int) -> bool:
        """Whether what companies do or have follows right behind a short name: `苹果公布`."""
        return plain.startswith(self._signs, at)

    def is_counted(self, phrase: str) -> bool:
        """Whether a phrase is a noun of things counted."""
        return phrase in self._counted

    def is_thing(self, phrase: str) -> bool:
        """Whether a short phrase names things that are counted, or is a name in letters."""
        return phrase in self._counted or any(char.isascii() and char.isalnum() for char in phrase)

    def officer(self, plain: str, at: int, end: int) -> int | None:
        """Where the title of somebody who speaks for a company begins, behind the company's name."""
        match = self._officer.search(plain, at, end)
        return None if match is None else match.start()

    def is_company(self, plain: str, at: int, stop: int, end: int) -> bool:
        """Whether a short phrase must be a company's name by what is said of it: that it was founded, earned or announced something."""
        is_short = 2 < stop - at <= SHORT and "的" not in plain[at:stop] and not plain.endswith(self._common, at, stop)
        return is_short and self._company.match(plain, stop, end) is not None

    def launch_end(self, plain: str, start: int, end: int) -> int | None:
        """Where a verb of launching ends, behind which something new is named."""
        last = None
        for match in self._launch.finditer(plain, start, end):
            last = match.end()
        return last


def _first(shape: re.Pattern[str], plain: str, at: int, end: int, names: Spans) -> int:
    """Where the shape stands first outside names, or `end`."""
    return next(
        (
            match.start()
            for match in shape.finditer(plain, at, end)
            if match["word"] is None and not any(first <= match.start() < last for first, last in names)
        ),
        end,
    )


def any_of(words: Iterable[str]) -> str:
    """An expression of alternatives, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
