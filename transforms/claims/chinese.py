"""Attribution in Chinese, by cues, punctuation and known names; no words are cut."""

import re

from transforms.claims.chinese_marks import (
    Reported,
    after,
    alternatives,
    chunk_start,
    content_start,
    cut,
    reported,
)
from transforms.claims.cues import Cue, Cues
from transforms.claims.drafts import Passage
from transforms.claims.lexicon import Speakers
from transforms.claims.spoken import Span

_BORDER = "，。；：！？、,;:!?\n"
_QUOTES = '“”「」『』"'
_LONGEST = 40
_MOST = 24
"""How many attributions are read in one sentence."""
_LEAD = re.compile(
    r"(?:近日|日前|此前|此外|同时|其中|对此|不过|但是|但|而且|而|另外|因此|今日|昨日|今天|昨天|当天|随后|然而|并且|并|目前|例如|比如|其实|事实上"
    r"|\d{1,4}年|\d{1,2}月|\d{1,2}日|在?[^，]{0,24}(?:会上|论坛上|大会上|采访时|采访中|期间|发布会上|演讲中))+，?"
)
_TRAIL = re.compile(
    r"(?:还|也|则|曾|近日|日前|此前|今日|昨日|公开|明确|进一步|最新|已经|已|都|均|普遍|一致|同时|随后|再次|多次|表示并|并|更|又|却|就|即"
    r"|[在于](?:\d{2,4}年|今年|去年|\d{1,2}月|\d{1,2}日|[上中下]旬|[上下]半年){1,3}|在[^，]{1,24}(?:时|中|上|里|后)|[对向][^，]{1,16}|(?:本|上|这)?(?:周|星期)[一二三四五六日天末]?|\d{1,2}月\d{1,2}日|\d{1,2}日)$"
)


class ChineseAttribution:
    """Reads who says what in one Chinese sentence."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self._cues = {cue.words[0]: cue for pattern in ("verb", "source", "view") for cue in cues.forms[pattern]}
        self._ends = alternatives(cue.words[0] for cue in cues.forms["source_end"])
        self._not_said = alternatives(cue.words[0] for cue in cues.forms["not_said"])
        self._not_before = tuple(cue.words[0] for cue in cues.forms["not_before"])
        self._verb = alternatives(cue.words[0] for cue in cues.forms["verb"])
        self._source = alternatives(cue.words[0] for cue in cues.forms["source"])
        self._view = alternatives(cue.words[0] for cue in cues.forms["view"])
        self._speakers = speakers.forms("person", "voice", "group", "organisation", "document")
        self._titles = speakers.forms("person", "voice")
        self._pronouns = speakers.forms("pronoun")
        self._never = speakers.forms("first_person")
        self._longest = max(map(len, self._speakers))

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
            found += _opened(passage, reported)
            found.append(reported)
            at = reported.start if reported.start > at else reported.cue[1]
        return [reported for reported in found if reported.end - reported.start >= 2]

    def _at(self, passage: Passage, at: int, last: Reported | None) -> Reported | None:
        source = self._source.match(passage.text, at, passage.end)
        if source is not None and chunk_start(passage, at) == at:
            return self._by_source(passage, source)
        if passage.text[at] == "在" and chunk_start(passage, at) == at:
            return self._in_view(passage, at)
        if passage.text[at] in "：:":
            return self._colon(passage, at)
        verb = self._verb.match(passage.text, at, passage.end)
        if verb is None or self._looks_only(passage, verb):
            return None
        return self._by_verb(passage, verb, last)

    def _looks_only(self, passage: Passage, verb: re.Match[str]) -> bool:
        other = self._not_said.match(passage.text, verb.start(), passage.end)
        if other is not None and other.end() >= verb.end():
            return True
        before = passage.text[max(passage.start, verb.start() - 6) : verb.start()]
        return verb.group()[0] in "称说" and before.endswith(self._not_before)

    def _by_verb(self, passage: Passage, verb: re.Match[str], last: Reported | None) -> Reported | None:
        cue = self._cues[verb.group()]
        claimant, begins = self._claimant(passage, verb, cue)
        start = content_start(passage, verb.end(), addressed=verb.group() in {"告诉", "回复"})
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
        if claimant is None and "bare" not in cue.frames:
            return None
        return reported(passage, claimant, (verb.start(), verb.end()), start, begins, cue)

    def _claimant(self, passage: Passage, said: re.Match[str], cue: Cue) -> tuple[Span | None, int]:
        """The speaker right before a verb, without time and place; and where the clause begins."""
        verb = said.start()
        start = begins = chunk_start(passage, verb)
        lead = _LEAD.match(passage.text, start, verb)
        start = lead.end() if lead is not None and lead.end() < verb else start
        end = verb
        while (
            trail := _TRAIL.search(passage.text, max(start, end - _LONGEST), end)
        ) is not None and trail.start() > start:
            end = trail.start()
        if not self._may_speak(passage, start, end, cue, before_mark=self._before_mark(passage, said.end(), begins)):
            return None, begins if end > start else verb
        return (start, end), begins

    def _before_mark(self, passage: Passage, end: int, begins: int) -> bool:
        """Whether a verb is followed by a mark that opens speech, or closes the sentence behind speech."""
        closed = begins > passage.start and passage.text[begins - 1] in '”」』"'
        return passage.text[after(passage, end)] in ("，：:,“「。" if closed else "，：:,“「")

    def _may_speak(self, passage: Passage, start: int, end: int, cue: Cue, *, before_mark: bool) -> bool:
        phrase = passage.text[start:end]
        if (
            not 0 < len(phrase) <= _LONGEST
            or phrase in self._never
            or phrase.startswith(("我", "你", "这", "那", "可以", "如果", "被", "没", "不"))
        ):
            return False
        ends_named = any(start <= first and last == end for first, last in passage.names)
        ends_noun = any(phrase[-size:] in self._speakers for size in range(1, min(self._longest, len(phrase)) + 1))
        if cue.subject == "evidence":
            return ends_noun or phrase.endswith(("数据", "报告"))
        if before_mark and self._ends_titled(phrase):
            return True
        if (
            ends_named
            or ends_noun
            or phrase in self._pronouns
            or any(start <= first < last <= end for first, last in passage.names)
        ):
            is_whole = ends_named or ends_noun or phrase in self._pronouns
            return is_whole or ("的" not in phrase[-2:] and "bare" not in cue.frames)
        return before_mark and 2 <= len(phrase) <= 4 and "bare" not in cue.frames

    def _ends_titled(self, phrase: str) -> bool:
        """Whether a phrase ends in a title and a name of two to four characters: `海岸大学教授林浩`."""
        return any(
            phrase[-name - size : -name] in self._titles for name in (2, 3, 4) for size in range(2, self._longest + 1)
        )

    def _closing(self, passage: Passage, verb: re.Match[str], claimant: Span | None, begins: int) -> Reported | None:
        """`“……”，杨植麟说。`: the content stands before."""
        if claimant is None:
            return None
        for number, quote in reversed(passage.speech):
            if quote.outer_end <= claimant[0] and not passage.text[quote.outer_end : begins].strip("，, "):
                start, end = passage.inner(quote)
                return Reported(claimant, (verb.start(), verb.end()), start, end, begins, None, number)
        return None

    def _by_source(self, passage: Passage, source: re.Match[str]) -> Reported | None:
        comma = next(
            (i for i in range(source.end(), min(passage.end, source.end() + _LONGEST)) if passage.text[i] in "，,：:"),
            None,
        )
        if comma is None:
            return None
        phrase_end, phrase_start = comma, source.end()
        ending = next(
            (
                m
                for size in range(1, 7)
                if (m := self._ends.fullmatch(passage.text, max(phrase_start, comma - size), comma))
            ),
            None,
        )
        longest = next(
            (
                m
                for size in range(6, 0, -1)
                if (m := self._ends.fullmatch(passage.text, max(phrase_start, comma - size), comma))
            ),
            ending,
        )
        named = any(phrase_start <= first and last <= comma for first, last in passage.names)
        if longest is None and not (named or self._ends_speaker(passage.text[phrase_start:phrase_end])):
            return None
        if longest is not None:
            phrase_end = longest.start()
        has_claimant = phrase_end > phrase_start and passage.text[phrase_start:phrase_end] not in {
            "此",
            "了",
            "有关",
            "相关",
        }
        claimant = (phrase_start, phrase_end) if has_claimant else None
        if claimant is None and source.group() != "据":
            return None
        return reported(passage, claimant, (source.start(), source.end()), comma + 1, source.start(), None)

    def _ends_speaker(self, phrase: str) -> bool:
        return any(phrase[-size:] in self._speakers for size in range(2, min(self._longest, len(phrase)) + 1))

    def _in_view(self, passage: Passage, at: int) -> Reported | None:
        """`在杨植麟看来，……`"""
        comma = next((i for i in range(at, min(passage.end, at + _LONGEST)) if passage.text[i] in "，,"), None)
        if comma is None:
            return None
        view = next((m for size in (1, 2) if (m := self._view.fullmatch(passage.text, comma - size, comma))), None)
        if (
            view is None
            or view.group() == "看"
            or view.start() <= at + 1
            or passage.text[at + 1 : view.start()] in self._never
        ):
            return None
        return reported(passage, (at + 1, view.start()), view.span(), comma + 1, at, self._cues.get(view.group()))

    def _colon(self, passage: Passage, at: int) -> Reported | None:
        """`李彦宏：“……”`: a name before the colon and speech behind it."""
        opened = after(passage, at + 1)
        speech = next(((n, q) for n, q in passage.speech if q.outer_start == opened), None)
        start = chunk_start(passage, at)
        phrase = passage.text[start:at]
        if speech is None or not 1 < len(phrase) <= 20:
            return None
        named = any(start <= first and last == at for first, last in passage.names)
        if not named and not self._ends_speaker(phrase) and not (len(phrase) <= 4 and start == passage.start):
            return None
        first, last = passage.inner(speech[1])
        return Reported((start, at), (at, at + 1), first, last, start, None, speech[0])


def _opened(passage: Passage, reported: Reported) -> list[Reported]:
    """The quotation right before a tag that another one follows: `“……。”他说，“……。”`."""
    if reported.quotation is None or reported.claimant is None:
        return []
    before = [(n, q) for n, q in passage.speech if n != reported.quotation and q.outer_end <= reported.begins]
    if not before or passage.text[before[-1][1].outer_end : reported.begins].strip("，, "):
        return []
    number, quote = before[-1]
    if quote.start < passage.start or reported.start < quote.start:
        return []
    start, end = passage.inner(quote)
    return [Reported(reported.claimant, reported.cue, start, end, reported.begins, reported.shade, number)]
