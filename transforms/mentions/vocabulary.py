"""The reference tables of names in the form that matching needs."""

from collections import defaultdict
from dataclasses import dataclass, field

from seeds import References
from transforms.mentions.folding import is_cjk, lowered, plain


@dataclass(frozen=True, slots=True)
class Alias:
    """One row of `aliases`, joined with its entity's kind; `rank` is its place in the table."""

    text: str
    entity_id: str
    kind: str
    sense: str
    is_case_sensitive: bool
    context: str | None
    surname: str | None
    rank: int


@dataclass(frozen=True, slots=True)
class Requirement:
    """One cell of `name_contexts`: where to look, and for which words, groups and entities."""

    role: str
    scope: str
    words: frozenset[str]
    phrases: tuple[str, ...]
    entities: frozenset[str]
    kinds: frozenset[str]
    is_name: bool
    is_number: bool


@dataclass(slots=True)
class Vocabulary:
    """All that is known of names; `patterns[i]` is lower case and stands for the rows `aliases[i]`, none for a phrase that holds no name."""

    patterns: list[str] = field(default_factory=list)
    aliases: list[tuple[Alias, ...]] = field(default_factory=list)
    contexts: dict[str, tuple[Requirement, ...]] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    kinds: dict[str, str] = field(default_factory=dict)
    families: dict[str, tuple[str, ...]] = field(default_factory=dict)
    full_names: dict[str, str] = field(default_factory=dict)


def vocabulary(references: References) -> Vocabulary:
    """Reads `entities`, `aliases`, `name_contexts`, `name_words` and `name_stops`."""
    entities = references.table("entities")
    kinds = dict(entities.select("entity_id", "kind").iter_rows())
    parents = dict(entities.select("entity_id", "parent_entity_id").iter_rows())
    words = _words(references)
    known = Vocabulary(
        contexts=_contexts(references, words),
        words=words,
        kinds=kinds,
        families={entity_id: _family(entity_id, parents) for entity_id in kinds},
        full_names=dict(entities.select("entity_id", "name").iter_rows()),
    )
    by_pattern: dict[str, list[Alias]] = defaultdict(list)
    for alias in _aliases(references, kinds):
        by_pattern[lowered(plain(alias.text))].append(alias)
        for variant in _joined(alias):
            by_pattern[lowered(variant.text)].append(variant)
    for phrase in references.table("name_stops")["phrase"]:
        by_pattern[lowered(plain(phrase))] = []
    known.patterns = list(by_pattern)
    known.aliases = [tuple(sorted(rows, key=_precedence)) for rows in by_pattern.values()]
    return known


def _aliases(references: References, kinds: dict[str, str]) -> list[Alias]:
    columns = ("alias", "entity_id", "sense", "is_case_sensitive", "context", "surname")
    rows = references.table("aliases").select(columns).iter_rows()
    return [
        Alias(plain(text), entity_id, kinds[entity_id], sense, exact == "TRUE", context, surname, rank)
        for rank, (text, entity_id, sense, exact, context, surname) in enumerate(rows)
    ]


def _joined(alias: Alias) -> list[Alias]:
    """The alias with its words joined by a hyphen, or glued where capitals still show them: `Alibaba-Cloud`, `AlibabaCloud`."""
    words = alias.text.split(" ")
    if len(words) < 2 or any(is_cjk(character) for character in alias.text):
        return []
    texts = ["-".join(words)]
    if len(alias.text) >= 8 and all(word[0].isupper() for word in words if word) and words[0].isalpha():
        texts.append("".join(words))
    exact = [True] * len(texts)
    return [
        Alias(text, alias.entity_id, alias.kind, alias.sense, is_exact, alias.context, None, alias.rank)
        for text, is_exact in zip(texts, exact, strict=True)
    ]


def _precedence(alias: Alias) -> tuple[bool, bool, int]:
    """With its version before without it, under a condition before unconditionally, then as the table has them."""
    return alias.sense != "versioned", alias.context is None, alias.rank


def _family(entity_id: str, parents: dict[str, str | None]) -> tuple[str, ...]:
    """The entity and those above it: whoever names the model names its maker's world."""
    line = [entity_id]
    while (parent := parents.get(line[-1])) is not None and parent not in line:
        line.append(parent)
    return tuple(line)


def _words(references: References) -> dict[str, frozenset[str]]:
    groups: dict[str, set[str]] = defaultdict(set)
    for group, word in references.table("name_words").select("word_group", "word").iter_rows():
        groups[group].add(lowered(plain(word)))
    return {group: frozenset(members) for group, members in groups.items()}


def _contexts(references: References, words: dict[str, frozenset[str]]) -> dict[str, tuple[Requirement, ...]]:
    terms: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for context, role, scope, term in (
        references.table("name_contexts").select("context", "role", "scope", "term").iter_rows()
    ):
        terms[context, role, scope].append(term)
    contexts: dict[str, list[Requirement]] = defaultdict(list)
    for (context, role, scope), members in terms.items():
        contexts[context].append(_requirement(role, scope, members, words))
    return {context: tuple(requirements) for context, requirements in contexts.items()}


def _requirement(role: str, scope: str, terms: list[str], groups: dict[str, frozenset[str]]) -> Requirement:
    spelt = {lowered(plain(term)) for term in terms if term[0] not in "@*<"}
    for term in terms:
        if term[0] == "*":
            spelt |= groups[term[1:]]
    references = {term[1:] for term in terms if term[0] == "@"}
    kinds = references & {"organisation", "person", "place", "model", "product", "event"}
    return Requirement(
        role=role,
        scope=scope,
        words=frozenset(word for word in spelt if word.isascii() and word.isalnum()),
        phrases=tuple(sorted(word for word in spelt if not (word.isascii() and word.isalnum()))),
        entities=frozenset(references - kinds),
        kinds=frozenset(kinds),
        is_name="<name>" in terms,
        is_number="<number>" in terms,
    )
