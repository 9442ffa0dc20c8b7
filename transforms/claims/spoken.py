"""An attribution as a rule found it in a line, in places of words."""

from dataclasses import dataclass

Span = tuple[int, int]


@dataclass(slots=True)
class Spoken:
    """Claimant, cue and content of one attribution; spans are places of words, half open.

    `reach` covers everything that only attributes: claimant, cue, addressee, *in a statement*. `runs_on`: the last content goes on to the
    end of its clause, and a later attribution may cut it short. `bare`: the content is a clause without *that*. `is_prospect`: what stands
    before is its grammatical subject. `is_embedded`: it stands inside a clause that the article itself asserts.
    """

    cue: Span
    claimant: Span | None
    contents: list[Span]
    reach: Span
    shade: str | None = None
    runs_on: bool = False
    is_negated: bool = False
    is_prospect: bool = False
    is_embedded: bool = False
    bare: bool = False
    confidence: float = 0.8
