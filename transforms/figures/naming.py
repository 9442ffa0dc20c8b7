"""From a noun phrase to whom or what it names."""

from collections.abc import Sequence

from transforms.claims.line import Line
from transforms.claims.row import REACH
from transforms.figures.anaphora import SAME, is_bare_measure, repeats
from transforms.figures.cues import Reading
from transforms.figures.dealings import one_of
from transforms.figures.phrases import Span
from transforms.figures.stage import Stage, Subject
from transforms.figures.wording import LONGEST, Wording

_PRONOUNS = ("first_person", "said_only", "anybody", "meant", "possessive")


class Naming(Wording):
    """Resolves names, owned names, pronouns and *the company*; what is left speaks in its own words."""

    def _told(self, scene: Stage, phrase: Span, within: Subject | None, reading: Reading) -> Subject | None:
        """The phrase as a subject: a name in it, whom its pronoun means, or its own words; `SAME` where it repeats what the figure before is of."""
        line = scene.line
        phrase = one_of(line, self._phrases, phrase)
        is_plain = self._is_plain(line, phrase, reading)
        if repeats(line, self._phrases, phrase) or (not is_plain and is_bare_measure(line, self._phrases, phrase)):
            return SAME
        if phrase[1] - phrase[0] == 1 and self._pronoun_class(line, phrase[0]) is not None:
            return self._of_pronoun(scene, phrase, within)
        named = None if is_plain else self._name_in(scene, phrase)
        return named if named is not None else self._unnamed(scene, phrase, within, is_plain=is_plain)

    def _pronoun_class(self, line: Line, i: int) -> str | None:
        """Of which class of pronouns a word is."""
        low = self._actors.pronoun(line, i)
        return next((name for name in _PRONOUNS if low in self._phrases.of(name)), None)

    def _of_pronoun(self, scene: Stage, phrase: Span, within: Subject | None) -> Subject | None:
        """Whom a pronoun stands for; where that is not told, the pronoun itself."""
        named, words = self._pronoun_class(scene.line, phrase[0]), self._chars(scene, phrase)
        if named == "first_person":
            return Subject(*words, None if within is None else within.entity_id)
        if named == "possessive":
            return within
        if named == "meant":
            low = self._actors.pronoun(scene.line, phrase[0])
            return self._meant(scene, phrase, low, within) or Subject(*words, None)
        return Subject(*words, None) if named == "said_only" else None

    def _unnamed(self, scene: Stage, phrase: Span, within: Subject | None, *, is_plain: bool) -> Subject | None:
        """A phrase without a name: the name at hand where it is short for that, else its own words."""
        line, owned = scene.line, self._phrases.of("possessive")
        low, head = self._actors.pronoun(line, phrase[0]), self._head(line, phrase)
        is_part = line.words[head].bare in self._phrases.of("part") and head > phrase[0] + 1
        is_short_for = (low in owned and not is_part) or self._is_the_company(line, phrase, head) or is_plain
        if within is not None and is_short_for:
            return within
        if is_part and line.low(phrase[1]) == "," and line.is_name(phrase[1] + 1):
            return self._name_in(scene, self._name_span(line, phrase[1] + 1)) or self._words(scene, phrase)
        if low in owned:
            return self._words(scene, (phrase[0] + 1, phrase[1]))
        if line.low(head) in self._phrases.grammar.function | self._phrases.of("meant") | self._phrases.of("anybody"):
            return None
        return self._words(scene, phrase)

    def _meant(self, scene: Stage, phrase: Span, low: str, within: Subject | None) -> Subject | None:
        """What a pronoun stands for: several things named before in its sentence, the name at hand, what the sentence before speaks of."""
        line = scene.line
        verb = next((i for i in range(phrase[0]) if self._actors.is_verb(line, i)), None)
        if verb is None:
            return within or scene.topic
        if low == "it" and within is None:
            return self._nearest_thing(scene, phrase[0])
        told = self._actors.subject(line, verb) if low == "they" else None
        return self._words(scene, told) if told is not None and self._is_several(line, told) else within

    @staticmethod
    def _nearest_thing(scene: Stage, at: int) -> Subject | None:
        """The last product or model named before word `at`: `I tried | Orca-7 | and it wrote`."""
        things = [
            m
            for m, span in zip(scene.mentions, scene.named, strict=True)
            if span[1] <= at and m.kind in ("model", "product")
        ]
        return Subject.of(things[-1]) if things else None

    def _is_several(self, line: Line, phrase: Span) -> bool:
        """Whether a phrase names several things of no name, and neither people who only speak nor what somebody has."""
        head = self._head(line, phrase)
        is_plural = line.words[head].text.islower() and line.low(head).endswith("s")
        owned = self._phrases.of("possessive") | self._phrases.of("measured_noun")
        is_own = any(line.low(i) in owned or line.is_name(i) for i in range(*phrase))
        return is_plural and not is_own and self._speakers.kind(line.low(head)) is None

    def _is_the_company(self, line: Line, phrase: Span, head: int) -> bool:
        """`the company`, `the four-year-old startup`; a maker of something is told by its own words."""
        is_short = head == phrase[1] - 1 and all(
            line.words[i].is_capital or line.low(i).endswith(("-based", "-old", "-backed", "-listed", "-owned"))
            for i in range(phrase[0] + 1, head)
        )
        return line.low(phrase[0]) == "the" and line.words[head].bare in self._phrases.of("company") and is_short

    def _is_plain(self, line: Line, phrase: Span, reading: Reading) -> bool:
        """Whether a phrase says what is measured and not of whom: `gross margin`, `quarterly revenue`."""
        if reading.metric not in self._phrases.of("owned_metric"):
            return False
        plain = self._phrases.of("plain") | self._phrases.grammar.determiner
        nouns = self._phrases.of("measured_noun")
        is_measured = any(line.low(i) in nouns for i in range(*phrase))
        return is_measured and all(line.low(i) in plain | nouns for i in range(*phrase))

    def _name_in(self, scene: Stage, phrase: Span) -> Subject | None:
        """The name that a phrase is, owns or is of: known ones first, a place only where nothing else is told."""
        inside = [
            (mention, named)
            for mention, named in zip(scene.mentions, scene.named, strict=True)
            if phrase[0] <= named[0] and named[1] <= phrase[1]
        ]
        actors = [(mention, named) for mention, named in inside if mention.kind != "place"]
        other = self._other_party(scene, phrase, [named for _, named in actors])
        if other is not None:
            return other
        if actors:
            mention, named = actors[0]
            owned = [
                one for one, its in actors[1:] if scene.line.words[named[1] - 1].is_possessive and its[1] == phrase[1]
            ]
            product = self._product(scene, phrase, named)
            mention = owned[-1] if owned else mention
            return product or Subject.of(mention)
        whole = [m for m, named in inside if named[0] <= phrase[0] + 1 and named[1] >= phrase[1]]
        if whole:
            return Subject.of(whole[0])
        return None if inside else self._unlisted(scene, phrase)

    def _other_party(self, scene: Stage, phrase: Span, named: Sequence[Span]) -> Subject | None:
        """Others than the name that has them, where they have none: `Ordo's | rivals`."""
        head = self._head(scene.line, phrase)
        is_owned = len(named) == 1 and scene.line.words[named[0][1] - 1].is_possessive and named[0][1] <= head
        if not is_owned or scene.line.low(head) not in self._phrases.of("other_party"):
            return None
        return self._words(scene, (named[0][1], phrase[1]))

    def _product(self, scene: Stage, phrase: Span, owner: Span) -> Subject | None:
        """The name that a name owns: `Ford's | Mustang Mach E`."""
        line, start = scene.line, owner[1]
        if line.low(start) in ("'s", "’s", "'", "’"):
            start += 1
        elif not line.words[start - 1].is_possessive:
            return None
        if start >= phrase[1] or not line.is_name(start):
            return None
        return self._name_in(scene, (start, phrase[1])) or self._words(scene, (start, phrase[1]))

    def _unlisted(self, scene: Stage, phrase: Span) -> Subject | None:
        """A phrase that is all a name of no list: `Hanwha Q Cells`, `the Dow Jones Industrial Average`."""
        line = scene.line
        start = self._past_article(line, phrase[0])
        end = start
        while (
            end < phrase[1]
            and (line.is_name(end) or line.words[end].is_capital)
            and line.low(end) not in self._phrases.grammar.function
        ):
            end += 1
            if line.words[end - 1].is_possessive:
                break
        is_whole = end > start and (end == phrase[1] or line.words[end - 1].is_possessive or line.is_stop(end))
        if (
            end - start == 1
            and self._opens(line, start)
            and line.low(start).endswith("s")
            and not self._is_odd(line.words[start].text)
        ):
            return None  # Clients want
        common = self._phrases.of("time") | self._phrases.of("plain") | self._phrases.of("measured_noun")
        is_common = all(line.low(i) in common or line.low(i).isdigit() for i in range(start, end))
        if not is_whole or is_common or line.low(start) in self._phrases.grammar.function:
            return None
        last = line.words[end - 1]
        cut = 2 if last.low.endswith(("'s", "’s")) else 1 if last.low.endswith(("'", "’")) else 0
        return Subject(scene.offset + line.words[start].start, scene.offset + last.end - cut, None)

    @staticmethod
    def _opens(line: Line, i: int) -> bool:
        """Whether a word opens the sentence or a quotation in it."""
        return i == 0 or line.low(i - 1) in ('"', "“", "‘", "(")

    @staticmethod
    def _is_odd(word: str) -> bool:
        """Whether a single word at the head of a sentence is written as only names are: `OpenAI`, `IBM`, `V3`, `Ford's`."""
        return any(character.isupper() or character.isdigit() for character in word[1:]) or word.endswith(("'s", "’s"))

    def _named_subject(self, scene: Stage, span: Span) -> Subject | None:
        """The first subject of a verb before the figure that is a name: whom *it* or *the company* means within the sentence."""
        line = scene.line
        opening = next((i for i in range(min(span[0], LONGEST)) if line.is_stop(i)), 0)
        opened = self._actors.trimmed(line, (0, opening)) if line.low(opening) == "," else None
        first = opened and self._actor(scene, opened)
        reach = min(span[0], REACH)
        if not any(self._actors.is_verb(line, i) for i in range(reach)):
            reach = (self._actors.verb_after(line, span[1]) or reach - 1) + 1
        for i in range(reach):
            phrase = self._actors.subject(line, i) if self._actors.is_verb(line, i) else None
            found = None if phrase is None else self._actor(scene, phrase)
            if found is not None and (first is None or line.low(i) not in self._phrases.of("says")):
                first = found
        return first

    def _actor(self, scene: Stage, phrase: Span) -> Subject | None:
        """The name at the head of a phrase, no person's and no place's; of a person, whose they are: `Nvidia's Jensen Huang`."""
        found = self._name_in(scene, phrase)
        if found is not None and found.kind == "person":
            first = scene.offset + scene.line.words[phrase[0]].start
            maker = next((m for m in scene.mentions if m.start == first and m.end < found.start), None)
            return Subject.of(maker) if maker is not None and maker.kind == "organisation" else None
        start = scene.offset + scene.line.words[self._past_article(scene.line, phrase[0])].start
        is_head = found is not None and found.start == start
        return found if found is not None and is_head and found.kind not in ("person", "place") else None

    def _is_place(self, scene: Stage, span: Span) -> bool:
        return any(
            named[0] < span[1] and span[0] < named[1] and mention.kind == "place"
            for mention, named in zip(scene.mentions, scene.named, strict=True)
        )
