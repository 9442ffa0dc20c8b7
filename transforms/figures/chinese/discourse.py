"""What Chinese sentences go on about where a clause names no topic."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from transforms.figures.chinese.clause import Clause, Topic

OF_THINGS = frozenset(("parameters", "tokens", "performance", "price"))
"""Metrics that products have rather than companies."""
OF_MARKETS = frozenset(("market_size",))
PART = ("其中", "例如", "比如")
"""How a sentence begins that speaks of a part of what the ones before were about."""
ISSUER = re.compile(r"([\u4e00-\u9fffA-Za-z]{2,24})[（(]以下简称[“「\"]?本?公司")
FAR = 200
"""Characters of a sentence in which it defines whom it calls `公司`."""
MOST_KNOWN = 40


@dataclass(frozen=True, slots=True)
class Carried:
    """What was spoken of so far: the last company and the last thing, and names without an entity with their kinds.

    `issuer` is whom the article calls `公司` from the start (`海岳股份有限公司（以下简称“公司”）`).
    """

    company: Topic | None = None
    thing: Topic | None = None
    known: tuple[tuple[str, str], ...] = ()
    issuer: Topic | None = None

    def told(self, metric: str) -> Topic | None:
        """Whom a sentence without a topic is about."""
        if metric in OF_MARKETS:
            return None
        company = self.issuer or self.company
        first, second = (self.thing, company) if metric in OF_THINGS else (company, self.thing)
        return first or second


def topic_at(
    clauses: Sequence[Clause], place: int, metric: str, before: Sequence[int], carried: Carried, things: frozenset[str]
) -> Topic | None:
    """The topic of a figure at `place`; `before`: where the figures before it in its sentence stand.

    That of its clause; what was just launched; that of the last clause of its section that holds a figure; the first of the section, of the
    sentence; else what earlier sentences spoke of.
    """
    own = next((clause for clause in clauses if clause.start <= place < clause.end), None)
    if own is None:
        return carried.told(metric)
    if metric == "funding" and (given := _given(own, carried)) is not None:
        return given
    if own.topic is not None:
        return own.topic
    earlier = [clause for clause in clauses if clause.end <= own.start]
    speakers = [clause.speaker for clause in earlier if clause.speaker is not None]
    speakers = speakers or _speaker_behind(clauses, own)
    if speakers and metric not in OF_MARKETS:
        carried = replace(carried, company=speakers[-1])
    launched = [clause.introduced for clause in (*earlier, own) if clause.introduced is not None]
    if own.pronoun is not None and own.pronoun.startswith(tuple(things)):
        named = [clause.topic for clause in earlier if clause.topic is not None and clause.topic.kind is not None]
        nearest = launched[-1] if launched else named[-1] if named else None
        return nearest or carried.thing or carried.company
    if launched and metric in OF_THINGS:
        later = [c.topic for c in earlier if c.topic is not None and c.topic.kind in ("model", "product")]
        return max([*launched, *later], key=lambda topic: topic.start)
    if own.pronoun is not None and carried.issuer is not None and own.pronoun.startswith("公司"):
        return carried.issuer
    if own.pronoun is not None:
        companies = [c.topic for c in earlier if c.topic is not None and c.topic.kind == "organisation"]
        return companies[-1] if companies else carried.told(metric)
    is_sourced = any(clause.is_source for clause in earlier) and not any(clause.pronoun for clause in earlier)
    is_sourced = is_sourced and not speakers
    return _gone_on(earlier, own, before) or (None if is_sourced else carried.told(metric))


def _speaker_behind(clauses: Sequence[Clause], own: Clause) -> list[Topic]:
    """The company that says `我们` and is named behind what it says."""
    if own.pronoun is None or not own.pronoun.startswith("我"):
        return []
    return [clause.speaker for clause in clauses if clause.speaker is not None and clause.start >= own.end][:1]


def _given(own: Clause, carried: Carried) -> Topic | None:
    """Who receives what a clause gives: named in it, or spoken of before where it only names the round."""
    if own.receiver is not None:
        return own.receiver
    company = carried.company
    is_other = company is not None and own.topic is not None and company.entity_id != own.topic.entity_id
    return company if own.is_in_round and is_other else None


def dealt_out(clauses: Sequence[Clause], places: Sequence[int], units: Sequence[str | None]) -> dict[int, Topic]:
    """The topics of figures (by their number) that `分别` deals out: of each unit the first to the first topic, and so on."""
    dealt: dict[int, Topic] = {}
    for clause in (clause for clause in clauses if clause.parts):
        inside = [n for n, place in enumerate(places) if clause.start <= place < clause.end]
        for unit in dict.fromkeys(units[n] for n in inside):
            same = [n for n in inside if units[n] == unit]
            if len(same) == len(clause.parts):
                dealt.update(zip(same, clause.parts, strict=True))
    return dealt


def _gone_on(earlier: list[Clause], own: Clause, before: Sequence[int]) -> Topic | None:
    """The topic that the clauses before one without a topic leave to it."""
    earlier = [clause for clause in earlier if clause.topic is None or clause.topic.kind != "person"]
    near = [clause for clause in earlier if clause.section == own.section]
    measured = [c for c in near if c.topic is not None and any(c.start <= figure < c.end for figure in before)]
    if measured:
        return measured[-1].topic
    first = next((clause.topic for clause in near if clause.topic is not None), None)
    return first or next((c.topic for c in earlier if c.topic is not None and c.topic.kind is not None), None)


def carried_on(text: str, sentence_start: int, clauses: Sequence[Clause], carried: Carried) -> Carried:
    """What the sentence behind the one at `sentence_start` may go on about, `text` being that of the article."""
    if text.startswith(PART, sentence_start):
        return carried
    investors = [c.topic for c in clauses if c.topic is not None and c.is_investing and carried.company is not None]
    topics = [clause.topic for clause in clauses if clause.topic is not None and clause.topic not in investors]
    launched = [clause.introduced for clause in clauses if clause.introduced is not None]
    speakers = [clause.speaker for clause in clauses if clause.speaker is not None]
    company = next((topic for topic in (*topics, *speakers) if topic.kind == "organisation"), carried.company)
    things = [*launched, *(topic for topic in topics if topic.kind in ("model", "product"))]
    known = dict(carried.known)
    for topic in (*topics, *launched, *speakers):
        if topic.kind is not None and topic.entity_id is None and len(known) < MOST_KNOWN:
            known.setdefault(text[topic.start : topic.end], topic.kind)
    defined = ISSUER.search(text, sentence_start, min(len(text), sentence_start + FAR))
    issuer = carried.issuer
    if issuer is None and defined is not None:
        issuer = Topic(*defined.span(1), None, "organisation")
    return Carried(company, things[-1] if things else carried.thing, tuple(known.items()), issuer)
