"""Whether *he* or *she* is said of a person, told by the sentences that name nobody else."""

import re
from collections import Counter
from collections.abc import Sequence

from transforms.records import Mention, Sentence

_MALE = frozenset({"he", "his", "him", "himself", "mr"})
_PRONOUN = re.compile(r"\b(?:he|his|him|himself|mr|she|her|hers|herself|ms|mrs)\b", re.IGNORECASE)


class Genders:
    """Counts the pronouns beside each person of an article."""

    def __init__(self, text: str, sentences: Sequence[Sentence], people: Sequence[Mention]) -> None:
        """`people` are the mentions of persons, in order of the text."""
        self._counts: dict[str, Counter[bool]] = {}
        at = 0
        for sentence in sentences:
            inside = []
            while at < len(people) and people[at].start < sentence.end:
                inside.append(people[at])
                at += 1
            if len({mention.entity_id for mention in inside}) == 1:
                found = _PRONOUN.findall(text, sentence.start, sentence.end)
                counts = self._counts.setdefault(inside[0].entity_id, Counter())
                counts.update(word.lower() in _MALE for word in found)

    def may_be(self, entity_id: str, pronoun: str) -> bool:
        """Whether a pronoun may stand for a person: no more of the other sort were seen beside the name."""
        counts = self._counts.get(entity_id, Counter())
        is_male = pronoun in _MALE
        return counts[not is_male] <= counts[is_male]
