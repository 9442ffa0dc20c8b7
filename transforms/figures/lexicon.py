"""The reference tables of the number language, as dictionaries."""

from collections.abc import Iterable
from dataclasses import dataclass

from seeds import References

Word = tuple[str, str, float, str]
"""A unit as (unit, unit_kind, factor, currency form or empty)."""


@dataclass(frozen=True)
class Lexicon:
    """What both languages look up; keys in lower case unless said."""

    numbers: dict[tuple[str, str], dict[str, float]]
    scales: dict[tuple[str, str], dict[str, float]]
    unit_words: dict[str, dict[str, Word]]
    unit_symbols: dict[str, Word]
    money_before: dict[str, str]
    money_signs: dict[str, str]
    money_letters: dict[str, str]
    money_places: dict[tuple[str, str], str]
    money_names: dict[str, dict[str, Word]]
    local_money: dict[tuple[str, str], str]
    qualifiers: dict[tuple[str, str], dict[str, str]]
    nouns: dict[str, dict[str, tuple[str, str]]]
    singulars: dict[str, str]
    measures: dict[str, str]
    changes: dict[tuple[str, str], dict[str, str]]
    bases: dict[str, list[tuple[str, str]]]
    lists: dict[str, frozenset[str]]
    words: dict[tuple[str, str], dict[str, str]]


def lexicon(references: References) -> Lexicon:
    """The lexicon of the given tables."""
    rows = {name: list(references.table(name).iter_rows()) for name in TABLES}
    money_before, money_names = _money(rows["currencies"])
    money_signs = {form: code for code, kind, _, form, _ in rows["currencies"] if kind in SIGNS}
    unit_words: dict[str, dict[str, Word]] = {"en": {}, "zh": {}}
    symbols: dict[str, Word] = {}
    for unit, unit_kind, kind, language, form, factor in rows["units"]:
        word = (unit, unit_kind, float(factor), "")
        if kind == "symbol":
            symbols[form] = word
        else:
            unit_words[language][form.lower()] = word
    return Lexicon(
        numbers=_nested(rows["number_words"]),
        scales=_nested((language, kind, form, factor) for language, form, factor, kind in rows["scales"]),
        unit_words=unit_words,
        unit_symbols=symbols,
        money_before=money_before,
        money_signs=money_signs,
        money_letters={form: code for code, kind, _, form, _ in rows["currencies"] if kind == "letter"},
        money_places=_places(money_names["en"]),
        money_names=money_names,
        local_money={(country, form.lower()): code for country, form, code in rows["currency_countries"]},
        qualifiers=_words((language, place, words, q) for language, place, words, q in rows["qualifiers"]),
        nouns=_nouns(rows["counted_nouns"]),
        singulars=dict(rows["irregular_plurals"]),
        measures={form: noun or "" for form, noun in rows["measure_words"]},
        changes=_words((language, place, words, change) for language, place, words, change in rows["change_cues"]),
        bases={
            lang: [(words, basis) for at, words, basis in rows["change_bases"] if at == lang] for lang in ("en", "zh")
        },
        lists={
            "rhetorical": frozenset(noun.replace("_", " ") for _, noun in rows["rhetorical_nouns"]),
            "numbered": frozenset(word for _, word in rows["numbered_words"]),
            "idioms_en": frozenset(phrase for language, phrase in rows["idioms"] if language == "en"),
            "idioms_zh": frozenset(phrase for language, phrase in rows["idioms"] if language == "zh"),
        },
        words=_words(rows["figure_words"]),
    )


SIGNS = ("symbol", "code", "abbreviation")
"""Kinds of written currencies that are matched with case; a `letter` counts only before a large amount."""
TABLES = (
    "currencies", "currency_countries", "units", "scales", "number_words", "qualifiers", "counted_nouns", "irregular_plurals",
    "measure_words", "change_cues", "change_bases", "rhetorical_nouns", "numbered_words", "idioms", "figure_words",
)  # fmt: skip


def _money(rows: list[tuple[str, ...]]) -> tuple[dict[str, str], dict[str, dict[str, Word]]]:
    before: dict[str, str] = {}
    names: dict[str, dict[str, Word]] = {"en": {}, "zh": {}}
    for code, kind, language, form, factor in rows:
        word = (code, "money", float(factor), form.lower())
        if kind in ("abbreviation", "letter"):
            continue
        if kind in ("symbol", "code"):
            before[form.lower()] = code
            names["en"].setdefault(form.lower(), word)
            names["zh"].setdefault(form.lower(), word)
        else:
            names[language][form.lower()] = word
    return before, names


def _places(names: dict[str, Word]) -> dict[tuple[str, str], str]:
    """Whose dollar or pound a country word before or after the sign means: `("$", "canadian")` is CAD."""
    signs = {" dollar": "$", " pound": "£"}
    return {
        (sign, form.removesuffix(noun)): word[0]
        for form, word in names.items()
        for noun, sign in signs.items()
        if form.endswith(noun)
    }


def _nested(rows: Iterable[tuple[str, ...]]) -> dict[tuple[str, str], dict[str, float]]:
    table: dict[tuple[str, str], dict[str, float]] = {}
    for language, kind, word, value in rows:
        table.setdefault((language, kind), {})[word] = float(value)
    return table


def _words(rows: Iterable[tuple[str, ...]]) -> dict[tuple[str, str], dict[str, str]]:
    table: dict[tuple[str, str], dict[str, str]] = {}
    for language, place, words, value in rows:
        table.setdefault((language, place), {})[words] = value
    return table


def _nouns(rows: list[tuple[str, ...]]) -> dict[str, dict[str, tuple[str, str]]]:
    nouns: dict[str, dict[str, tuple[str, str]]] = {"en": {}, "zh": {}}
    for language, form, noun, metric in rows:
        nouns[language][form.lower()] = (noun, metric)
    return nouns
