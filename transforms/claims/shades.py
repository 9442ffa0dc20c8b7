"""Kind, certainty, negation, subject, period and check-worthiness of what a claim says."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from seeds import References
from transforms.claims.lexicon import lists
from transforms.periods import Period, PeriodReader
from transforms.records import Figure

_ENGLISH = re.compile(r"[^\W_]+(?:['’\-][^\W_]+)*")


class Shades:
    """Judges the words of a claim by the lists of `claim_kinds`; phrases of up to four words in English, characters in Chinese."""

    def __init__(self, references: References) -> None:
        self._lists = {language: lists(references, "claim_kinds", language, column="word") for language in ("en", "zh")}
        self._chinese = {
            name: re.compile("|".join(sorted(map(re.escape, entries), key=len, reverse=True)))
            for name, entries in self._lists["zh"].items()
        }
        self._english: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        for name, entries in self._lists["en"].items():
            for phrase in entries:
                self._english[phrase.split()[0]].append((phrase.count(" ") + 1, phrase, name))
        self._periods = PeriodReader(references)

    def classes(self, text: str, language: str) -> Mapping[str, int]:
        """How often each class of word stands in a text; a denial in *not only* is none, nor a forecast in what somebody says nothing of."""
        if language == "zh":
            bare = self._chinese["false_negation"].sub("", text)
            return {name: len(pattern.findall(bare)) for name, pattern in self._chinese.items()}
        found = [
            word if i and word == "May" else word.lower().replace("’", "'")
            for i, word in enumerate(_ENGLISH.findall(text))
        ]
        counts = dict.fromkeys(self._lists["en"], 0)
        is_silent = False
        for i, word in enumerate(found):
            is_silent = is_silent and word != "but"
            for size, phrase, name in self._english.get(word, ()):
                is_told = size == 1 or " ".join(found[i : i + size]) == phrase
                counts[name] += is_told and not (is_silent and name == "prediction")
                is_silent = is_silent or (is_told and name == "silence")
        return counts | {"negation": max(0, counts.get("negation", 0) - counts.get("false_negation", 0))}

    def periods(self, text: str, published_on: date | None, language: str) -> tuple[Period, ...]:
        """The periods that a claim names."""
        return self._periods.periods(text, published_on=published_on, language=language)

    def kind(self, counts: Mapping[str, int], shade: str | None, figures: Sequence[Figure], *, is_future: bool) -> str:
        """`statistic` with a measured figure that is no forecast, else `prediction`, `event`, `opinion` by cue and words, else `statement`."""
        projected = bool(figures) and all(figure.is_projected for figure in figures)
        if projected and counts.get("silence") and not counts["prediction"]:
            return "statement"
        if shade == "prediction" or projected or (is_future and counts["prediction"]):
            return "prediction"
        if figures:
            return "statistic"
        if counts["prediction"]:
            return "prediction"
        if shade == "opinion":
            return "opinion"
        if counts["opinion"] > counts["event"]:
            return "opinion"
        return "event" if counts["event"] else "statement"


def checkworthiness(
    counts: Mapping[str, int],
    figures: Sequence[Figure],
    *,
    kind: str,
    has_name: bool,
    has_period: bool,
    is_attributed: bool,
) -> float:
    """How much it is worth to check a claim, 0 to 1, to two decimals.

    Specific, numeric and checkable things add up: a figure 0.35 (a second 0.05), a named subject 0.15, a period 0.1, an event or statistic
    0.15, a speaker 0.1, from a base of 0.15; an opinion or prediction loses 0.1, hedging 0.15.
    """
    score = 0.15 + (0.35 if figures else 0.0) + (0.05 if len(figures) > 1 else 0.0)
    score += 0.15 * has_name + 0.1 * has_period + 0.1 * is_attributed
    score += {"statistic": 0.15, "event": 0.15, "opinion": -0.1, "prediction": -0.1}.get(kind, 0.0)
    score -= 0.15 * bool(counts["hedge"])
    return round(min(1.0, max(0.0, score)), 2)
