"""What surrounds Chinese names whose bounds are sure, as regular expressions made from the word groups."""

import re
from collections.abc import Iterable, Iterator, Mapping

from seeds import References

HAN = "[\u4e00-\u9fff]"
_STOP = "。！？；，,：:“”「」『』（）()《》"
_START = rf"(?:^|(?<=[{_STOP}\s]))"
_LATIN = r"[A-Z][a-zé]+(?: [A-Z]\.)?(?: [A-Z][A-Za-zé'-]+){1,2}"
_FOREIGN = f"{HAN}{{1,6}}(?:[·]{HAN}{{1,6}}?)+"
"""`哈里斯·李`, a name spelt by sound."""
_LONGEST = 20
_QUOTED = ("organisation", "product", "model")


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _behind(words: Iterable[str]) -> str:
    """A lookbehind for any of the words."""
    return "|".join(f"(?<={re.escape(word)})" for word in sorted(words))


class ChinesePatterns:
    """The patterns by what they find; `named` yields kind and pattern, each with the name as its first group."""

    def __init__(self, references: References, words: Mapping[str, frozenset[str]]) -> None:
        nouns = references.table("speaker_nouns").select("language", "noun", "class").iter_rows()
        titles = _any(
            {noun for language, noun, kind in nouns if language == "zh" and kind in ("person", "voice")} | {"CEO"}
        )
        cues = references.table("attribution_cues").select("language", "pattern", "forms").iter_rows()
        verbs = _any({form.split("|")[0] for language, kind, form in cues if language == "zh" and kind == "verb"})
        no_given = "".join(words["no-given"])
        self.titles = re.compile(f"副?(?:{titles})|高级|董事")
        right = rf"(?={verbs}|{_any(words['name-right'])}|[{_STOP}\s]|$)"
        surname = f"(?:{_any(words['double-surname'])}|[{''.join(words['surname'])}])"
        given = f"(?![{no_given}]){HAN}"
        self.people = [
            re.compile(rf"(?:{titles})(?:兼(?:{titles}))?({surname}(?:{given}){{2}}|{surname}{given}){right}"),
            re.compile(rf"{_START}({surname}(?:{given}){{1,2}})(?=(?:先生|女士)?(?:{verbs}))"),
            re.compile(rf"(?:{titles})({_LATIN})"),
            re.compile(rf"(?:{titles}|{_START})({_FOREIGN}){right}"),
        ]
        quotable = r"((?:(?![的了吗呢会要、，]|可能)[^“”「」『』]){2,12})"
        self.quoted = [
            (kind, re.compile(rf"(?:{_any(words[f'quoted-{kind}'])})[“「『]{quotable}[”」』]")) for kind in _QUOTED
        ]
        self._organisations(words)

    def _organisations(self, words: Mapping[str, frozenset[str]]) -> None:
        single = {word for word in words["name-left"] if len(word) == 1}
        left = rf"(?:{_START}|{_behind(single)}|{_behind(words['name-left'] - single)})"
        sure = _any(words["organisation-tail-sure"])
        tails = _any(words["organisation-tail-sure"] | words["organisation-tail"])
        end = rf"(?!{HAN}?(?:{tails})|{_any(words['tail-goes-on'])})"
        body = f"(?:(?!{_any(words['name-left'] - words['name-inside'])}){HAN})"
        self.organisations = [
            re.compile(rf"{left}({body}{{2,8}}?(?:{sure})){end}"),
            re.compile(rf"{left}({body}{{1,6}}(?:{tails}))(?=(?:前|原)?(?:{_any(words['firm-title'])}))"),
            re.compile(
                rf"{_START}({body}{{1,6}}(?:{tails}))(?=(?:近日|今日|此前|已|上半年)?(?:{_any(words['firm-verb-zh'])}))"
            ),
        ]
        self.cited = re.compile(rf"据({body}{{2,6}}?)(?:的?统计|的?数据|监测|预测|测算)")
        self.seated = re.compile(rf"({body}{{0,6}}?)(?:{sure}|研究中心){end}")
        self.companies = re.compile(rf"{HAN}{{2,{_LONGEST}}}?(?:股份|责任)?有限(?:责任)?公司")
        self.tails = re.compile(rf"(?:{tails})$")

    def matches(self, text: str, start: int, end: int) -> Iterator[tuple[str, re.Match[str]]]:
        """Each match with the kind of what its first group names."""
        for kind, patterns in (("person", self.people), ("organisation", self.organisations), ("cited", [self.cited])):
            for pattern in patterns:
                yield from ((kind, match) for match in pattern.finditer(text, start, end))
        for kind, pattern in self.quoted:
            yield from ((f"quoted {kind}", match) for match in pattern.finditer(text, start, end))
