"""The reference list of entities as rows of the warehouse."""

import polars as pl

from seeds import References
from transforms.schema import ENTITIES


def entities(references: References) -> pl.DataFrame:
    """The known entities, sorted by id; the columns of `schema.ENTITIES`, `is_known` TRUE in every row."""
    rows = references.table("entities").with_columns(is_known=pl.lit(value=True))
    return rows.select(ENTITIES.names()).cast(ENTITIES).sort("entity_id")
