"""Languages of documents and paragraphs, and how many words they hold."""

import re

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from seeds import References

_HAN, _KANA, _HANGUL = (
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff",
    r"\u3040-\u30ff\u31f0-\u31ff",
    r"\uac00-\ud7af\u1100-\u11ff",
)
_CHARACTER = re.compile(f"[{_HAN}{_KANA}]")
_HANGUL_LETTER = re.compile(f"[{_HANGUL}]")
_KANA_LETTER = re.compile(f"[{_KANA}]")
_WORD = re.compile(f"[^\\W_{_HAN}{_KANA}]++(?:[’'.,-][^\\W_{_HAN}{_KANA}]++)*+")
"""Possessive: a way back for every part of a word of a million letters would cost 60 bytes each."""
_EAST_ASIAN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]+")

_SAMPLE, _GUESSED = 20_000, 5_000
_ENOUGH_LETTERS = 80
"""A shorter paragraph in the document's script has the document's language: the guess is worse than that."""

_SMALL_WORDS = 0.25
"""The share of words of closed classes from which on a paragraph of an English document with a *the* needs no guess."""

_SURE, _LIKELY = 0.95, 0.4


def word_count(text: str) -> int:
    """Words of scripts with spaces, plus characters of Chinese and Japanese."""
    return len(_WORD.findall(text)) + len(_CHARACTER.findall(text))


def is_east_asian(text: str) -> bool:
    """Whether most of a text is Chinese, Japanese or Korean, a character weighed as a word."""
    letters = sum(map(len, _EAST_ASIAN.findall(text)))
    return letters > 0 and 2 * letters > letters + len(_WORD.findall(_EAST_ASIAN.sub(" ", text)))


class LanguageReader:
    """Languages as ISO 639-1 codes: East Asian ones by script, plain English by its small words, the others by py3langid."""

    def __init__(self, references: References) -> None:
        self._small_words = frozenset(references.table("closed_words")["word"])
        self._identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

    @property
    def codes(self) -> frozenset[str]:
        """Every code that a text may be given."""
        return frozenset(self._identifier.labels)

    def of_document(self, text: str, declared: str | None) -> str:
        """The language of most of a text; what the source declares decides where the text alone is not clear."""
        sample = text[:_SAMPLE]
        if is_east_asian(sample):
            return _by_script(sample)
        language, confidence = self._identifier.classify(_EAST_ASIAN.sub(" ", sample)[:_GUESSED])
        if declared is not None and declared not in ("zh", "ja", "ko") and confidence < _SURE:
            return declared
        return str(language) if confidence >= _LIKELY or not sample.isascii() else "en"

    def of_block(self, text: str, document: str) -> str:
        """The language of a paragraph; one too short to tell has the document's, unless its script says otherwise."""
        sample = text[:1000]
        if is_east_asian(sample):
            by_script = _by_script(sample)
            return document if document == "ja" and by_script == "zh" and len(sample) < _ENOUGH_LETTERS else by_script
        if len(sample) < _ENOUGH_LETTERS and document not in ("zh", "ja", "ko"):
            return document
        if sum(map(str.isalpha, sample)) < 3:
            return document
        if document == "en" and self._is_plain_english(sample):
            return document
        language, confidence = self._identifier.classify(_EAST_ASIAN.sub(" ", sample))
        if document in ("zh", "ja", "ko"):
            return str(language) if len(sample) >= _ENOUGH_LETTERS and confidence >= _SURE else "en"
        return str(language) if confidence >= _SURE else document

    def _is_plain_english(self, text: str) -> bool:
        words = text.casefold().split()
        return "the" in words and sum(word in self._small_words for word in words) >= _SMALL_WORDS * len(words)


def language_code(written: str | None, codes: frozenset[str]) -> str | None:
    """The ISO 639-1 code that a declaration such as `en-US` or `zh_Hans` begins with, if it is one."""
    code = (written or "").strip().replace("_", "-").split("-", 1)[0].casefold()
    return code if code in codes else None


def _by_script(text: str) -> str:
    hangul, kana, letters = (len(pattern.findall(text)) for pattern in (_HANGUL_LETTER, _KANA_LETTER, _CHARACTER))
    if hangul > letters:
        return "ko"
    return "ja" if kana >= 0.1 * letters else "zh"
