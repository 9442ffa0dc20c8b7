"""Classes of amounts, shares and ranges, form by form: `classes/*.tsv` holds a text and what is to be read, bounds as `>`, `<` and `~`, a range as `low..high`."""

from pathlib import Path

import pytest

from seeds import References
from transforms.figures import FigureReader, Quantity

READER = FigureReader(References())
FOLDER = Path(__file__).with_name("classes")
MARKS = {"about": "~", "at_least": ">", "at_most": "<"}


def told(quantity: Quantity) -> str:
    if quantity.qualifier == "between":
        ends = f"{quantity.value_low:.10g}..{quantity.value_high:.10g}"
    else:
        ends = MARKS.get(quantity.qualifier, "") + f"{quantity.value:.10g}"
    return f"{ends} {quantity.unit or '-'}"


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.tsv")))
def test_every_form_of_a_class_is_read(name: str) -> None:
    language = name.rpartition("_")[2]
    wrong = []
    for line in (FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        text, _, wanted = line.partition("\t")
        read = READER.quantities(text, language, is_bare=name.startswith("range"))
        found = "; ".join(told(quantity) + _per(name, quantity) for quantity in read)
        if found != wanted:
            wrong.append((text, wanted, found))
    assert wrong == []


def _per(name: str, quantity: Quantity) -> str:
    return f"/{quantity.per}" if quantity.per is not None and name.startswith("counts") else ""
