"""Attribution in Chinese, by cues, punctuation and known names; no words are cut."""

import re

from transforms.claims.chinese_claimants import ABOUT, LEAD, ChineseClaimants
from transforms.claims.chinese_marks import (
    Reported,
    after,
    alternatives,
    chunk_start,
    content_start,
    cut,
    reported,
    stripped,
)
from transforms.claims.chinese_sources import LEARNT, ChineseSources
from transforms.claims.cues import Cues
from transforms.claims.drafts import Passage
from transforms.claims.lexicon import Speakers
from transforms.claims.spoken import Span

_BORDER = "，。；：！？、,;:!?\n"
_QUOTES = '“”「」『』"'
_MOST = 24
"""How many attributions are read in one sentence."""
_ADDRESSED = frozenset({"告诉", "回复", "答复", "回答"})
_ANSWERED = re.compile(
    r"(回答|说法|看法|观点|判断|解释|回应|理由|答案|评价|建议|结论|描述|总结|态度|体会|感受)[^，。：:“「]{0,8}$"
)
_OBJECT = re.compile(
    r"[^，。：“”]{1,24}(?:报|报告|公告|名单|方案|计划|数据|结果|业绩|预案|声明|细节|消息|情况|时间表|议案|文件)[。！]?$"
)
"""A thing made known rather than what is said of it: `披露2025年半年报`."""
_RESULTS = re.compile(r"[^，。：“”]{0,20}(?:业绩|财报|报告|年报|半年报|季报|三季报|中报|快报|招股书)(?=[，。])")
_PUBLISHED = frozenset({"披露", "公布", "公告", "宣布"})
_SHOWN = frozenset({"披露", "公布", "公告", "宣布", "介绍", "透露", "发布", "提到", "谈到", "谈及", "强调", "确认"})
_REVISING = "将把则也还已又近日在"
_REVISED = re.compile(
    r"(?:则|也|还|已|又|近日|日前|在[^，]{2,24}中)?([将把][^，。；]{0,30}?(?:预测|预期|评级|目标价|展望|指引|预估|预计)[^，。；]{0,24}?(上调|下调|调高|调低|调升|调降|维持))"
)


class ChineseAttribution:
    """Reads who says what in one Chinese sentence."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = {cue.words[0]: cue for cue in cues.forms["verb"]}
        self._not_said = alternatives(cue.words[0] for cue in cues.forms["not_said"])
        self._not_before = tuple(cue.words[0] for cue in cues.forms["not_before"])
        self._verb = alternatives(cue.words[0] for cue in cues.forms["verb"])
        self._source = alternatives(cue.words[0] for cue in cues.forms["source"])
        self._claimants = ChineseClaimants(speakers)
        self._sources = ChineseSources(cues, self._claimants)

    def label(self, passage: Passage) -> Span | None:
        """Who answers in an interview: the name before a colon that opens a paragraph, `林知远：` and no quotation."""
        text, start = passage.text, passage.start
        colon = next((at for at in range(start, min(passage.end, start + 14)) if text[at] in "：:"), None)
        opens = start == 0 or text[start - 1] == "\n"
        if colon is None or not opens or text[colon + 1 : colon + 2] in tuple('“「『"'):
            return None
        return (start, colon) if self._claimants.is_person(text[start:colon]) else None

    def read(self, passage: Passage) -> list[Reported]:
        """The attributions in order of the text, none inside speech."""
        found: list[Reported] = []
        ends = {max(quote.outer_start, passage.start): quote.outer_end for _, quote in passage.speech}
        at = passage.start
        while at < passage.end and len(found) < _MOST:
            if at in ends:
                at = ends[at]
                continue
            reported = self._at(passage, at, found[-1] if found else None)
            if reported is None:
                at += 1
                continue
            if found and found[-1].start < reported.begins < found[-1].end and found[-1].quotation is None:
                found[-1] = cut(passage, found[-1], reported.begins)
            found += [opened for opened in _opened(passage, reported) if not _is_told(opened, found)]
            found.append(reported)
            at = reported.start if reported.start > at else reported.cue[1]
        return [reported for reported in found if reported.end - reported.start >= 2]

    def _at(self, passage: Passage, at: int, last: Reported | None) -> Reported | None:
        source = self._source.match(passage.text, at, passage.end)
        if source is not None and chunk_start(passage, at) == at:
            return self._sources.by_source(passage, source)
        if passage.text[at] == "在" and chunk_start(passage, at) == at:
            return self._sources.in_view(passage, at)
        if passage.text[at] in "：:":
            return self._colon(passage, at)
        if passage.text[at] in _REVISING and (revised := self._revised(passage, at)) is not None:
            return revised
        learnt = LEARNT.match(passage.text, at, passage.end)
        if learnt is not None:
            return self._sources.learnt(passage, learnt)
        verb = self._verb.match(passage.text, at, passage.end)
        if verb is None or self._looks_only(passage, verb):
            return None
        return self._by_verb(passage, verb, last)

    def _looks_only(self, passage: Passage, verb: re.Match[str]) -> bool:
        other = self._not_said.match(passage.text, verb.start(), passage.end)
        if other is not None and other.end() >= verb.end():
            return True
        if verb.group() in _PUBLISHED and _RESULTS.match(passage.text, verb.end(), passage.end):
            return True
        if verb.group() in _SHOWN and _OBJECT.fullmatch(passage.text, verb.end(), passage.end):
            return True
        if verb.group() == "公告" and passage.text[verb.end() : verb.end() + 1] not in tuple("，：:,"):
            return True
        before = passage.text[max(passage.start, verb.start() - 6) : verb.start()]
        return verb.group()[0] in "称说" and before.endswith(self._not_before)

    def _by_verb(self, passage: Passage, verb: re.Match[str], last: Reported | None) -> Reported | None:
        cue = self._cues[verb.group()]
        is_addressed = verb.group() in _ADDRESSED
        start = content_start(passage, verb.end(), addressed=is_addressed)
        mark = start - 1 if is_addressed and passage.text[start - 1] in "，：:,“「" else verb.end()
        claimant, begins = self._claimants.before(passage, verb, cue, mark=mark)
        closes = start >= passage.end or passage.text[start : start + 1] in "。！"
        if closes:
            return self._closing(passage, verb, claimant, begins)
        if (
            claimant is None
            and begins == verb.start()
            and last is not None
            and passage.text[begins - 1] in "，,并还"
            and cue.subject == "any"
        ):
            claimant = last.claimant
        if claimant is None and ("bare" not in cue.frames or self._is_noun(passage, verb)):
            return None
        return reported(passage, claimant, (verb.start(), verb.end()), start, begins, cue)

    @staticmethod
    def _is_noun(passage: Passage, verb: re.Match[str]) -> bool:
        """Whether a forecast without a speaker is but named: `该预测`, `按我们的测算`; what is expected may stand before `预计` alone."""
        start = chunk_start(passage, verb.start())
        lead = LEAD.match(passage.text, start, verb.start())
        start = start if lead is None else lead.end()
        return ABOUT.match(passage.text, start) is not None or (start < verb.start() and verb.group() != "预计")

    def _closing(self, passage: Passage, verb: re.Match[str], claimant: Span | None, begins: int) -> Reported | None:
        """`“……”，杨植麟说。`: the content stands before."""
        if claimant is None:
            return None
        for number, quote in reversed(passage.speech):
            if quote.outer_end <= claimant[0] and not passage.text[quote.outer_end : begins].strip("，, "):
                start, end = passage.inner(quote)
                return Reported(claimant, (verb.start(), verb.end()), start, end, begins, None, number)
        return None

    def _colon(self, passage: Passage, at: int) -> Reported | None:
        """`李彦宏：“……”`, `他的回答很简单：“……”`: a name before the colon and speech behind it."""
        opened = after(passage, at + 1)
        speech = next(((n, q) for n, q in passage.speech if q.outer_start == opened), None)
        start = chunk_start(passage, at)
        phrase = passage.text[start:at]
        if speech is None or not 1 < len(phrase) <= 30:
            return None
        first, last = passage.inner(speech[1])
        answered = _ANSWERED.search(passage.text, start, at)
        if answered is not None:
            of = self._claimants.name_end(passage.text, start, answered.start())
            if of is not None:
                return Reported((start, of), answered.span(1), first, last, start, None, speech[0])
        short = len(phrase) <= 4 and start == passage.start
        if not short and not self._claimants.names(passage, start, at):
            return None
        return Reported((start, at), (at, at + 1), first, last, start, None, speech[0])

    def _revised(self, passage: Passage, at: int) -> Reported | None:
        """`海湾银行将出货预测从五万台下调到四万台`: who cuts or raises a forecast says what it is."""
        match = _REVISED.match(passage.text, at, passage.end)
        start = chunk_start(passage, at)
        while start < at and (lead := LEAD.match(passage.text, start, at)) is not None and lead.end() < at:
            start = lead.end()
        end = self._claimants.trimmed(passage, start, at)
        if match is None or not self._claimants.names(passage, start, end, may_be_pronoun=True):
            return None
        first, last = stripped(passage, match.start(1), passage.end)
        return Reported((start, end), match.span(2), first, last, start, "prediction")


def _is_told(opened: Reported, found: list[Reported]) -> bool:
    """Whether a quotation before a tag has a speaker already."""
    return any(one.start <= opened.start and opened.end <= one.end for one in found)


def _opened(passage: Passage, reported: Reported) -> list[Reported]:
    """The quotation right before a tag that another one follows: `“……。”他说，“……。”`."""
    if reported.claimant is None:
        return []
    before = [(n, q) for n, q in passage.speech if n != reported.quotation and q.outer_end <= reported.begins]
    if not before or passage.text[before[-1][1].outer_end : reported.begins].strip("，, "):
        return []
    number, quote = before[-1]
    if quote.start < passage.start or reported.start < quote.start:
        return []
    start, end = passage.inner(quote)
    return [Reported(reported.claimant, reported.cue, start, end, reported.begins, reported.shade, number)]
