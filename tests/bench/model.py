"""Scores of the English pipeline on the held-out parts of the corpora, beside those in its `meta.json` and the bars it must reach."""

import json
import os
from pathlib import Path

from flows.models import OURS, folder, loaded
from seeds.models.training.corpora import Corpora
from seeds.models.training.scoring import scores

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("TRAINING") or next(iter(sorted(ROOT.parent.glob("*/training"))), "training"))
BARS = {
    "ewt.tag": 94, "gum.tag": 95.5, "ewt.las": 81, "gum.las": 83, "gum.sentence_f": 86, "gum_news_interview.name_f": 66,
    "words_per_second": 8000,
}  # fmt: skip
MEGABYTES = 12


def main() -> None:
    place = folder(OURS)
    size = sum(path.stat().st_size for path in place.rglob("*") if path.is_file()) / 1e6
    print(f"{place.name}: {size:.1f} MB, at most {MEGABYTES}: {'reached' if size <= MEGABYTES else 'MISSED'}")
    if not (FOLDER / "ud_english_ewt").is_dir():
        print(f"no corpora in {FOLDER}: set TRAINING to their folder; scores skipped")
        return
    stored = json.loads((place / "meta.json").read_text(encoding="utf-8"))["performance"]
    print(f"{'measure':32} {'now':>10} {'stored':>10} {'bar':>8}")
    for name, value in scores(loaded(OURS), Corpora(FOLDER)).items():
        bar = BARS.get(name)
        verdict = "" if bar is None else f"{bar:8} {'reached' if value >= bar else 'MISSED'}"
        print(f"{name:32} {value:10,.2f} {stored.get(name, float('nan')):10,.2f} {verdict}")


if __name__ == "__main__":
    main()
