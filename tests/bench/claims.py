"""Who says what, on our own golden sentences: whole attributions by form, and claimants, cues and contents each on its own.

A claimant or content is right if it shares half of its words or more with the wanted one, a cue if it touches the wanted one.
"""

from tests.transforms.claims.attribution_scores import PARTS, Score, part_scores, scores


def main() -> None:
    whole, parts = scores(), part_scores()
    print(
        f"{'form':32}{'wanted':>8}{'read':>6}   {'whole: P, R, F1':18}"
        + "".join(f"{part + ': P, R, F1':20}" for part in PARTS)
    )
    for form in sorted(whole, key=lambda form: (form == "all", form)):
        score = whole[form]
        told = "".join(f"{_numbers(parts[form][part]):20}" for part in PARTS)
        print(f"{form:32}{score.wanted:8}{score.read:6}   {_numbers(score):18}{told}")
    looks = whole["only_looks_like_one"]
    print(f"attributions read into what only looks like one: {looks.read}")


def _numbers(score: Score) -> str:
    return f"{score.precision:.2f} {score.recall:.2f} {score.f1:.2f}"
