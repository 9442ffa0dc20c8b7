"""Publishing to a server: what is published already goes to PostgreSQL."""

from collections.abc import Sequence
from pathlib import Path

from flows import settings
from warehouse.errors import TextWithheld
from warehouse.postgresql.publishing import Delivery, publish_to
from warehouse.publishing import has_text_now


def deliver(
    folder: Path, address: str, *, schema: str, grants: Sequence[str], has_text: bool | None = None
) -> Delivery:
    """What went to the server: the published copy, without the articles' text where that is said here, in the environment or of the copy.

    Raises:
        warehouse.errors.WarehouseError: nothing is published, the copy has no text and it was asked for, or the server cannot be used.
    """
    is_withheld = settings.without_text() or not has_text_now(folder)
    if has_text and is_withheld:
        raise TextWithheld("the publication has no text; `claimhouse publish --with-text` puts it back first")
    return publish_to(folder, address, schema=schema, grants=grants, has_text=has_text is not False and not is_withheld)
