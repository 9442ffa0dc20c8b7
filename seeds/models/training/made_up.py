"""Made-up sentences of business and AI news, with the names in them; a grammar and name parts, no text of anybody."""

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from seeds import References
from seeds.models.training.named import Named, rows

_SLOT = re.compile(r"\{(\w+)\}|<([A-Z]+):(\w+)>")
_KNOWN = 0.35  # how often a name is one of the reference list


class Grammar:
    """Makes sentences from `made_up.csv`, with known names of the reference list and invented ones, by a seed."""

    def __init__(self, references: References, *, seed: int) -> None:
        self._chance = random.Random(seed)
        self._rules: dict[str, list[str]] = defaultdict(list)
        for row in rows("made_up"):
            self._rules[row["symbol"]].append(row["text"])
        self._parts = {row["kind"]: row["texts"].split("|") for row in rows("name_parts")}
        self._known = _known(references)

    def sentences(self, count: int) -> Iterator[Named]:
        """So many sentences; the first letter is a capital unless a name begins in lower case."""
        for _ in range(count):
            named = Named("")
            self._grow(named, self._pick(self._rules["sentence"]))
            begins_with_name = any(start == 0 for start, _, _ in named.names)
            if not begins_with_name:
                named.text = named.text[:1].upper() + named.text[1:]
            yield named

    def _grow(self, named: Named, pattern: str) -> None:
        at = 0
        for slot in _SLOT.finditer(pattern):
            named.text += pattern[at : slot.start()]
            at = slot.end()
            if slot[1]:
                self._grow(named, self._pick(self._rules[slot[1]]))
                continue
            name, start = self._name(slot[3]), len(named.text)
            named.text += name
            named.names.append((start, len(named.text), slot[2]))
        named.text += pattern[at:]

    def _pick(self, choices: list[str]) -> str:
        return self._chance.choice(choices)

    def _part(self, kind: str) -> str:
        return self._pick(self._parts[kind])

    def _name(self, kind: str) -> str:
        known = self._known.get(kind)
        if known and self._chance.random() < _KNOWN:
            return self._pick(known)
        match kind:
            case "person_name":
                return self._person()
            case "surname" | "given":
                return self._part(kind)
            case "org_name":
                return self._organisation()
            case "product_name":
                return self._product()
            case "place_name":
                return self._pick(self._known["place_name"])
            case "place_caps":
                return self._pick(self._known["place_name"]).upper()
            case "acronym" | "ticker":
                return self._letters(3, 4)
            case _:
                return self._pick(self._rules[kind])

    def _letters(self, least: int, most: int) -> str:
        return "".join(self._chance.choices("ABCDEFGHIJKLMNOPRSTUVWXYZ", k=self._chance.randint(least, most)))

    def _person(self) -> str:
        way = self._chance.random()
        if way < 0.2:
            return f"{self._part('chinese_surname')} {self._part('chinese_given')}"
        if way < 0.28:
            return f"{self._part('given')} {self._letters(1, 1)}. {self._part('surname')}"
        if way < 0.32:
            return f"{self._letters(1, 1)}.{self._letters(1, 1)}. {self._part('surname')}"
        if way < 0.36:
            return f"{self._part('given')} {self._part('surname')}-{self._part('surname')}"
        return f"{self._part('given')} {self._part('surname')}"

    def _organisation(self) -> str:
        stem, place = self._part("stem"), self._pick(self._known["place_name"])
        coined = stem + self._part("ending")
        makers = (
            lambda: coined,
            lambda: coined,
            lambda: stem + self._part("stem"),
            lambda: f"{stem} {self._part('kind_word')}",
            lambda: f"{coined} {self._part('kind_word')}",
            lambda: f"{stem} {self._part('stem').lower()}",
            lambda: f"{coined}.ai",
            lambda: coined.lower(),
            lambda: f"i{coined}",
            lambda: f"{self._chance.randint(1, 99)}{stem}",
            lambda: self._letters(2, 4),
            lambda: f"{coined} {self._part('legal')}",
            lambda: f"{self._part('surname')} {self._part('legal')}",
            lambda: f"{self._part('surname')} & {self._part('surname')}",
            lambda: f"{self._part('surname')} {self._part('money_word')}",
            lambda: f"{stem} {self._part('money_word')}",
            lambda: f"{place} {self._part('body')}",
            lambda: f"University of {place}",
            lambda: f"Bank of {place}",
            lambda: f"the {place} {self._part('body')}".removeprefix("the "),
            lambda: self._part("government"),
            lambda: f"{place} {self._part('government')}",
            lambda: self._part("society").replace("{x}", self._part("topic")),
            lambda: self._part("surname"),
        )
        name = self._chance.choice(makers)()
        return name[0].upper() + name[1:] if " " in name and name[0].islower() else name

    def _product(self) -> str:
        head, number = (
            self._part("product_head"),
            self._chance.choice(["2", "3", "4.5", "2.5", "1.6", "X1", "R2", "V3"]),
        )
        size = self._chance.choice(["7B", "8B", "72B", "405B", "1.5B"])
        stem = self._part("stem")
        makers = (
            lambda: head,
            lambda: f"{head} {number}",
            lambda: f"{head}-{number}",
            lambda: f"{head} {self._part('product_tail')}",
            lambda: f"{head} {number} {self._part('product_tail')}",
            lambda: f"{head}-{number}-{self._part('product_tail').lower()}",
            lambda: f"{head}{number}-{size}-Instruct",
            lambda: f"{stem}LM-{number}",
            lambda: f"{stem}GPT",
            lambda: f"{stem}Net",
            lambda: f"{self._letters(1, 2)}{self._chance.randint(10, 990)}",
            lambda: f"{stem}{self._part('product_head').lower()}",
        )
        return self._chance.choice(makers)()


@cache
def _known(references: References) -> dict[str, list[str]]:
    """Names of the reference list in Latin letters, by the kind of name they stand for."""
    kinds = {
        "organisation": "org_name",
        "person": "person_name",
        "place": "place_name",
        "model": "product_name",
        "product": "product_name",
    }
    names: dict[str, list[str]] = defaultdict(list)
    for name, kind in references.table("entities").select("name", "kind").iter_rows():
        if kind in kinds and name.isascii():
            names[kinds[kind]].append(name)
    return dict(names)
