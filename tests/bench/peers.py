"""Runs in the peers' own environment: reads texts as JSON lines, writes what one peer finds and how long it took."""

import json
import sys
import time
from pathlib import Path

PEER, SOURCE, TARGET = sys.argv[1:4]
LANGUAGE = sys.argv[4]


def quantulum(texts):
    from quantulum3 import parser

    for text in texts:
        found = []
        for quantity in parser.parse(text):
            start, end = quantity.span
            found.append({"value": quantity.value, "unit": quantity.unit.name, "start": start, "end": end})
        yield found


def recognizers(texts):
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension

    culture = {"en": "en-us", "zh": "zh-cn"}[LANGUAGE]
    for text in texts:
        found, taken = [], []
        for read, default in (
            (recognize_currency, None),
            (recognize_percentage, "%"),
            (recognize_dimension, None),
            (recognize_number, "-"),
        ):
            for result in read(text, culture):
                if any(result.start <= end and start <= result.end for start, end in taken):
                    continue
                taken.append((result.start, result.end))
                value = str((result.resolution or {}).get("value") or "").rstrip("%")
                try:
                    number = float(value)
                except ValueError:
                    continue
                unit = default or result.resolution.get("isoCurrency") or result.resolution.get("unit")
                found.append({"value": number, "unit": unit, "start": result.start, "end": result.end + 1})
        yield found


rows = [json.loads(line) for line in Path(SOURCE).read_text(encoding="utf-8").splitlines()]
read = {"quantulum3": quantulum, "recognizers-text": recognizers}[PEER]
list(read([rows[0]["text"]]))  # loads what is loaded once
started = time.perf_counter()
results = list(read(row["text"] for row in rows))
seconds = time.perf_counter() - started
with Path(TARGET).open("w", encoding="utf-8") as out:
    out.write(json.dumps({"seconds": seconds}) + "\n")
    out.writelines(
        json.dumps({"id": row["id"], "quantities": quantities}) + "\n"
        for row, quantities in zip(rows, results, strict=False)
    )
