import pytest
from spacy.language import Language

from tests.transforms.parsing.tiny import CLEAR, UNIVERSAL, pipeline


@pytest.fixture(scope="session")
def universal_pipeline() -> Language:
    return pipeline(UNIVERSAL)


@pytest.fixture(scope="session")
def clear_pipeline() -> Language:
    return pipeline(CLEAR)
