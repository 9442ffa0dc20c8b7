"""What is said: the content to the right of a cue, or to the left of a tag that closes it."""

from transforms.claims.addressees import Addressees
from transforms.claims.cues import Cue, Cues
from transforms.claims.lexicon import Speakers
from transforms.claims.line import Line
from transforms.claims.row import REACH

Span = tuple[int, int]

_WINDOW = 18


class Contents(Addressees):
    """Finds where the content of a cue begins."""

    def __init__(self, cues: Cues, speakers: Speakers) -> None:
        self.cues = cues
        self.speakers = speakers

    def right(self, line: Line, after: int, cue: Cue) -> int | None:
        """The first word of the content that follows the cue's last word, `after` being the next one; None if none follows."""
        if after < len(line) and self.cues.at("not_said", line.words, after) and line.low(after + 1) != "that":
            return None
        at = self._addressed(line, after) if "tell" in cue.frames else after
        found = None if at is None else self._behind(line, at, cue)
        if found is None and "whom" in cue.frames and not line.is_stop(after):
            at = self._addressed(line, after)
            found = at + 1 if at is not None and line.low(at) == "that" and at + 1 < line.body_end() else None
        return found

    def _behind(self, line: Line, at: int, cue: Cue) -> int | None:
        opened = self._opened(line, at)
        if opened is not None:
            return opened if line.is_quote(opened) or line.low(opened - 1) in ":," or "that" in cue.frames else None
        if line.is_stop(at):
            return None
        if line.low(at) == "to":
            return at if "to" in cue.frames and at + 2 < line.body_end() else None
        if cue.subject == "thinker" and line.low(at) in line.grammar.of("governed"):
            return None
        if "bare" in cue.frames:
            bare = self._bare(line, at)
            if bare is not None:
                return bare
        is_object = ("np" in cue.frames and self._is_phrase(line, at)) or (
            "at" in cue.frames and self.is_put_at(line, at)
        )
        return at if is_object else None

    def is_put_at(self, line: Line, at: int) -> bool:
        """Whether a thing and its size follow: `put | the share at 4%`, `estimates | the cost at about $3m`."""
        for i in range(at + 1, min(len(line), at + _WINDOW)):
            if line.is_stop(i) or line.is_finite(i):
                return False
            if line.low(i) == "at":
                size = next((k for k in range(i + 1, i + 5) if line.low(k) not in line.grammar.of("size_lead")), i + 5)
                return line.low(size)[:1].isdigit() or line.low(size) in {"$", "€", "£", "¥", "us", "rs"}
        return False

    def _opened(self, line: Line, at: int) -> int | None:
        """Behind `that`, a colon or a comma before a quotation, with only adverbials between."""
        for i in range(at, min(len(line), at + _WINDOW)):
            low = line.low(i)
            if line.is_quote(i):
                return i if i == at or line.low(i - 1) in ",:" or self._is_adverbial(line, at, i) else None
            if low == ":":
                return i + 1 if i + 1 < line.body_end() and self._is_adverbial(line, at, i) else None
            if low == "that":
                after = line.low(i + 1)
                is_pronoun = (
                    line.is_finite(i + 1) and after not in line.grammar.verb_s
                ) or after in line.grammar.coordinator
                is_purpose = line.low(i + 1) == "to" and line.main_verb(i + 2, line.body_end()) is None
                is_bound = line.low(i - 1) in line.grammar.of("bound_noun")
                opens = i + 1 < line.body_end() and not is_pronoun and not is_purpose and not is_bound
                return i + 1 if opens and self._is_adverbial(line, at, i) else None
            if low == ",":
                if line.is_quote(i + 1) or (line.low(i + 1) == "that" and i > at):
                    continue
                return self._comma_that(line, i) if i == at or self._is_adverbial(line, at, i) else None
            if line.is_finite(i) or low in {";", "—", "–"}:
                return None
        return None

    def _comma_that(self, line: Line, comma: int) -> int | None:
        """Behind `, in a statement on Monday, that`: the content of an interrupted cue."""
        for i in range(comma + 1, min(len(line), comma + _WINDOW)):
            if line.low(i) == ",":
                has_content = line.low(i + 1) == "that" or line.is_quote(i + 1)
                aside = self._is_adverbial(line, comma + 1, i)
                return (i + 1 if line.is_quote(i + 1) else i + 2) if has_content and aside else None
            if line.is_finite(i) or line.is_quote(i):
                return None
        return None

    def _is_adverbial(self, line: Line, start: int, end: int) -> bool:
        """Whether `start:end` is empty or leads with a preposition, a time or an adverb and holds no finite verb."""
        while start < end and (line.low(start) in line.grammar.adverb or line.low(start) in {",", "not"}):
            start += 1
        if start >= end:
            return True
        if any(line.low(k) in line.grammar.of("against") for k in range(start, end)):
            return False
        low = line.low(start)
        leads = (
            low in (line.grammar.preposition | line.grammar.time) - {"to"}
            or low.endswith("ly")
            or low in {"while", "when", "asked"}
        )
        is_to_name = (
            low == "to" and start + 1 < end and (line.is_name(start + 1) or line.low(start + 1) in {"reporters", "the"})
        )
        return (leads or is_to_name) and not line.has_verb(start, end)

    def _bare(self, line: Line, at: int) -> int | None:
        """The start of a clause without *that*: it has a subject and, before anything subordinate, a finite verb."""
        grammar = line.grammar
        start = self._past_adverbials(line, at)
        verb = line.main_verb(start, line.body_end())
        if verb == start and line.low(start) in grammar.verb_s:
            verb = line.main_verb(start + 1, line.body_end())
        opens_badly = line.low(start) in line.grammar.of("no_opening") and not (
            start > at and line.low(start) in {"if", "when"}
        )
        if verb is None or opens_badly or (verb == start and not self._holds_subject(line, start)):
            return None
        is_approximate = line.low(at + 1)[:1].isdigit() or line.low(at + 1)[:4] in {"half", "one-", "two-"}
        if start == at and line.low(at) in grammar.of("particle") and not is_approximate:
            return None
        if line.low(verb - 1) in grammar.coordinator:
            return None
        if any(
            line.low(i) in {";", ":", "—"} or (line.low(i) == "," and line.low(i + 1) in grammar.coordinator)
            for i in range(start, verb)
        ):
            return None
        return start

    def _holds_subject(self, line: Line, i: int) -> bool:
        """Whether one word is subject and verb: `he'll`; or the subject is the antecedent: `costs that experts said | would rise`."""
        low = line.low(i)
        if "'" in low or "’" in low:
            return not low.endswith(("n't", "n’t"))
        behind = next((k for k in range(i - 2, max(-1, i - 8), -1) if line.low(k) in {"that", "which", "who"}), None)
        return behind is not None and low in line.grammar.finite and line.low(behind - 1) not in {"", ",", "said"}

    def _past_adverbials(self, line: Line, at: int) -> int:
        """The start of the clause behind `on Monday`, `in a statement`; `at` itself where no border can be told."""
        grammar = line.grammar
        is_time = line.low(at) in grammar.time and (
            line.low(at) not in {"this", "last", "next"}
            or line.low(at + 1) in grammar.time | line.grammar.of("time_span")
        )
        if not is_time and line.low(at) not in grammar.preposition:
            return at
        for i in range(at + 1, min(len(line), at + _WINDOW)):
            before = line.low(i - 1)
            if line.is_stop(i) or line.is_finite(i):
                break
            is_free = (
                before not in grammar.before_noun
                and before not in grammar.coordinator
                and not line.words[i - 1].is_possessive
            )
            if is_free and (line.low(i) in grammar.subject_pronoun or line.low(i) in line.grammar.of("article")):
                return i
        return at

    def _is_phrase(self, line: Line, at: int) -> bool:
        """Whether a noun phrase of two words or more begins here: `announced | the formation of a board`."""
        grammar, low = line.grammar, line.low(at)
        if low in {"this", "last", "next", "each", "every"} and self._is_time(line, at + 1):
            return False
        if low in {"it", "them", "him", "her"}:
            return line.low(at + 1) == "to"
        if low in grammar.determiner or low == "to":
            return at + 1 < line.body_end() and not line.is_stop(at + 1) and line.low(at + 1) not in grammar.preposition
        if low in grammar.function or line.is_stop(at):
            return False
        return at + 1 < line.body_end() and not line.is_stop(at + 1) and line.low(at + 1) not in grammar.coordinator

    def _is_time(self, line: Line, i: int) -> bool:
        """Whether a unit or a name of time stands there: `this | month`, `last | Tuesday`."""
        return line.low(i).removesuffix("s") in line.grammar.of("time_span") or line.low(i) in line.grammar.time

    def tail(self, line: Line, after: int) -> int | None:
        """The end of a tag whose cue ended before `after`: `… said | on Monday`; None if more than adverbials follows."""
        i = after
        end = min(len(line), after + REACH)
        leads = line.low(after) in line.grammar.preposition - {"to"}
        while i < end and not line.is_end(i, after):
            if line.is_finite(i) and not (
                leads and line.low(i).endswith("ed") and line.low(i + 1) in line.grammar.preposition
            ):
                return None
            i += 1
        if leads and i > after + 1:
            return i
        return i if self._is_adverbial(line, after, i) or self._is_to_whom(line, after) else None

    def _is_to_whom(self, line: Line, after: int) -> bool:
        """Whether an addressee follows: `… he told | reporters`."""
        return line.low(after - 1) in {"told", "tells", "tell", "telling", "informed", "assured", "reminded"}

    def left(self, line: Line, tag: int, floor: int) -> Span | None:
        """The content that ends at the comma or quotation before word `tag`; it begins behind `floor` at the earliest."""
        end = tag
        if line.is_quote(tag - 1):
            return self._quoted(line, tag - 1, floor)
        if line.low(tag - 1) not in {",", "—", "–", "--"}:
            return None
        end = tag - 1
        if line.is_quote(end - 1):
            return self._quoted(line, end - 1, floor)
        start = next((k + 1 for k in range(end - 1, floor, -1) if line.low(k) in {";", ":"}), floor)
        while start < end and (
            line.low(start) in {",", ";", ":"} or (floor and line.low(start) in line.grammar.coordinator)
        ):
            start += 1
        return (start, end) if start < end else None

    def _quoted(self, line: Line, quote: int, floor: int) -> Span:
        """A quotation, with the words before it that belong to the same sentence: `The market “will keep on growing,”`."""
        near = quote
        while near > floor and not line.is_stop(near - 1):
            near -= 1
        for start in (self._clause_start(line, floor, quote), near):
            own = range(start, quote)
            is_part = (
                bool(own)
                and not any(self._attributes(line, i) for i in own)
                and line.low(start) not in line.grammar.coordinator
            )
            if is_part:
                return start, quote + 1
        return quote, quote + 1

    def _attributes(self, line: Line, i: int) -> bool:
        """Whether a word may be a verb that attributes, no participle: `adding staff` does not."""
        return self.cues.has("verb", line.low(i)) and not line.low(i).endswith("ing") and line.may_be_verb(i)

    def _clause_start(self, line: Line, floor: int, quote: int) -> int:
        """Where the sentence begins that a quotation ends, if what stands before it is a clause: `They moved, and “it hurt,”`."""
        start = floor
        while start < quote and (line.is_stop(start) or line.low(start) in line.grammar.coordinator):
            start += 1
        joined = line.low(quote - 1) not in {".", "!", "?", ":", ";"}
        return start if joined and line.has_verb(start, quote) else quote
