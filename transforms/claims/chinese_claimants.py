"""Who speaks in a Chinese clause: the phrase before a verb of saying, without time, place and manner."""

import re

from transforms.claims.chinese_marks import after, chunk_start
from transforms.claims.cues import Cue
from transforms.claims.drafts import Passage
from transforms.claims.lexicon import Speakers
from transforms.claims.spoken import Span

LONGEST = 40
LEAD = re.compile(
    r"(?:近日|日前|此前|此外|同时|其中|对此|不过|但是|但|而且|而|另外|因此|今日|昨日|今天|昨天|当天|随后|然而|并且|并|目前|例如|比如|其实|事实上|另有|也有|还有"
    r"|\d{1,4}年|\d{1,2}月|\d{1,2}日|在?[^，]{0,24}(?:会上|论坛上|大会上|采访时|采访中|期间|发布会上|演讲中))+，?"
)
TRAIL = re.compile(
    r"(?:还|也|则|曾|近日|日前|此前|今日|昨日|公开|明确|进一步|最新|已经|已|都|均|普遍|一致|同时|随后|再次|多次|表示并|并|更|又|却|就|即|亦|皆|先后|分别|联合|共同|首次|主动|私下"
    r"|当面|郑重|曾经|一直|始终|早就|率先|继续|接着|反复|一再|直言不讳地|毫不讳言地|特别|尤其|一度|预先|总是|常常|经常|无奈地?|笑着|不无[^，]{1,4}地|[\u4e00-\u9fff]{2,3}地"
    r"|[在于](?:\d{2,4}年|今年|去年|\d{1,2}月|\d{1,2}日|[上中下]旬|[上下]半年){1,3}|在[^，]{1,24}(?:时|中|上|里|后|会|期间|现场)|(?:对(?!冲|手|外|接|标|口)|向(?!量|导))[^，]{1,16}|给(?:我们?|本报|记者)|就[^，]{2,20}"
    r"|在(?:朋友圈|微博|社交平台|社交媒体|公众号|内部信|业绩会|财报会|电话会|直播间|博客|推特|个人主页)[^，]{0,6}|如是|通过[^，]{1,14}|以[^，]{1,10}身份|当晚|当日|当天|早间|晚间|深夜|凌晨|随即|当即|上月|上周|本月|提示风险|发布(?:公告|声明|消息|报告)|发公告|发声明|刊文|发微博|此番|更是|(?:本|上|这)?(?:周|星期)[一二三四五六日天末]?|\d{1,2}月\d{1,2}日|\d{1,2}日)$"
)
FOREIGN = re.compile(r"(?:[\u4e00-\u9fff]{1,6}(?:·[\u4e00-\u9fffA-Za-z]{1,8}){1,3}|[A-Z][a-z]+(?: [A-Z][a-z.]*){1,3})$")
UNSPEAKABLE = (
    "你",
    "这",
    "那",
    "可以",
    "如果",
    "被",
    "没",
    "不",
    "每",
    "很",
    "更",
    "最",
    "所以",
    "因为",
    "虽然",
    "随着",
)
UNSAID = (
    "的", "地", "正", "正在", "在", "将", "要", "可以", "用于", "进行", "开始", "负责", "需要", "应该", "必须",
    "如何", "怎么", "无法", "不能", "不会",
    "没有", "没", "不", "未", "从未", "拒绝", "难以", "不愿", "试图", "打算", "准备", "尝试", "是否", "用来", "以便", "便于", "能够", "可能",
)  # fmt: skip
"""What before a verb of saying makes it no report: it is still to come, denied, or a purpose."""
MODALS = ("会", "能", "可", "应", "来", "去", "想")
ABOUT = re.compile(r"截至|截止|按照|按|根据|关于|对于|为了")


class ChineseClaimants:
    """Finds the speaker of a verb, by known names, words for speakers, titles and surnames."""

    def __init__(self, speakers: Speakers) -> None:
        self.nouns = speakers.forms("person", "voice", "group", "organisation", "document")
        self._titles = speakers.forms("person", "voice")
        self._pronouns = speakers.forms("pronoun")
        self.never = speakers.forms("first_person")
        self._surnames = speakers.forms("surname")
        self._longest = max(map(len, self.nouns))

    def before(self, passage: Passage, said: re.Match[str], cue: Cue, *, mark: int) -> tuple[Span | None, int]:
        """The speaker right before a verb, and where its clause begins; `mark`: where the content may be set off."""
        verb = said.start()
        start = begins = chunk_start(passage, verb)
        if cue.subject == "evidence" and self._is_document(passage.text[start:verb]):
            return (start, verb), begins
        lead = LEAD.match(passage.text, start, verb)
        start = lead.end() if lead is not None and lead.end() < verb else start
        end = self.trimmed(passage, start, verb)
        if not self._may_speak(passage, start, end, cue, before_mark=_is_mark(passage, mark, begins)):
            return None, begins if end > start else verb
        return (start, end), begins

    def _is_document(self, phrase: str) -> bool:
        """Whether a whole phrase is a report, a survey or a title: `该院对1200家企业的调查`, `启元发布的《…报告》`."""
        is_long = LONGEST // 5 < len(phrase) <= 2 * LONGEST and ABOUT.match(phrase) is None
        return (
            is_long
            and (phrase.endswith("》") or (self.ends_noun(phrase, least=2) and "的" in phrase))
            and LEAD.match(phrase) is None
        )

    def trimmed(self, passage: Passage, start: int, end: int) -> int:
        """Where a phrase for a speaker ends, without adverbs of time, place and manner."""
        while (trail := TRAIL.search(passage.text, max(start, end - LONGEST), end)) and trail.start() > start:
            end = trail.start()
        return end

    def _may_speak(self, passage: Passage, start: int, end: int, cue: Cue, *, before_mark: bool) -> bool:
        phrase = passage.text[start:end]
        if phrase[-1:] in MODALS and (phrase[:-1] in self._pronouns or self.ends_noun(phrase[:-1], least=2)):
            return False
        if phrase in {"我", "笔者"}:
            return cue.subject == "thinker" and "bare" not in cue.frames
        if (
            not 0 < len(phrase) <= LONGEST
            or phrase in self.never
            or phrase.startswith((*UNSPEAKABLE, "我"))
            or ABOUT.match(phrase) is not None
            or phrase.endswith(UNSAID)
        ):
            return False
        is_named = any(start <= first and last == end for first, last in passage.names)
        is_title = phrase.startswith("《") and phrase.endswith("》")
        is_whole = is_named or is_title or self.ends_noun(phrase) or phrase in self._pronouns
        if cue.subject == "evidence":
            return is_whole or phrase.endswith(("数据", "报告")) or (before_mark and 2 <= len(phrase) <= 12)
        if is_whole or self._is_person(phrase, before_mark=before_mark or "bare" not in cue.frames):
            return True
        if any(start <= first < last <= end for first, last in passage.names):
            return "的" not in phrase[-2:] and "bare" not in cue.frames
        return before_mark and 2 <= len(phrase) <= 4 and "bare" not in cue.frames

    def names(self, passage: Passage, start: int, end: int, *, may_be_pronoun: bool = False) -> bool:
        """Whether `text[start:end]` names somebody who can speak."""
        phrase = passage.text[start:end]
        if phrase.startswith(UNSPEAKABLE) or phrase in self.never:
            return False
        is_named = any(start <= first and last == end for first, last in passage.names)
        is_pronoun = may_be_pronoun and (phrase in self._pronouns or phrase in {"该行", "该机构", "后者", "前者"})
        return is_named or is_pronoun or self.ends_noun(phrase, least=2) or self._is_person(phrase, before_mark=True)

    def ends_noun(self, phrase: str, *, least: int = 1) -> bool:
        """Whether a phrase ends in a word for speakers."""
        return any(phrase[-size:] in self.nouns for size in range(least, min(self._longest, len(phrase)) + 1))

    def _is_person(self, phrase: str, *, before_mark: bool) -> bool:
        """Whether a phrase is or ends in the name of a person: by a surname, `·`, or a title before it."""
        if FOREIGN.search(phrase) is not None:
            return True
        if self._is_surnamed(phrase) and before_mark:
            return True
        return any(
            self._is_titled(phrase[:-size], is_surnamed=self._is_surnamed(phrase[-size:]), before_mark=before_mark)
            for size in (2, 3, 4)
            if len(phrase) > size
        )

    def _is_surnamed(self, name: str) -> bool:
        is_han = all("\u4e00" <= char <= "\u9fff" for char in name)
        return is_han and (
            (name[:1] in self._surnames and len(name) in (2, 3)) or (name[:2] in self._surnames and len(name) in (3, 4))
        )

    def _is_titled(self, before: str, *, is_surnamed: bool, before_mark: bool) -> bool:
        """Whether a name may follow: a title, or `的` behind whom somebody with a surname belongs to."""
        if any(before.endswith(title) for title in self._titles):
            return is_surnamed or before_mark
        return is_surnamed and len(before) > 2 and before.endswith("的")

    def is_person(self, text: str) -> bool:
        """Whether all of a text is the name of a person."""
        return self._is_surnamed(text) or FOREIGN.fullmatch(text) is not None

    def name_end(self, text: str, start: int, end: int) -> int | None:
        """Where the name of a person, with what introduces it, ends in `text[start:end]` before `的`."""
        of = text.rfind("的", start, end)
        phrase = text[start:of] if of > start else ""
        is_speaker = self.ends_noun(phrase, least=2) or self._is_person(phrase, before_mark=True)
        return of if is_speaker or phrase in self._pronouns else None


def _is_mark(passage: Passage, mark: int, begins: int) -> bool:
    """Whether a verb is followed by a mark that opens speech, or closes the sentence behind speech."""
    closed = begins > passage.start and passage.text[begins - 1] in '”」』"'
    return passage.text[after(passage, mark)] in ("，：:,“「。" if closed else "，：:,“「")
