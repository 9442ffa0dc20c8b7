"""What was refused and why, and giving it another try."""

from dataclasses import dataclass
from datetime import datetime

import polars as pl

from transforms.ids import stable_id
from transforms.schema import QUARANTINE
from warehouse import Connection
from warehouse.frames import fitted, shown, transaction


@dataclass(frozen=True)
class Released:
    """What was let go of: the item that the next run reads again, and what had been refused of it."""

    quarantine_id: str
    origin: str | None
    content_hash: str | None
    stage: str
    table_name: str | None
    record_id: str | None


RELEASED = "released from quarantine"
"""Why an item waits to be read again, by this run or the next."""


def record_quarantine(
    c: Connection, refused: pl.DataFrame, run_id: str, at: datetime, *, rules_version: str | None = None
) -> None:
    """Record refused documents and rows, as `schema.QUARANTINE`; the same refusal seen again is one row, held once more.

    Rows that a rule refused name the version of the rules.
    """
    refused = fitted(refused, QUARANTINE)
    if refused.is_empty():
        return
    ids = [stable_id("quarantine", *row) for row in refused.iter_rows()]
    kept = refused.with_columns(pl.Series("quarantine_id", ids, pl.String())).unique(
        "quarantine_id", maintain_order=True
    )
    with shown(c, kept=kept):
        c.execute(
            """
            insert or replace into ops.quarantine by name
            select kept.*, ? as run_id, ? as quarantined_at, null as released_at, case when stage <> 'read' then ? end as rules_version
            from kept
            """,
            [run_id, at, rules_version],
        )


DOCUMENTS = "read"
"""The stage that refuses whole documents, by their content hash: those that killed their readers."""


def held_documents(c: Connection) -> dict[str, str]:
    """The reason for each content hash that killed its readers and was not released: nobody tries such bytes again, from any origin."""
    held = c.execute(
        """
        select record_id, min_by(reasons[1], quarantined_at)
        from ops.quarantine
        where stage = ? and released_at is null and record_id is not null
        group by record_id
        """,
        [DOCUMENTS],
    )
    return dict(held.fetchall())


def let_go_of_what_is_read_again(c: Connection, outcomes: pl.DataFrame, at: datetime) -> None:
    """Release the rows that are held of the origins of a batch; what is refused again is recorded again behind this.

    A document that killed its readers stays held also when its origin has other bytes now.
    """
    with shown(c, again=outcomes.select("origin")):
        c.execute(
            """
            update ops.quarantine set released_at = ?
            where released_at is null and stage <> ? and origin in (select origin from again)
            """,
            [at, DOCUMENTS],
        )


def release(c: Connection, quarantine_id: str, at: datetime) -> Released:
    """Let go of a refused document or row: the next run reads its item again, and refuses again what is still wrong.

    A document is released for all origins that have its bytes.

    Raises:
        KeyError: nothing of this id is held.
    """
    found = c.execute(
        """
        select quarantine.quarantine_id, quarantine.origin, items.content_hash, stage, table_name, record_id
        from ops.quarantine
        left join ops.items using (origin)
        where quarantine_id = ? and released_at is null
        """,
        [quarantine_id],
    ).fetchall()
    if not found:
        raise KeyError(f"nothing is held in quarantine as {quarantine_id}")
    released = Released(*found[0])
    with transaction(c):
        c.execute(
            """
            update ops.quarantine set released_at = $at
            where released_at is null and (quarantine_id = $id or ($stage = $documents and stage = $stage and record_id = $record))
            """,
            {
                "at": at, "id": quarantine_id, "stage": released.stage, "documents": DOCUMENTS,
                "record": released.record_id,
            },
        )  # fmt: skip
        c.execute(
            """
            update ops.items set status = 'failed', reason = $why
            where origin = $origin or ($stage = $documents and status = 'quarantined' and content_hash = $record)
            """,
            {
                "why": RELEASED, "origin": released.origin, "stage": released.stage, "documents": DOCUMENTS,
                "record": released.record_id,
            },
        )  # fmt: skip
    return released
