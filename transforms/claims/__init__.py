"""Claims: what the sentences of an article assert, and on whose word."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from seeds import References
from transforms.claims.assertions import Assertions
from transforms.claims.carrying import Carrying, Tag
from transforms.claims.chinese import ChineseAttribution
from transforms.claims.chinese_sentences import ChineseSentences
from transforms.claims.cues import Cues
from transforms.claims.drafts import Draft, Passage
from transforms.claims.english import EnglishAttribution
from transforms.claims.english_sentences import EnglishSentences
from transforms.claims.finishing import Finisher
from transforms.claims.lexicon import Grammar, Speakers
from transforms.claims.people import People
from transforms.claims.quotations import Quotation, clipped, quotations
from transforms.claims.speech import Speech, resumes
from transforms.claims.spoken import Span
from transforms.claims.subjects import Subjects
from transforms.claims.tags import Tags
from transforms.claims.trees import Token
from transforms.claims.wanting import Wanting
from transforms.records import Article, Claim, Figure, Mention, Sentence

_NO_PARSES: Mapping[int, Sequence[Token]] = {}
_KINDS = ("paragraph", "list_item", "quote")


class ClaimReader:
    """Reads claims by rules on words, marks, tables and known names; no parser is needed.

    The content of a claim stands without claimant, cue, *that* and separating commas; of a direct quotation it is what stands inside the marks.
    A claimant and a cue lie in the claim's own sentence, except where a quotation runs over several sentences: there they lie where the
    quotation is attributed. Content that a verb such as *is expected to* attributes to nobody begins behind the cue.
    """

    def __init__(self, references: References) -> None:
        grammar, english, chinese = Grammar(references), Speakers(references, "en"), Speakers(references, "zh")
        cues, subjects, assertions = Cues(references, "en"), Subjects(english), Assertions(references)
        self._english = EnglishSentences(grammar, EnglishAttribution(cues, english), subjects, assertions)
        self._chinese = ChineseSentences(ChineseAttribution(Cues(references, "zh"), chinese), assertions)
        self._tags = Tags(cues, subjects)
        self._speech = Speech(grammar)
        self._wanting = Wanting(cues)
        self._speakers = {"en": english, "zh": chinese}
        self._finisher = Finisher(references)
        self._simplified = str.maketrans(dict(references.table("traditional_characters").iter_rows()))
        entities = list(references.table("entities").iter_rows(named=True))
        self._kinds = {row["entity_id"]: row["kind"] for row in entities}
        self._parents = {row["entity_id"]: row["parent_entity_id"] for row in entities if row["parent_entity_id"]}

    def claims(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        figures: Sequence[Figure],
        parses: Mapping[int, Sequence[Token]] = _NO_PARSES,
    ) -> tuple[Claim, ...]:
        """The claims in order of the text, an outer one before those inside it; sentences of other languages give none.

        `parses` holds the tokens of sentences by their place; a sentence without any is read by words alone.
        """
        quotes = quotations(article)
        drafts, tags = self._drafts(article, sentences, mentions, quotes, parses)
        carrying = Carrying(article.text, sentences, quotes, tags)
        carrying.carry(drafts)
        drafts = _distinct(
            d
            for d in drafts
            if not (d.sentence in carrying.used and d.attribution is None) and not (d.is_fragment and d.speaker is None)
        )
        self._resolve(article, sentences, mentions, drafts)
        return self._finisher.claims(article, sentences, mentions, figures, drafts)

    def needs_parse(self, text: str, sentence: Sentence) -> bool:
        """Whether a parse of this sentence of an article's text helps to tell who says what in it; most sentences do without."""
        return sentence.kind in _KINDS and self._wanting.needs_parse(text, sentence)

    def _drafts(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        quotes: Sequence[Quotation],
        parses: Mapping[int, Sequence[Token]],
    ) -> tuple[list[Draft], dict[int, Tag]]:
        drafts: list[Draft] = []
        tags: dict[int, Tag] = {}
        answering: Span | None = None
        for passage in self._passages(article, sentences, mentions, quotes, parses):
            if sentences[passage.sentence].language == "zh":
                answering = self._chinese.answering(passage, answering)
                drafts += self._chinese.answered(passage, answering) if answering else self._chinese.drafts(passage)
                continue
            found = self._english.drafts(passage)
            is_told = bool(passage.speech) or any(draft.speaker for draft in found)
            tag = None if is_told else self._tags.tag(self._english.line(passage))
            if tag is not None:
                tags[passage.sentence] = tag
            drafts += found
        return drafts, tags

    def _passages(
        self,
        article: Article,
        sentences: Sequence[Sentence],
        mentions: Sequence[Mention],
        quotes: Sequence[Quotation],
        parses: Mapping[int, Sequence[Token]],
    ) -> Iterator[Passage]:
        """The sentences that may hold claims, each with the names and the speech in it."""
        spoken = [(n, quote) for n, quote in enumerate(quotes) if self._is_speech(article, quote, quotes, n)]
        speech = [quote for _, quote in spoken]
        names = sorted((m.start, m.end) for m in mentions)
        people = {(m.start, m.end) for m in mentions if m.kind == "person"}
        starts = [start for start, _ in names]
        simplified = article.text.translate(self._simplified) if article.language == "zh" else article.text
        first = 0
        for place, sentence in enumerate(sentences):
            if sentence.kind not in _KINDS or sentence.language not in {"en", "zh"}:
                continue
            touching, first = clipped(speech, sentence.start, sentence.end, first)
            near = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            text = simplified if sentence.language == "zh" else article.text
            inside = tuple(spoken[i] for i in touching)
            yield Passage(
                text, place, sentence.start, sentence.end, inside, tuple(near), tuple(n for n in near if n in people),
                parses.get(place, ()),
            )  # fmt: skip

    def _is_speech(self, article: Article, quote: Quotation, quotes: Sequence[Quotation], number: int) -> bool:
        continues = quote.continues is not None or (number + 1 < len(quotes) and quotes[number + 1].continues == number)
        return continues or resumes(article.text, quotes, number) or self._speech.is_speech(article.text, quote)

    def _resolve(
        self, article: Article, sentences: Sequence[Sentence], mentions: Sequence[Mention], drafts: Sequence[Draft]
    ) -> None:
        """Give the speakers their entities, in order of the text, so that a pronoun can point to the speaker before."""
        kinds = self._kinds | {mention.entity_id: mention.kind for mention in mentions}
        by_language = {
            language: People(article.text, sentences, mentions, kinds, self._parents, speakers)
            for language, speakers in self._speakers.items()
        }
        seen: set[int] = set()
        for draft in sorted(drafts, key=lambda d: (d.sentence, d.start)):
            speaker = draft.speaker
            if speaker is None or speaker.claimant is None or speaker.head is None:
                continue
            people = by_language[sentences[draft.sentence].language]
            if id(speaker) in seen:
                people.remember(draft.sentence, speaker.entity_id)
                continue
            seen.add(id(speaker))
            speaker.entity_id = people.entity(speaker.claimant, speaker.head, draft.sentence)


def _distinct(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in order of the text, one for a span: of two, the one attributed last."""
    by_span = {(draft.start, draft.end): draft for draft in drafts}
    return sorted(by_span.values(), key=lambda draft: (draft.start, -draft.end))
