"""Whom a figure speaks of: not who is named in an apposition, nor who only says it."""

import pytest

from tests.transforms.figures.reading import figures_in


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("Cohere, a Toronto developer of language models, raised $500 million.", "cohere"),
        ("Google said in May that Gemini had 40 million users.", "gemini"),
        ("According to OpenAI, Llama had 40 million users.", "llama"),
    ],
)
def test_the_subject_is_that_of_the_clause(text: str, entity: str) -> None:
    assert [figure.subject_entity_id for figure in figures_in(text)] == [entity]
