"""The row contract of mentions."""

from expectations.contract.parts import Rule, identified, parent_present, placed, score, written

MENTIONS: tuple[Rule, ...] = (
    *identified("mentions", "article_id", "entity_id", "text", "char_start", "char_end", "confidence"),
    *written("mentions"),
    parent_present("article_in_batch", "article_id", "article_length", "the article comes with its mentions"),
    *placed(),
    score("confidence"),
)
