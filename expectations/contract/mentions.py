"""The row contract of mentions."""

from expectations.contract.parts import Rule, all_or_none, identified, listed, parent_present, placed, score, written

MENTIONS: tuple[Rule, ...] = (
    *identified("mentions", "article_id", "entity_id", "text", "char_start", "char_end", "confidence"),
    *written("mentions"),
    *listed("mentions"),
    Rule(
        "unlisted_entity_described",
        "entity_kind",
        all_or_none("entity_name", "entity_kind"),
        "entity_name and entity_kind: both or none",
    ),
    parent_present("article_in_batch", "article_id", "article_length", "the article comes with its mentions"),
    *placed(),
    score("confidence"),
)
