"""Two rows with one version were read by the same rules, tables, libraries, rates and language pipeline."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import transforms
from flows.version import LIBRARIES, Means, pipeline_version

OURS = {"transforms", "seeds"}


def imported(folder: Path) -> set[str]:
    """The top-level modules that the files of a folder import."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Import):
                found |= {alias.name.split(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module.split(".")[0])
    return found - OURS - sys.stdlib_module_names


def test_every_library_that_reading_imports_is_part_of_the_version():
    distributions = packages_distributions()
    modules = imported(Path(transforms.__file__).parent)
    named = {re.sub(r"[-_.]+", "-", name).lower() for module in modules for name in distributions[module]}
    assert len(named) > 10
    assert named <= set(LIBRARIES)


def test_rates_and_models_are_part_of_the_version(tmp_path):
    models = []
    for name, scores in (("a", b"{}"), ("b", b'{"performance": {}}')):
        (tmp_path / name).mkdir()
        (tmp_path / name / "meta.json").write_bytes(scores)
        (tmp_path / name / "config.cfg").write_bytes(b"")
        models.append(str(tmp_path / name))
    (tmp_path / "rates.zip").write_bytes(b"rates")
    means = [Means(), *(Means(model=model) for model in models), Means(rates=tmp_path / "rates.zip")]
    assert len({pipeline_version(each) for each in means}) == 4
    assert pipeline_version(Means()) == pipeline_version()
