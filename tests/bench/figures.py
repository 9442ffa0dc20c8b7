"""Figures beside peers on open sets of quantities, and on our own labelled sentences by kind of trap.

The sets' idea of a quantity is wider than ours, so each prediction is mapped before scoring, and this is all of the mapping: sets of bare numbers and
ranges ask for bare numbers too; of a set of ranges only what has a bound is kept; a share is a fraction there; an amount written in a
minor unit alone (cents, pence, sen, fen) is given in it, and one in a name that several currencies bear (*pound*, *buck*) in that name or none; percentage points count as percent
in the sets of percentages, and so does the number in *percent of twenty*.
The even half of the ids (CRC32) is for developing, the odd half for judging.
"""

import importlib.util
import json
import os
import re
import subprocess
import tempfile
import time
import zlib
from pathlib import Path
from types import ModuleType

from seeds import References
from tests.bench.environment import FOLDER as PEERS
from tests.bench.environment import python_with
from tests.golden.figures import report
from transforms.figures import FigureReader, Quantity

ROOT = Path(__file__).parents[2]
FOLDER = Path(
    os.environ.get("FIGURE_SETS") or next(iter(sorted(ROOT.parent.glob("*/benchmarks/figures"))), "benchmarks/figures")
)
BARS = {
    "rec_en_currency": ("value+unit", 90), "duck_en_amountofmoney": ("value+unit", 90), "rec_en_percent": ("value", 95),
    "rec_en_numberrange": ("value", 75), "rec_zh_currency": ("value+unit", 96), "rec_zh_percent": ("value", 96),
    "duck_zh_amountofmoney": ("value+unit", 85),
}  # fmt: skip
CURRENCIES = References().table("currencies")
COINS = {
    form.lower().split()[-1]: 1 / float(factor)
    for form, factor in CURRENCIES.filter(kind="minor", language="en").select("form", "factor").iter_rows()
    if float(factor) < 0.05 and form not in ("dime", "nickel")
}
MINOR = re.compile(
    rf"(?:(?<![a-z])({'|'.join(sorted(COINS, key=len, reverse=True))})s?|([分角毛毫仙]))(?![a-z])", re.IGNORECASE
)
NOTES = {form.split()[-1].lower() for form in CURRENCIES.filter(kind="name", language="en")["form"]}
MAJOR = re.compile(rf"[$€£¥元圆圓块塊蚊個个币幣]|(?<![a-z])(?:{'|'.join(sorted(NOTES))})", re.IGNORECASE)
PERCENT_OF = re.compile(r"per ?cents? of $", re.IGNORECASE)
SPELLED = {"pennies": "penny", "p": "pence", "c": "cent", "¢": "cent", "cts": "cent"}


def main() -> None:
    report()
    if not FOLDER.is_dir():
        print(f"\nno open sets in {FOLDER}: set FIGURE_SETS to their folder; comparison with peers skipped")
        return
    judge = _judge()
    peers = _peers()
    reader = FigureReader(References())
    speeds: dict[str, list[tuple[str, int, float]]] = {}
    print(f"\n{'set':24} {'half':5} {'system':18} {'value':>6} {'unit':>6} {'chars/s':>10}")
    for path in sorted(FOLDER.glob("*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        if any(quantity.get("value") is None for row in rows for quantity in row["quantities"]):
            continue  # spans only
        language = "zh" if "_zh_" in path.stem else "en"
        characters = sum(len(row["text"]) for row in rows)
        systems = {"claimhouse": _ours(reader, path.stem, rows, language)}
        for peer in peers if language == "en" else peers[1:]:
            systems[peer] = _theirs(peer, path, language)
        for system, (seconds, found) in systems.items():
            speeds.setdefault(system, []).append((path.stem, characters, seconds))
            for half, name in enumerate(("even", "odd")):
                gold = {row["id"]: row for row in rows if zlib.crc32(row["id"].encode()) % 2 == half}
                scores = judge.score(gold, {key: found[key] for key in gold if key in found})
                value = scores["value"]["F1"]
                unit = scores["value+unit"]["F1"] if "value+unit" in scores else float("nan")
                print(
                    f"{path.stem:24} {name:5} {system:18} {value:6.1f} {unit:6.1f} {characters / max(seconds, 1e-9):10,.0f}{_verdict(path.stem, system, value, unit)}"
                )
    for system, runs in speeds.items():
        seconds = {name: spent for name, _, spent in runs}
        ours = [(size, spent) for name, size, spent in speeds["claimhouse"] if name in seconds]
        speed = sum(size for _, size, _ in runs) / max(sum(seconds.values()), 1e-9)
        print(
            f"{system}: {speed:,.0f} characters a second; ours on the same {len(runs)} sets {sum(size for size, _ in ours) / sum(spent for _, spent in ours):,.0f}"
        )


def _verdict(name: str, system: str, value: float, unit: float) -> str:
    if system != "claimhouse" or name not in BARS:
        return ""
    column, bar = BARS[name]
    reached = (unit if column == "value+unit" else value) >= bar
    return f"  bar {column} {bar}: {'reached' if reached else 'MISSED'}"


def _judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("figure_score", FOLDER / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _ours(reader: FigureReader, name: str, rows: list[dict], language: str) -> tuple[float, dict]:
    is_bare = name.endswith(("number", "numberrange", "numeral", "en_percent")) or name == "quantulum3"
    started = time.perf_counter()
    read = [reader.quantities(row["text"], language, is_bare=is_bare) for row in rows]
    seconds = time.perf_counter() - started
    found = {}
    for row, quantities in zip(rows, read, strict=True):
        kept = [q for q in quantities if _is_asked(name, row["text"], q)]
        found[row["id"]] = {"quantities": [_mapped(name, row["text"], quantity) for quantity in kept]}
    return seconds, found


def _is_asked(name: str, text: str, quantity: Quantity) -> bool:
    """Whether a set is about such a quantity: one with a bound, or a percentage."""
    if "numberrange" in name:
        return quantity.qualifier in ("between", "at_least", "at_most")
    return not name.endswith("en_percent") or quantity.unit is not None or _is_percent_of(text, quantity)


def _is_percent_of(text: str, quantity: Quantity) -> bool:
    return quantity.unit is None and PERCENT_OF.search(text[: quantity.start]) is not None


def _mapped(name: str, text: str, quantity: Quantity) -> dict:
    """One prediction in the sets' terms."""
    words = text[quantity.start : quantity.end].rstrip()
    is_range = quantity.qualifier == "between"
    ends = [quantity.value_low, quantity.value_high] if is_range else [quantity.value, None]
    unit = quantity.unit or "-"
    minor = MINOR.search(words) if quantity.unit_kind == "money" else None
    factor = 1.0
    if minor is not None and not MAJOR.search(words):
        factor, coin = (COINS[minor[1].lower()], minor[1].lower()) if minor[1] else (100.0, "fen")
        unit = "cent" if name.startswith("duck_en") else SPELLED.get(coin, coin)
    elif unit == "USD" and "buck" in words.lower() and name.startswith("duck_en"):
        unit = "-"
    elif unit == "GBP" and not re.search(r"british|sterling|uk|gbp", words, re.IGNORECASE) and name.startswith("rec"):
        unit = "Pound"
    elif name.endswith("percent") and (unit == "percentage_point" or _is_percent_of(text, quantity)):
        unit = "percent"
    elif (unit == "percent" and "number" in name) or (unit == "percent" and "numeral" in name):
        factor = 0.01
    change = {"about": "~", "at_least": ">", "at_most": "<"}.get(quantity.qualifier)
    values = [None if end is None else float(f"{end * factor:.15g}") for end in ends]
    return {
        "value": values[0],
        "value_high": values[1],
        "unit": unit,
        "change": change,
        "start": quantity.start,
        "end": quantity.end,
    }


def _peers() -> list[str]:
    """The peers that could be installed, in an environment of their own."""
    python = python_with("quantulum3==0.10.0", "recognizers-text-suite==1.0.2a2", "emoji==1.7.0")
    return [] if python is None else ["quantulum3", "recognizers-text"]


def _theirs(peer: str, path: Path, language: str) -> tuple[float, dict]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "found.jsonl"
        command = [
            str(PEERS / "bin" / "python"),
            "-W",
            "ignore",
            str(Path(__file__).with_name("peers.py")),
            peer,
            str(path),
            str(target),
            language,
        ]
        done = subprocess.run(command, check=False, capture_output=True, text=True, timeout=600)
        if done.returncode:
            print(f"{peer} failed on {path.stem}: {done.stderr.strip().splitlines()[-1]}")
            return 0.0, {}
        first, *lines = target.read_text(encoding="utf-8").splitlines()
    found = {row["id"]: row for row in map(json.loads, lines)}
    return json.loads(first)["seconds"], found


if __name__ == "__main__":
    main()
