"""Of whom or what an English figure speaks: its owner, who receives it, or the subject of its clause."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from transforms.claims.lexicon import Speakers
from transforms.claims.line import REACH, Line
from transforms.figures.actors import Actors
from transforms.figures.metrics import Reading
from transforms.figures.phrases import Phrases, Places, Span
from transforms.figures.quantity import Quantity
from transforms.records import Mention

LONGEST_OF = 4
LONGEST = 10
"""Words of a subject that is no name."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The words `text[start:end]` of the article that name what a figure is of, and the entity, where known."""

    start: int
    end: int
    entity_id: str | None


@dataclass(frozen=True)
class Stage:
    """A sentence with what was found in it; `offset` is where it begins in the article, `named` the words of each mention."""

    line: Line
    places: Places
    offset: int
    mentions: Sequence[Mention]
    named: Sequence[Span]
    figures: Sequence[Span]


def stage(line: Line, offset: int, mentions: Sequence[Mention], quantities: Sequence[Quantity]) -> Stage:
    """The stage of a sentence whose words are `line`."""
    places = Places(line)
    named = [places.span(mention.start - offset, mention.end - offset) for mention in mentions]
    return Stage(line, places, offset, mentions, named, places.of(quantities))


class Subjects:
    """Finds the subject of each figure of a sentence."""

    def __init__(self, phrases: Phrases, speakers: Speakers, kinds: Mapping[str, str | None]) -> None:
        self._phrases = phrases
        self._speakers = speakers
        self._kinds = kinds
        self._actors = Actors(phrases)

    def subjects(
        self, scene: Stage, quantities: Sequence[Quantity], readings: Sequence[Reading], focus: Subject | None
    ) -> list[Subject | None]:
        """The subject of each figure; `focus` is what *it* and *the company* mean, as far as the sentences before tell."""
        found: list[Subject | None] = []
        for place, (quantity, reading) in enumerate(zip(quantities, readings, strict=True)):
            is_same = reading.of is not None and self._is_one_clause(scene, reading.of, place)
            who = found[reading.of or 0] if is_same else self._subject(scene, place, quantity, reading, focus)
            if place and reading.metric == readings[place - 1].metric == "funding" and self._is_given_on(scene, place):
                who = found[-1]
            if who is None and place and quantities[place - 1].unit == quantity.unit:
                who = found[-1]
            found.append(who)
        return found

    def _is_given_on(self, scene: Stage, place: int) -> bool:
        """Whether a figure sums up what was given: `invested $4bn in Anthropic, which brought its | investment | to $8bn`."""
        gap = range(scene.figures[place - 1][1], scene.figures[place][0])
        return any(scene.line.low(i) in ("investment", "investments", "commitment", "stake") for i in gap)

    @staticmethod
    def _is_one_clause(scene: Stage, before: int, place: int) -> bool:
        """Whether no new clause begins between a figure and the one that it goes on from."""
        line = scene.line
        gap = range(scene.figures[before][1], scene.figures[place][0])
        return not any(line.is_finite(i) and line.low(i - 1) not in line.grammar.relative for i in gap)

    def _subject(
        self, scene: Stage, place: int, quantity: Quantity, reading: Reading, focus: Subject | None
    ) -> Subject | None:
        within = self._named_subject(scene, scene.figures[place]) or focus
        for phrase in self._candidates(scene, place, quantity, reading):
            found = None if phrase is None else self._told(scene, phrase, within, reading)
            if found is not None:
                return found
        return focus if reading.metric in self._phrases.of("owned_metric") else None

    def focus(self, scene: Stage) -> Subject | None:
        """Whom the sentence is about: the name that is the subject of its first verb and does not only speak."""
        verbs = [i for i in range(min(len(scene.line), REACH)) if self._actors.is_verb(scene.line, i)]
        for verb in verbs:
            phrase = self._actors.subject(scene.line, verb)
            found = None if phrase is None else self._actor_in(scene, phrase, verb)
            is_tag = scene.line.low(verb) in self._phrases.of("says")
            if found is not None and (verb == verbs[0] or (is_tag and found.entity_id is not None)):
                return found
        return None

    def _actor_in(self, scene: Stage, phrase: Span, verb: int) -> Subject | None:
        """The name in the subject of a verb, unless it is a person or place, or in no list and only speaks, as people do."""
        line, found = scene.line, self._name_in(scene, phrase)
        if found is None or self._kinds.get(found.entity_id or "") in ("person", "place"):
            return None
        is_speaker = {line.low(verb), line.low(verb + 1)} & self._phrases.of("says")
        return None if found.entity_id is None and is_speaker else found

    def _candidates(self, scene: Stage, place: int, quantity: Quantity, reading: Reading) -> Iterator[Span | None]:
        """The phrases that may be the subject, the likeliest first."""
        line, (first, last) = scene.line, scene.figures[place]
        cue = None if reading.cue is None else scene.places.span(*reading.cue)
        yield from self._owners(scene, place, reading, cue)
        yield self._actors.apposed(line, first)
        yield self._actors.given(line, first)
        yield self._actors.gapped(line, first) if place else None
        yield self._accompanied(line, first)
        if cue is not None and reading.metric in self._phrases.of("thing_metric") and cue[1] <= first:
            yield self._thing(line, cue)
        if self._is_part_of(scene, place) or (reading.metric == "other" and quantity.unit_kind == "money"):
            yield self._counted(scene, place, quantity)
        is_owned = reading.metric in self._phrases.of("owned_metric")
        if self._leads(line, first, last) or self._is_agent(line, first):
            yield None if is_owned else self._counted(scene, place, quantity)
            yield self._partitive(line)
        else:
            yield self._modified(line, first, last, quantity)
            yield self._actors.altered(line, first, 0)
            yield self._doer(line, first)
            for verb in self._earlier_verbs(line, first):
                yield self._actors.subject(line, verb)
            if self._actors.verb_before(line, first) is None:
                yield self._following(line, last)
        if line.low(0) in ("for", "at", "with") and line.is_name(1):
            yield self._name_span(line, 1)
        yield self._counted(scene, place, quantity)

    def _earlier_verbs(self, line: Line, at: int) -> list[int]:
        """The verbs before the one that governs word `at`, while they do not only report; the nearest first."""
        found: list[int] = []
        verb = self._actors.verb_before(line, at)
        while verb is not None and len(found) < 2:
            verb = self._actors.verb_before(line, verb)
            if verb is None or self._is_speech(line, verb):
                break
            found.append(verb)
        return found

    def _modified(self, line: Line, first: int, last: int, quantity: Quantity) -> Span | None:
        """The thing of which the figure is a size: `a 2.1 GW | solar project`, `a 13-billion-parameter | model`, `eliminate the 15% | tariffs`."""
        before, low, grammar = line.low(first - 1), line.low(last), self._phrases.grammar
        is_noun = low.isalpha() and low not in grammar.function and not self._actors.is_verb(line, last)
        is_size = quantity.unit_kind in ("energy", "other", "data") or (
            quantity.unit_kind == "count" and line.low(last - 1).count("-") > 0
        )
        is_altered = quantity.unit_kind == "percent" and line.low(first - 2) in self._phrases.of("alters")
        if not is_noun or not (is_size or is_altered) or low.endswith(("er", "ly")) or before in ("by", "to", "from"):
            return None
        return self._actors.object(line, last)

    def _owners(self, scene: Stage, place: int, reading: Reading, cue: Span | None) -> Iterator[Span | None]:
        """Who receives money or is valued, and possessors of the figure and of what it measures."""
        line, (first, last) = scene.line, scene.figures[place]
        if reading.metric == "funding":
            yield self._receiver(scene, place)
        if reading.metric == "valuation" and cue is not None and line.low(cue[0]).startswith("valu"):
            yield self._valued(line, cue, first)
        if reading.metric == "price":
            yield self._offered(line, first)
        yield self._actors.owner(line, first)
        if cue is not None and (cue[1] <= first or cue[0] >= last) and not self._actors.is_verb(line, cue[0]):
            yield self._actors.owner(line, cue[0])
        if line.low(last) == "of" and line.is_name(self._past_article(line, last + 1)):
            yield self._name_span(line, self._past_article(line, last + 1))

    def _offered(self, line: Line, first: int) -> Span | None:
        """`sells | Qwen-Long | at 5 yuan`."""
        verb = self._actors.verb_before(line, first)
        found = None if verb is None else self._actors.object(line, verb + 1)
        if found is None or line.low(found[1]) not in ("at", "for", "from") or not line.is_name(found[0]):
            return None
        return found if first - found[1] <= LONGEST_OF else None

    @staticmethod
    def _is_part_of(scene: Stage, place: int) -> bool:
        """`46% of the | $209 billion`."""
        if not place:
            return False
        gap = [scene.line.low(i) for i in range(scene.figures[place - 1][1], scene.figures[place][0])]
        return bool(gap) and gap[0] == "of" and len(gap) <= LONGEST_OF

    def _accompanied(self, line: Line, first: int) -> Span | None:
        """`a company with | 50 employees`; behind a comma, the subject of the clause is meant."""
        at = first - 1
        while at > 0 and line.low(at) in self._phrases.of("qualifying"):
            at -= 1
        return self._actors.phrase_from(line, at) if line.low(at) == "with" and not line.is_stop(at - 1) else None

    def _thing(self, line: Line, cue: Span) -> Span | None:
        """What a price, cost or score is of, where the words say it: `the price of | electricity`, `| solar module efficiency`."""
        if line.low(cue[1]) in ("of", "on", "for") and not line.low(cue[1] + 1)[:1].isdigit():
            found = self._actors.object(line, cue[1] + 1)
            if found is not None and line.low(found[0]) not in self._phrases.of("number"):
                return found
        found = self._actors.phrase_from(line, cue[1])
        if (
            found is None
            or self._actors.is_verb(line, cue[0])
            or line.low(cue[0]) in self._phrases.grammar.past
            or line.low(cue[0]).endswith("ed")
        ):
            return None
        plain = self._phrases.of("plain") | self._phrases.grammar.determiner | self._phrases.of("possessive")
        told = [i for i in range(found[0], cue[0]) if line.low(i) not in plain and not line.low(i).endswith("ly")]
        return found if told and not any(line.low(i)[:1].isdigit() or line.low(i) in "$%€£" for i in told) else None

    def _is_agent(self, line: Line, first: int) -> bool:
        """`surveys completed by | 5,000 people`."""
        at = first - 1
        while at > 0 and line.low(at) in self._phrases.of("qualifying"):
            at -= 1
        before = line.low(at - 1)
        return (
            line.low(at) == "by"
            and (before.endswith("ed") or before in self._phrases.grammar.past)
            and not self._changes(before)
        )

    def _changes(self, word: str) -> bool:
        return word in self._phrases.of("glue")

    def _partitive(self, line: Line) -> Span | None:
        """`Of | the participants | …, half were women`."""
        return self._actors.object(line, 1) if line.low(0) in ("of", "among") else None

    def _doer(self, line: Line, at: int) -> Span | None:
        """The subject of the verb that governs the word `at`, or the object that a verb such as *expects* makes do something."""
        verb = self._governing(line, at)
        makes_do = self._phrases.of("makes_do")
        if verb is None:
            return None
        absolute = self._absolute(line, verb, at)
        if absolute is not None:
            return absolute
        is_passive = line.low(verb) in self._phrases.grammar.be and not line.low(verb + 1).endswith("ing")
        if not is_passive and (line.low(verb) in makes_do or self._is_speech(line, verb)):
            leads = ("to", "will", "would") if line.low(verb) in makes_do else ("will", "would")
            to = next(
                (
                    i
                    for i in range(verb + 2, at)
                    if line.low(i) in leads and line.low(i + 1) in self._phrases.grammar.verb
                ),
                None,
            )
            if to is not None and line.low(verb + 1) != "to":
                found = self._actors.object(line, verb + 1 if line.low(verb + 1) != "that" else verb + 2)
                if found is not None and found[1] <= to:
                    return found[0], to
        found = self._actors.subject(line, verb)
        if found is None or self._only_speaks(line, found, verb, at):
            return None
        return found

    def _governing(self, line: Line, at: int) -> int | None:
        """The verb before word `at`: a finite one, or one such as *expect* that its form does not tell."""
        verb, grammar = self._actors.verb_before(line, at), self._phrases.grammar
        makes_do = self._phrases.of("makes_do")
        maker = next((i for i in range(at - 1, max(-1, at - 1 - REACH), -1) if line.low(i) in makes_do), None)
        if maker is None or (verb is not None and (maker < verb or line.low(verb) in grammar.be)):
            return verb
        return verb if line.low(maker - 1) in grammar.before_noun or line.low(maker - 1) in grammar.be else maker

    def _absolute(self, line: Line, verb: int, at: int) -> Span | None:
        """`, with | revenue | rising 20%`: a phrase with its own subject."""
        lead = next((i for i in range(at - 1, verb, -1) if line.low(i) == "with"), None)
        if lead is None:
            return None
        found = self._actors.object(line, lead + 1)
        if found is None:
            return None
        after = line.low(found[1])
        inner = next(
            (
                i
                for i in range(found[0] + 1, min(found[1] + 1, at))
                if line.low(i).endswith("ing") or line.low(i) in ("up", "down")
            ),
            None,
        )
        if inner is not None:
            return found[0], inner
        return found if after in ("up", "down", "at") else None

    def _only_speaks(self, line: Line, span: Span, verb: int, at: int) -> bool:
        """Whether a subject is who reports: analysts, a survey, people; a name only where its verb is one of saying and a clause follows."""
        head = self._head(line, span)
        kind = self._speakers.kind(line.low(head))
        is_speech = self._is_speech(line, verb)
        if kind in ("group", "document", "voice", "person") and not line.is_name(head):
            return (
                is_speech
                or line.low(verb) in self._phrases.of("makes_do")
                or line.low(verb + 1) in self._phrases.of("makes_do")
            )
        return is_speech and line.low(verb) not in self._phrases.of("own_forecast") and verb + 1 < at

    def _is_speech(self, line: Line, verb: int) -> bool:
        return line.low(verb) in self._phrases.of("speech") or line.low(verb + 1) in self._phrases.of("speech")

    def _leads(self, line: Line, first: int, last: int) -> bool:
        """Whether the figure is itself the head of a clause's subject: `| 78% of adults | use`, `said | half of them | left`."""
        if self._actors.verb_after(line, last) is None:
            return False
        i = first - 1
        while i >= 0 and (
            line.low(i) in self._phrases.grammar.of("article") or line.low(i) in self._phrases.of("qualifying")
        ):
            i -= 1
        low = line.low(i)
        if i < 0 or line.is_stop(i) or low in self._phrases.grammar.subordinator:
            return True
        reports = self._phrases.of("says") | self._phrases.of("makes_do")
        return low in self._phrases.grammar.coordinator or low in reports

    def _counted(self, scene: Stage, place: int, quantity: Quantity) -> Span | None:
        """What is counted, or what a share is of."""
        line, (first, last) = scene.line, scene.figures[place]
        if line.low(last) in '"“”‘’' and line.low(last):
            last += 1
        if line.low(last) in ("of", "in", "worth") and quantity.unit_kind in ("percent", "count", "money"):
            found = self._actors.object(line, last + (2 if line.low(last + 1) == "of" else 1))
            if found is not None:
                owner = self._actors.owner(line, found[1])
                return owner if owner is not None and owner[0] >= found[0] else found
        start = last
        while start > first and line.low(start - 1).isalpha() and line.low(start - 1) not in self._phrases.of("number"):
            start -= 1
        if line.low(last - 1) in ("times", "time"):
            return None
        if start == last and quantity.unit_kind in ("money", "percent", "duration", "energy", "other"):
            found = self._actors.object(line, last)
            return found if found is not None and line.low(last) not in self._phrases.grammar.preposition else None
        return (start, last) if start < last and quantity.unit_kind == "count" else None

    def _following(self, line: Line, last: int) -> Span | None:
        """The subject behind an opening phrase: `With 300 employees, | the company | is …`."""
        comma = next((i for i in range(last, min(len(line), last + LONGEST)) if line.low(i) == ","), None)
        verb = (
            None
            if comma is None
            else next((i for i in range(comma + 1, min(len(line), comma + 20)) if self._actors.is_verb(line, i)), None)
        )
        if comma is None or verb is None:
            return None
        found = self._actors.subject(line, verb)
        return found if found is not None and found[0] > comma else None

    def _receiver(self, scene: Stage, place: int) -> Span | None:
        """Who receives the money: `invested $5m | in Wayve`, `awarded | Cerebras | a $5m grant`."""
        line, (first, last) = scene.line, scene.figures[place]
        verb = self._actors.verb_before(line, first)
        gives = self._phrases.of("gives")
        giving = next((i for i in range(first - 1, max(-1, first - 12), -1) if line.low(i) in gives), None)
        if giving is None:
            giving = next((i for i in range(last, min(len(line), last + 4)) if line.low(i) in gives), None)
        if giving is None or (verb is not None and line.low(verb) in self._phrases.of("takes")):
            return None
        if giving < first and giving + 1 < first and line.is_name(giving + 1):
            return self._name_span(line, giving + 1)
        for i in range(last, min(len(line) - 1, last + LONGEST)):
            if line.low(i) in ("in", "into", "to", "for") and line.is_name(self._past_article(line, i + 1)):
                found = self._name_span(line, self._past_article(line, i + 1))
                if not self._is_place(scene, found):
                    return found
            if line.is_stop(i):
                break
        return None

    def _past_article(self, line: Line, i: int) -> int:
        return i + 1 if line.low(i) in self._phrases.grammar.of("article") else i

    @staticmethod
    def _name_span(line: Line, i: int) -> Span:
        end = i
        while end < len(line) and (line.is_name(end) or line.low(end) == "&"):
            end += 1
            if line.words[end - 1].is_possessive:
                break
        return i, max(end, i + 1)

    def _is_place(self, scene: Stage, span: Span) -> bool:
        return any(
            named[0] < span[1] and span[0] < named[1] and self._kinds.get(mention.entity_id) == "place"
            for mention, named in zip(scene.mentions, scene.named, strict=True)
        )

    def _valued(self, line: Line, cue: Span, first: int) -> Span | None:
        """`values | the company | at $5 billion`."""
        if line.low(cue[0]) == "valuation" or cue[0] >= first or line.low(cue[0] - 1) in self._phrases.grammar.be:
            return None
        found = self._actors.object(line, cue[1])
        return found if found is not None and found[1] <= first and line.low(found[1]) == "at" else None

    def _told(self, scene: Stage, phrase: Span, within: Subject | None, reading: Reading) -> Subject | None:
        """The phrase as a subject: a name in it, whom its pronoun means, or its own words."""
        line = scene.line
        low, owned = line.low(phrase[0]), self._phrases.of("possessive")
        if low in self._phrases.of("anybody"):
            return None
        if low in self._phrases.of("meant") and phrase[1] - phrase[0] == 1:
            return within
        if low in owned and within is not None and phrase[1] - phrase[0] == 1:
            return within
        if low in owned and phrase[1] - phrase[0] == 1:
            return None
        named = self._name_in(scene, phrase)
        if named is not None:
            return named
        head = self._head(line, phrase)
        is_short_for = low in owned or self._is_the_company(line, phrase, head) or self._is_plain(line, phrase, reading)
        if within is not None and is_short_for:
            return within
        if low in owned:
            return self._words(scene, (phrase[0] + 1, phrase[1]))
        if line.low(head) in self._phrases.grammar.function | self._phrases.of("meant") | self._phrases.of("anybody"):
            return None
        return self._words(scene, phrase)

    def _is_the_company(self, line: Line, phrase: Span, head: int) -> bool:
        """`the company`, `the four-year-old startup`; a maker of something is told by its own words."""
        is_short = head - phrase[0] == 1 and head == phrase[1] - 1
        return line.low(phrase[0]) == "the" and line.low(head) in self._phrases.of("company") and is_short

    def _is_plain(self, line: Line, phrase: Span, reading: Reading) -> bool:
        """Whether a phrase says what is measured and not of whom: `gross margin`, `quarterly revenue`."""
        if reading.metric not in self._phrases.of("owned_metric") or reading.cue is None:
            return False
        plain = self._phrases.of("plain") | self._phrases.grammar.determiner
        start, end = line.words[phrase[0]].start, line.words[phrase[1] - 1].end
        is_cue = start <= reading.cue[0] and reading.cue[1] <= end
        return is_cue and all(
            line.low(i) in plain or reading.cue[0] <= line.words[i].start < reading.cue[1] for i in range(*phrase)
        )

    def _words(self, scene: Stage, phrase: Span) -> Subject | None:
        line, (start, end) = scene.line, phrase
        for first, last in scene.figures:
            if start <= first and last <= end and first - start <= 2:
                start = self._behind(line, first, last)
        while start < end and line.low(start) in self._phrases.grammar.of("article"):
            start += 1
        end = min(end, start + LONGEST)
        while end > start and (line.low(end - 1) in self._phrases.grammar.function or line.is_stop(end - 1)):
            end -= 1
        if start >= end:
            return None
        entity = next(
            (m.entity_id for m, named in zip(scene.mentions, scene.named, strict=True) if named[0] == start), None
        )
        return Subject(scene.offset + line.words[start].start, scene.offset + line.words[end - 1].end, entity)

    def _behind(self, line: Line, first: int, last: int) -> int:
        """Where the noun of a figure begins: `14,000 | clinicians`, `$209 billion in | venture funding`, `5 inches |`."""
        start = last
        while start > first and line.low(start - 1).isalpha() and line.low(start - 1) not in self._phrases.of("number"):
            start -= 1
        if start < last:
            return start
        while line.low(start) in ("of", "in", "worth"):
            start += 1
        return start

    def _head(self, line: Line, span: Span) -> int:
        """The last word before the first preposition of a phrase."""
        grammar = self._phrases.grammar
        ends = (
            i
            for i in range(span[0] + 1, span[1])
            if line.low(i) in grammar.preposition
            or line.is_stop(i)
            or (line.low(i).endswith("ed") and line.low(i + 1) in grammar.preposition)
        )
        return next(ends, span[1]) - 1

    def _name_in(self, scene: Stage, phrase: Span) -> Subject | None:
        """The name that a phrase is, owns or is of: known ones first, a place only where nothing else is told."""
        inside = [
            (mention, named)
            for mention, named in zip(scene.mentions, scene.named, strict=True)
            if phrase[0] <= named[0] and named[1] <= phrase[1]
        ]
        actors = [(mention, named) for mention, named in inside if self._kinds.get(mention.entity_id) != "place"]
        if actors:
            mention, named = actors[0]
            owned = [
                one for one, its in actors[1:] if scene.line.words[named[1] - 1].is_possessive and its[1] == phrase[1]
            ]
            product = self._product(scene, phrase, named)
            mention = owned[-1] if owned else mention
            return product or Subject(mention.start, mention.end, mention.entity_id)
        whole = [m for m, named in inside if named[0] <= phrase[0] + 1 and named[1] >= phrase[1]]
        if whole:
            return Subject(whole[0].start, whole[0].end, whole[0].entity_id)
        return None if inside else self._unlisted(scene, phrase)

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
        if not is_whole or line.low(start) in self._phrases.grammar.function:
            return None
        last = line.words[end - 1]
        cut = 2 if last.low.endswith(("'s", "’s")) else 1 if last.low.endswith(("'", "’")) else 0
        return Subject(scene.offset + line.words[start].start, scene.offset + last.end - cut, None)

    def _named_subject(self, scene: Stage, span: Span) -> Subject | None:
        """The first subject of a verb before the figure that is a name: whom *it* or *the company* means within the sentence."""
        line = scene.line
        opening = next((i for i in range(min(span[0], LONGEST)) if line.is_stop(i)), 0)
        opened = self._actors.trimmed(line, (0, opening)) if line.low(opening) == "," else None
        for i in range(-1, min(span[0], REACH)):
            if i >= 0 and not self._actors.is_verb(line, i):
                continue
            phrase = opened if i < 0 else self._actors.subject(line, i)
            found = None if phrase is None else self._name_in(scene, phrase)
            if found is not None and self._kinds.get(found.entity_id or "") not in ("person", "place"):
                return found
        return None
