"""A claim in the making: spans in characters of the article, its speaker perhaps still to be found."""

from collections.abc import Sequence
from dataclasses import dataclass

from transforms.claims.quotations import Quotation
from transforms.claims.spoken import Span
from transforms.claims.trees import Token


@dataclass(slots=True)
class Speaker:
    """Who says it: the claimant and its head without appositions, the cue, and the entity once resolved."""

    claimant: Span | None
    head: Span | None
    cue: Span | None
    entity_id: str | None = None


@dataclass(slots=True)
class Draft:
    """One row to be: `text[start:end]` in the sentence at place `sentence`.

    `quotation` is the number of the quotation that it is all of, or a sentence of; such a draft without a speaker waits for the one that
    spoke the rest of the quotation. `continues` is the draft whose content its own attribution interrupted. `subject` reaches from where
    the grammatical subject may begin. `is_fragment`: it has no verb and counts only as somebody's words.
    """

    start: int
    end: int
    sentence: int
    speaker: Speaker | None = None
    attribution: str | None = None
    quotation: int | None = None
    continues: "Draft | None" = None
    subject_start: int | None = None
    shade: str | None = None
    is_negated: bool = False
    confidence: float = 0.9
    is_fragment: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence to read: its span, the speech in it by number, the spans of names, of people among them, and its parse if there is one."""

    text: str
    sentence: int
    start: int
    end: int
    speech: tuple[tuple[int, Quotation], ...]
    names: tuple[Span, ...]
    people: tuple[Span, ...] = ()
    tokens: Sequence[Token] = ()

    def inner(self, quote: Quotation) -> Span:
        """What of a quotation lies in the sentence, without marks, spaces and the comma before the closing mark."""
        start, end = max(self.start, quote.start), min(self.end, quote.end)
        while end > start and (self.text[end - 1].isspace() or (self.text[end - 1] in ",，" and end == quote.end)):
            end -= 1
        while start < end and self.text[start].isspace():
            start += 1
        return start, end

    def within_one(self) -> tuple[int, Quotation] | None:
        """The quotation that the sentence is all of, marks and stops aside."""
        for number, quote in self.speech:
            before = self.text[self.start : max(self.start, quote.outer_start)]
            after = self.text[min(self.end, quote.outer_end) : self.end]
            if not any(c.isalnum() for c in before + after):
                return number, quote
        return None
