"""Prints the scores of attribution by form, and with `-v` every miss."""

import sys

from tests.transforms.claims.attribution_scores import scores

for form, score in scores().items():
    print(f"{form:32}{score.wanted:5}{score.read:5}  P {score.precision:.2f}  R {score.recall:.2f}  F1 {score.f1:.2f}")
    if "-v" in sys.argv and form != "all":
        print(*(f"    {line}" for line in score.wrong), sep="\n")
