"""Spaces that publishers lost between sentences and words, put back without harm to names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.lexicon import Lexicon
from transforms.passages import SENTENCE_GAP, Passage

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][A-Za-z]+)*")
_SEAM = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_STOP = re.compile(r"(?<=[\w%)\]”’.])[.?!,;:](?=[A-Za-z])")
_SINGLE = re.compile(r" [a-z]")
_NO_PROSE = re.compile(r"://|www\.|[@/\\_#=<>{}]|\w\(\)|[a-z][A-Z]\w{0,40}\(")
_CODE_BEHIND = re.compile(r"\.\w|[(\[]|:\w")
_WINDOW = 40
_LEFT_RANK, _RIGHT_RANK, _JOINED_RANK = 45_000, 30_000, 8_000
"""Ranks in the frequency list up to which a word is common enough: before a seam, behind it, and in a pair of lower-case words."""

_LOSING = 3
"""So many lost full stops before plain words make the other seams of a text credible."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A place where a space is missing; `is_end`: a sentence without its full stop ends there."""

    at: int
    is_end: bool


class Repairer:
    """Puts a space back where both sides are common words and the whole is no word, no known name and no name of this text.

    Camel case that comes back in a text is a name or an identifier; typesetters lose a space here and there.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._words = lexicon
        starters = "|".join(
            sorted((word.capitalize() for word in lexicon.starters if len(word) > 1), key=len, reverse=True)
        )
        self._bare_seam = re.compile(rf"(?<=[0-9%)\]”])(?:{starters})(?= [a-z])")

    def repaired(self, passages: Sequence[Passage]) -> list[Passage]:
        """The passages with their spaces; where a full stop was lost too, the rest is a passage of its own, a space apart."""
        odd = Counter(token for passage in passages for token in self._odd_tokens(passage.text))
        is_losing = sum(map(self._has_lost_stop, odd)) >= _LOSING
        return [
            part
            for passage in passages
            for part in _parted(passage, sorted(self._cuts(passage.text, odd, is_losing=is_losing), key=_place))
        ]

    def _odd_tokens(self, text: str) -> Iterator[str]:
        return (token for token in _TOKEN.findall(text) if self._is_odd(token))

    def _is_odd(self, token: str) -> bool:
        if self._words.is_word(token) or token.istitle() or token.isupper():
            return False
        return len(token) <= _WINDOW and not self._words.is_like_name(token)

    def _cuts(self, text: str, odd: Counter[str], *, is_losing: bool) -> Iterator[Cut]:
        for found in _TOKEN.finditer(text):
            token = found[0]
            if token in odd and _is_prose(text, found.start(), found.end()):
                cuts = (
                    self._pair(token)
                    if token.islower()
                    else self._seams(token, text[found.end() : found.end() + 2], odd[token], is_losing=is_losing)
                )
                yield from (
                    Cut(found.start() + cut.at, cut.is_end and (is_losing or self._opens(token, cut.at)))
                    for cut in cuts
                )
        for found in self._bare_seam.finditer(text):
            if _is_prose(text, found.start(), found.end()):
                is_stopped = text[found.start() - 2 : found.start() - 1] in (".", "!", "?")
                yield Cut(found.start(), is_end=not is_stopped)
        for found in _STOP.finditer(text):
            if self._is_lost_after(text, found.start()):
                yield Cut(found.end(), is_end=False)

    def _has_lost_stop(self, token: str) -> bool:
        """Whether a sentence that opens with a plain word was glued on to a plain word."""
        seam = _SEAM.search(token)
        return seam is not None and self._is_plain(token[: seam.start()]) and self._opens(token, seam.start())

    def _opens(self, token: str, at: int) -> bool:
        """Whether what stands behind a seam opens a sentence even in a text that loses no full stops elsewhere."""
        word = _first_word(token[at:])
        return len(word) > 1 and word.lower() in self._words.starters

    def _seams(self, token: str, following: str, times: int, *, is_losing: bool) -> Iterator[Cut]:
        start, places = 0, [found.start() for found in _SEAM.finditer(token)]
        for place, end in zip(places, [*places, len(token)][1:], strict=True):
            left, right, rest = token[start:place], _first_word(token[place:end]), token[place:]
            if end == len(token) and right.isupper():
                is_glue = self._is_glued_capital(left, right, following, is_sure=times == 1 and is_losing)
            elif times > 1 and not (len(right) > 2 and right.lower() in self._words.starters):
                is_glue = False
            else:
                is_glue = self._is_glue(left, right, rest) or (is_losing and self._is_new_name(left, right))
            if is_glue:
                yield Cut(place, is_end=left.casefold() not in self._words.unfinished)
                start = place

    def _is_glued_capital(self, left: str, right: str, following: str, *, is_sure: bool) -> bool:
        """Whether *A*, *I* or an acronym was glued on: *modelsA number*, *geeksAI agent*; *copyAI* and *macOS* were not."""
        if not self._is_plain(left) or len(left) < 3:
            return False
        if len(right) == 1:
            return right in "AI" and bool(_SINGLE.match(following))
        return len(left) > 4 and (is_sure or left.endswith("s"))

    def _is_glue(self, left: str, right: str, rest: str) -> bool:
        words = self._words
        opens = len(right) > 1 and right.istitle() and right.lower() in words.starters
        is_named = words.is_name(rest.removesuffix("'s").removesuffix("’s"))
        if self._is_plain(left):
            return is_named or opens or (right.istitle() and words.is_common(right, _RIGHT_RANK))
        if left.removesuffix("s").isupper() and len(left) > 1:
            return is_named or (opens and len(right) > 2)
        if words.is_name(left):
            return opens
        return (
            opens
            and len(right) > 2
            and left.istitle()
            and len(left) > 5
            and words.is_common(left, _LEFT_RANK)
            and right == rest
        )

    def _is_new_name(self, left: str, right: str) -> bool:
        """Whether an unknown name begins a sentence in a text that loses full stops: *problemsVantelle*."""
        return (
            len(left) > 3
            and len(right) > 2
            and self._is_plain(left)
            and left not in self._words.unfinished
            and right.istitle()
        )

    def _is_plain(self, word: str) -> bool:
        stem = re.split("['’]", word, maxsplit=1)[0]
        return word.islower() and self._words.is_common(stem, _LEFT_RANK) and len(stem) > 1

    def _pair(self, token: str) -> Iterator[Cut]:
        """Where one of two lower-case words is of a closed class and the other is very common (*theircompany*)."""
        for place in range(2, len(token) - 2) if token.isalpha() and token.isascii() else ():
            left, right = token[:place], token[place:]
            is_before = left in self._words.joins_next and self._words.is_common(right, _JOINED_RANK)
            is_after = (
                right in self._words.joins_previous and len(left) > 3 and self._words.is_common(left, _JOINED_RANK)
            )
            if is_before or is_after:
                yield Cut(place, is_end=False)
                return

    def _is_lost_after(self, text: str, at: int) -> bool:
        """Whether the space after a stop was lost: *sentence.Next*, *short,One*; never in addresses, numbers and code."""
        before, behind = _last_word(text[max(0, at - _WINDOW) : at]), _TOKEN.match(text, at + 1, at + 1 + _WINDOW)
        if behind is None or not _is_prose(text, at, at + 1) or _CODE_BEHIND.match(text, behind.end()):
            return False
        after, stop, words = behind[0], text[at], self._words
        if words.is_like_name(f"{before}{stop}{after}") or (not before and text[at - 1].isdigit() and stop in ",:"):
            return False
        is_common_pair = self._is_plain(before) and (words.is_common(after, _RIGHT_RANK) or words.is_name(after))
        if stop in ",;":
            return len(before) > 1 and len(after) > 1 and (after.istitle() or is_common_pair)
        opens = after.istitle() and (after.lower() in words.starters or after in ("A", "I"))
        if stop == "." and (words.ends_address(after) or (len(before) == 1 and before.isalpha())):
            return False
        if stop == ":":
            return (
                self._is_plain(before) and before != "re" and (after.isupper() or (is_common_pair and after.istitle()))
            )
        return opens or (is_common_pair and after[:1].isupper() and len(after) > 1)


def _parted(passage: Passage, cuts: Sequence[Cut]) -> Iterator[Passage]:
    """The passage with a space at each cut, taken apart where a sentence ends."""
    parts, start, current = [], 0, ""
    for cut in cuts:
        current += passage.text[start : cut.at]
        start = cut.at
        if cut.is_end:
            parts.append(current)
            current = ""
        else:
            current += " "
    parts.append(current + passage.text[start:])
    kept = [part.strip() for part in parts if part.strip()]
    return (replace(passage, text=text, gap=SENTENCE_GAP if i else passage.gap) for i, text in enumerate(kept))


def _place(cut: Cut) -> int:
    return cut.at


def _first_word(text: str) -> str:
    return re.split("['’]", text, maxsplit=1)[0]


def _last_word(text: str) -> str:
    found = re.search(r"[A-Za-z]*(?:['’][a-z]+)?$", text[-_WINDOW:])
    return _first_word(found[0]) if found else ""


def _is_prose(text: str, start: int, end: int) -> bool:
    """Whether the run of characters without a space around a place is no address, handle, path or code."""
    head = text[max(0, start - _WINDOW) : start].rsplit(" ", 1)[-1]
    tail = text[end : end + _WINDOW].split(" ", 1)[0]
    return _NO_PROSE.search(f"{head}{text[start:end]}{tail}") is None
