"""No text makes reading slow out of proportion."""

import ast
import os
import subprocess
import sys
from pathlib import Path

from seeds import References
from transforms.figures import FigureReader

SCRIPT = Path(__file__).with_name("hostile.py")


def test_no_expression_can_be_made_to_backtrack() -> None:
    """Hundreds of expressions and readings of 100 kB each; a single one that backtracks would need hours."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT)],
        timeout=300,
        capture_output=True,
        text=True,
        cwd=SCRIPT.parents[3],
        env={**os.environ, "PYTHONPATH": str(SCRIPT.parents[3])},
        check=False,
    )
    assert done.stdout.splitlines()[-1:] == ["done"], done.stderr


def test_every_expression_is_a_constant_that_the_fuzz_meets() -> None:
    calls = [
        f"{path.name}:{node.lineno}"
        for path in sorted((SCRIPT.parents[3] / "transforms" / "figures" / "english").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
        and node.func.attr not in ("compile", "escape")
    ]
    assert calls == []


def test_endless_numbers_are_no_quantities() -> None:
    reader = FigureReader(References())
    for piece, language in (("9", "en"), ("9", "zh"), ("million ", "en"), ("亿", "zh"), ("9亿", "zh")):
        assert all(abs(q.value) < 1e40 for q in reader.quantities(piece * 5000 + " yuan 元", language))
