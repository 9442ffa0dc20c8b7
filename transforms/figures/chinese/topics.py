"""Of whom or what the clauses of a Chinese sentence speak: the noun phrase at the head of each clause."""

import re
from collections.abc import Iterable, Sequence

from seeds import References
from transforms.figures.chinese.clause import Clause, Name, Topic, told
from transforms.figures.chinese.dealings import FROM, PER_ONE, UNDER, Dealings
from transforms.figures.chinese.topic_phrases import OPENING, SCORED, TopicPhrases, any_of
from transforms.periods import Period
from transforms.records import Mention

CLAUSE = re.compile(r"[^，。；：！？,;!?\n]+")
HARD = frozenset("。；！？;!?\n")
QUOTED = re.compile(r"[“「『《]([^”」』》，。“「的了是不没还就要会我你很最]{2,8})[”」』》]")
COMPANY = re.compile(r"[\u4e00-\u9fffA-Za-z·]{2,20}?(?:股份有限公司|有限责任公司|有限公司|股份公司)")
ORGANISED = re.compile(r"(?:公司|企业|集团|厂商|机构|工作室|实验室|研究院|初创|创企|独角兽)[^，。]{0,6}$")
PRONOUNS = ("他", "她", "我", "你", "这", "那", "它", "每", "其", "该")
THIRD = ("他", "她", "他还", "她还", "他们")
TIMES = ("后", "前", "时", "期间", "以来", "之下", "情况下", "背景下", "过程中", "之际", "来看", "方面", "而言", "来说")
"""What a clause ends with that only says when or in what respect."""
COMPANIES = ("公司", "本公司", "集团", "本集团", "该公司", "该集团")
SOMEBODY = re.compile(r"[一某两三几][位名]|有[位名]|人士|网友")
ACTS = "在以则称与将也还已曾正获拟占持排位"
"""What follows a name of two characters rather than a verb: `灵犀以13.4%的份额`."""
GROUP = re.compile(
    r"(?:[两三四五六七八九十]|\d{1,3})[家大款名位](?!多|以)[\u4e00-\u9fff]{2,5}?(?=的|合计|均|都|分别|平均|共)"
)
DEFINITE = ("这家", "这款", "这一", "该")
SELF = re.compile(
    r"(?:表示|称|宣布|透露|披露|介绍|回应|公告|说|道|告诉[^，。]{1,8}|强调|公布|承诺|承认|坦言|坦陈|坦承)$"
)
"""Verbs with which companies speak of themselves; with the others of saying, observers speak of others."""
PIECE = re.compile(r"[^、和与及以跟]+")
LONG = 3
SHORT = 10
LONGEST = 26
"""Characters of a noun phrase that can be a topic."""


class ChineseTopics:
    """Finds the topics of sentences."""

    def __init__(self, references: References) -> None:
        self.phrases = TopicPhrases(references)
        reporters = [
            form
            for language, form, pattern in references.table("attribution_cues")
            .select("language", "forms", "pattern")
            .iter_rows()
            if language == "zh" and pattern == "verb"
        ]
        self._reporter = re.compile(
            rf"(?:{any_of(reporters)})(?:了|说|道)?$|(?:发布|公布)[^，。]{{0,10}}(?:数据|报告|统计|消息|公报)$|(?:告诉|回复|答复|透露给)[^，。\d]{{1,8}}$"
        )
        self._dealings = Dealings(*(self.phrases.words(kind) for kind in ("gives", "not_receiver", "invests")))
        self._said = re.compile(rf"(?:{any_of(reporters)})(?:了|说|道)?(?!的|者|人)")

    def clauses(
        self,
        plain: str,
        offset: int,
        mentions: Sequence[Mention],
        periods: Sequence[Period],
        known: Iterable[tuple[str, str]],
    ) -> tuple[Clause, ...]:
        """The clauses of a sentence that begins at `offset` of the article, in order; `known`: names without an entity, with their kinds."""
        names = self._names(plain, offset, mentions, known)
        found: list[Clause] = []
        section = reached = 0
        for match in CLAUSE.finditer(plain):
            section += bool(HARD & set(plain[reached : match.start()]))
            reached = match.end()
            start, end = match.span()
            said = self._words_of_person(plain, start, end, names)
            if said is not None:
                speaker = self._speaker(plain, start, said, names, periods, offset)
                found.append(Clause(start, said, section, None, None, None, speaker))
                start = said
            if self._reporter.search(match[0].rstrip("”」』 ")) is not None:
                speaker = self._speaker(plain, start, end, names, periods, offset)
                is_source = speaker is None and self.phrases.is_source(plain, start, end)
                found.append(Clause(start, end, section, None, None, None, speaker, is_source))
                continue
            topic, pronoun = self._topic(plain, start, end, names, periods, offset)
            launched = self._launched(plain, start, end, names, offset)
            parts = self._parts(plain, start, end, names, periods, offset)
            found.append(
                Clause(
                    start, end, section, topic, pronoun, launched, parts=parts,
                    receiver=self._receiver(plain, start, end, names, offset),
                    is_investing=self._dealings.is_investing(plain, start, end),
                    is_in_round=self._dealings.is_in_round(plain, start, end),
                )
            )  # fmt: skip
        return tuple(found)

    def _words_of_person(self, plain: str, start: int, end: int, names: list[Name]) -> int | None:
        """Where in a clause begins what a person in it says, thinks or reckons: `李明认为 | 实际成本不低于3000万美元`."""
        for verb in self._said.finditer(plain, start, end):
            before = [name for name in names if start <= name.start and name.end <= verb.start()]
            near = before[-1].end if before and before[-1].kind == "person" else None
            is_person = near is not None and verb.start() - near <= SHORT
            if (is_person or plain[start : verb.start()] in THIRD) and end - verb.end() > LONG:
                return verb.end()
        return None

    def _speaker(
        self, plain: str, start: int, end: int, names: list[Name], periods: Sequence[Period], offset: int
    ) -> Topic | None:
        """The company that speaks, or whose officer does: `星渚智能创始人任明哲表示`; not who only reports."""
        asked = FROM.search(plain, start, end)
        if asked is not None:
            inside = [n for n in names if asked.start("who") <= n.start and n.end <= asked.end("who")]
            return told(inside[0], offset) if inside and inside[0].kind == "organisation" else None
        if self.phrases.is_source(plain, start, end) or SELF.search(plain[start:end]) is None:
            return None
        at = self.phrases.begins(plain, start, end, periods)
        stop = self.phrases.officer(plain, at, end)
        inside = [n for n in names if at <= n.start and n.end <= (stop or end) and n.kind == "organisation"]
        if inside:
            return told(inside[0], offset)
        phrase = plain[at : stop or at]
        is_name = 1 < len(phrase) <= SHORT and phrase not in self.phrases.pronouns and not _is_pronoun(phrase)
        return Topic(offset + at, offset + at + len(phrase), None, "organisation") if is_name else None

    def _receiver(self, plain: str, start: int, end: int, names: list[Name], offset: int) -> Topic | None:
        """To whom a clause gives: a name, or the words for it."""
        span = self._dealings.receiver(plain, start, end)
        if span is None:
            return None
        named = next((n for n in names if span[0] <= n.start and n.end <= span[1]), None)
        return told(named, offset) if named is not None else Topic(offset + span[0], offset + span[1], None, None)

    def _parts(
        self, plain: str, start: int, end: int, names: list[Name], periods: Sequence[Period], offset: int
    ) -> tuple[Topic, ...]:
        """What `分别` deals figures out to: `华为云和百度智能云分别`."""
        dealt = plain.find("分别", start, end)
        if dealt < 0:
            return ()
        at = self.phrases.begins(plain, start, dealt, periods)
        inside = [name for name in names if at <= name.start and name.end <= dealt]
        if len(inside) > 1:
            return tuple(told(name, offset) for name in inside)
        pieces = [(m.start(), m.end()) for m in PIECE.finditer(plain, at, dealt) if m.end() - m.start() > 1]
        return tuple(Topic(offset + s, offset + e, None, None) for s, e in pieces) if len(pieces) > 1 else ()

    def _names(
        self, plain: str, offset: int, mentions: Sequence[Mention], known: Iterable[tuple[str, str]]
    ) -> list[Name]:
        """Entities that are no places, companies by their legal form, what is quoted, and names known from before."""
        names = [Name(m.start - offset, m.end - offset, m.entity_id, m.kind) for m in mentions if m.kind != "place"]
        others = [Name(*match.span(), None, "organisation") for match in COMPANY.finditer(plain)]
        others += [
            Name(*match.span(1), None, "organisation" if ORGANISED.search(plain, 0, match.start()) else "product")
            for match in QUOTED.finditer(plain)
            if self.phrases.stops(plain, *match.span(1), ()) == match.end(1)
        ]
        for name, kind in known:
            others += [Name(*match.span(), None, kind) for match in re.finditer(re.escape(name), plain)]
        for other in others:
            if not any(name.start < other.end and other.start < name.end for name in names):
                names.append(other)
        return sorted(names, key=lambda name: name.start)

    def _topic(
        self, plain: str, start: int, end: int, names: list[Name], periods: Sequence[Period], offset: int
    ) -> tuple[Topic | None, str | None]:
        """The topic of a clause, or the pronoun for one."""
        at = self.phrases.begins(plain, start, end, periods)
        own = [name for name in names if at <= name.start and name.end <= end]
        owners = [name for name in own if self.phrases.is_owner(plain, name.end, end)]
        if owners:
            return told(owners[-1], offset), None
        group = GROUP.match(plain, at, end)
        if group is not None:
            return Topic(offset + group.start(), offset + group.end(), None, None), None
        if self.phrases.is_adverbial(plain, at, end) and not any(name.start == at for name in own):
            return None, None
        spans = [(name.start, name.end) for name in own]
        stop = self.phrases.stops(plain, at, end, spans)
        head = self.phrases.behind_relative(plain, at, stop, end, spans)
        if head != at:
            at, stop = head, self.phrases.stops(plain, head, end, spans)
        elif plain[at:stop].endswith("的") and not self.phrases.is_measured(plain, stop) and not plain[stop].isdigit():
            return None, None  # 注销的却有
        return self._phrase(plain, at, stop, end, own, offset)

    def _phrase(
        self, plain: str, at: int, stop: int, end: int, names: list[Name], offset: int
    ) -> tuple[Topic | None, str | None]:
        """A noun phrase as a topic: a name in it, else all of it; nothing but itself for a pronoun."""
        inside = [name for name in names if at <= name.start and name.end <= stop]
        scored = [name for name in inside if _is_scored(plain, name)]
        if any(name.start == at and name.end == stop for name in scored):
            return None, None
        inside = [name for name in inside if name not in scored]
        under = _under(plain, inside[-1].end, stop) if inside else None
        if under is not None:
            return Topic(offset + under, offset + stop, None, None), None
        if inside and plain.startswith(DEFINITE, at) and plain.startswith("的", inside[-1].end):
            return None, plain[at:stop]
        if inside:
            return told(inside[-1], offset), None
        return self._unnamed(plain, at, stop, end, offset)

    def _unnamed(self, plain: str, at: int, stop: int, end: int, offset: int) -> tuple[Topic | None, str | None]:
        """A noun phrase without a name as a topic, or the pronoun that it is."""
        while stop > at and plain[stop - 1] in OPENING:
            stop -= 1
        if self.phrases.is_measured(plain, stop):
            stop = self.phrases.unmodified(plain, at, stop)
        if PER_ONE.fullmatch(plain, at, stop):
            return None, None
        phrase = plain[at:stop].rstrip("的")
        stop = at + len(phrase)
        if phrase.startswith(COMPANIES):
            return None, COMPANIES[0]
        if phrase in self.phrases.pronouns or phrase in self.phrases.things or _is_pronoun(phrase):
            return None, phrase
        if phrase in self.phrases.modifiers:
            return None, None
        is_time = (stop >= end and phrase.endswith(TIMES)) or phrase.endswith(("时", "之后", "之前", "以来"))
        is_time = is_time or (phrase.endswith("后") and len(phrase) > LONG)
        is_short = len(phrase) < 3 and not self.phrases.is_thing(phrase) and plain[stop : stop + 1] not in tuple(ACTS)
        is_short = is_short and not self.phrases.announces(plain, stop)
        if (
            is_time
            or is_short
            or SOMEBODY.search(phrase) is not None
            or set("“”「」") & set(phrase)
            or not 1 < len(phrase) <= LONGEST
        ):
            return None, None
        kind = "organisation" if self.phrases.is_company(plain, at, stop, end) else None
        return Topic(offset + at, offset + stop, None, kind), None

    def _launched(self, plain: str, start: int, end: int, names: list[Name], offset: int) -> Topic | None:
        """What a verb of launching brings."""
        at = self.phrases.launch_end(plain, start, end)
        behind = [name for name in names if at is not None and at <= name.start and name.end <= end]
        return told(behind[-1], offset) if behind and behind[-1].kind != "person" else None


def _is_pronoun(phrase: str) -> bool:
    """Whether a phrase begins with a pronoun; `我国` is a country."""
    return phrase.startswith(PRONOUNS) and not phrase.startswith(("我国", "我省", "我市", "其他"))


def _is_scored(plain: str, name: Name) -> bool:
    """Whether a name is that of a test, list or site by which something else is judged: `LiveCodeBench | 得分`, `GitHub | 星标`."""
    is_judge = name.kind != "organisation" or plain.startswith("星标", name.end)
    return is_judge and SCORED.match(plain, name.end) is not None


def _under(plain: str, at: int, stop: int) -> int | None:
    """Where the body begins that belongs to the name that ends at `at`: `小米旗下 | 金融公司`."""
    if not plain.startswith(UNDER, at):
        return None
    start = at + len(UNDER) + plain.startswith("的", at + len(UNDER))
    return start if stop > start + 1 else None
