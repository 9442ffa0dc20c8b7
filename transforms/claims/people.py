"""For whom a claimant stands: names, surnames, pronouns and *the company*, resolved where only one is possible."""

from collections.abc import Mapping, Sequence

from transforms.claims.lexicon import Speakers
from transforms.claims.referents import Referents
from transforms.claims.spoken import Span
from transforms.claims.words import words
from transforms.records import Mention, Sentence

_PERSONAL = frozenset({"he", "she", "his", "her", "him", "他", "她"})
_IMPERSONAL = frozenset({"it", "its", "该公司"})
_OWNERS = frozenset({"its", "his", "her"})
_HERE = frozenset({"the", "this", "that"})


class People:
    """Resolves the claimants of one article, in order of the text."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        kinds: Mapping[str, str],
        parents: Mapping[str, str],
        speakers: Speakers,
    ) -> None:
        self.text = text
        self.kinds = kinds
        self.speakers = speakers
        self._referents = Referents(text, sentences, mentions, kinds, parents)

    def entity(self, claimant: Span, head: Span, sentence: int) -> str | None:
        """The entity that a claimant names or stands for; None unless it is the only one possible."""
        found = self._resolved(claimant, head, sentence)
        self._referents.note(sentence, found)
        return found

    def remember(self, sentence: int, entity_id: str | None) -> None:
        """Note that words of a speaker told before go on in a sentence."""
        self._referents.note(sentence, entity_id)

    def _resolved(self, claimant: Span, head: Span, sentence: int) -> str | None:
        low = self.text[head[0] : head[1]].strip().lower()
        if low in _PERSONAL:
            return self._referents.person(sentence, head[0], low)
        if low in _IMPERSONAL or self._is_the_company(claimant, head):
            return self._referents.organisation(sentence, head[0])
        inside = self._referents.within(*head)
        if inside:
            return self._named(inside, head)
        if low.partition(" ")[0] in _OWNERS:
            return self._owned(low, claimant, head, sentence)
        if self._speaks_for_another(low):
            beyond = self._referents.within(head[1], claimant[1])
            comma = self.text.find(",", head[1], claimant[1])
            near = [m for m in beyond if comma < 0 or m.start < comma]
            if near and self._is_asked(low, self.text[head[1] : near[0].start].split()):
                return None
            return near[0].entity_id if len({m.entity_id for m in near}) == 1 else None
        return self._short_name(low, head[0])

    def _owned(self, low: str, claimant: Span, head: Span, sentence: int) -> str | None:
        """Who speaks as *its chief executive, Raman* (the one named), as *its website* (whose it is) or in *his words*."""
        owner, _, noun = low.partition(" ")
        beyond = {m.entity_id for m in self._referents.within(head[1], claimant[1]) if m.kind == "person"}
        kind = self.speakers.kind(noun) or self.speakers.kind(noun.split()[-1] if noun else "")
        if kind == "person":
            return beyond.pop() if len(beyond) == 1 else None
        if owner in _PERSONAL:
            return self._referents.person(sentence, head[0], owner)
        return self._referents.organisation(sentence, head[0]) if kind in {"document", "voice"} else None

    def _named(self, inside: list[Mention], head: Span) -> str | None:
        people = {m.entity_id for m in inside if self.kinds.get(m.entity_id) == "person" and not self._owns(m, head)}
        if people:
            return people.pop() if len(people) == 1 else None
        last = inside[-1]
        rest = self.text[last.end : head[1]].strip()
        if len({m.entity_id for m in inside}) > 1 and " and " in self.text[head[0] : head[1]]:
            return None
        if rest in {"", "'s", "’s", "'", "’", ")", '"', "”"}:
            return last.entity_id
        return last.entity_id if self._speaks_for_another(rest.lower()) else None

    def _owns(self, mention: Mention, head: Span) -> bool:
        """Whether a name is but the possessor of who speaks: `Cathie Wood's | ARK Invest`."""
        return mention.end + 2 < head[1] and self.text[mention.end : mention.end + 2] in {"'s", "’s"}

    def _speaks_for_another(self, low: str) -> bool:
        """Whether a noun phrase speaks in the name of an organisation: *spokesperson*, *analysts*, *report*."""
        last = next((w.bare for w in reversed(list(words(low, 0, len(low)))) if w.text[0].isalnum()), "")
        kind = self.speakers.kind(last) or next(
            (self.speakers.kind(low[-size:]) for size in (5, 4, 3, 2) if self.speakers.kind(low[-size:])), None
        )
        return kind in {"document", "voice", "group"} or (kind == "person" and last.endswith("s"))

    def _is_asked(self, low: str, between: list[str]) -> bool:
        """Whether people are but asked or cited by the one named: `analysts | polled by | LSEG`; a report is that one's own."""
        return "by" in between and self.speakers.kind(low.split()[-1]) != "document"

    def _is_the_company(self, claimant: Span, head: Span) -> bool:
        """Whether the claimant is *the company* and no more; not `the Office`, `the agency for statistics`."""
        parts = self.text[head[0] : head[1]].split()
        rest = self.text[head[1] : claimant[1]].strip()
        is_all = not rest or rest.startswith(",")
        return (
            is_all and len(parts) == 2 and parts[0].lower() in _HERE and self.speakers.kind(parts[1]) == "organisation"
        )

    def _short_name(self, low: str, before: int) -> str | None:
        """The person whose full name, earlier in the article, ends or begins with this single word."""
        short = low.removesuffix("'s").removesuffix("’s")
        for title in ("mr. ", "ms. ", "mrs. ", "dr. ", "mr ", "ms ", "dr ", "professor "):
            short = short.removeprefix(title)
        if not short or " " in short or self.speakers.kind(short):
            return None
        found = {m.entity_id for m in self._referents.within(0, before) if self._is_part(m, short)}
        return found.pop() if len(found) == 1 else None

    def _is_part(self, mention: Mention, short: str) -> bool:
        parts = self.text[mention.start : mention.end].lower().split()
        return (
            len(parts) > 1
            and short in {parts[0], parts[-1]}
            and self.kinds.get(mention.entity_id, "person") == "person"
        )
