"""What went to PostgreSQL, on the screen."""

import json
from dataclasses import asdict

import typer

from warehouse.postgresql.publishing import Delivery


def told(delivery: Delivery, *, as_json: bool, is_quiet: bool) -> None:
    """Say which tables with how many rows are at which server now."""
    if as_json:
        typer.echo(json.dumps(asdict(delivery)))
    elif not is_quiet:
        for table, rows in delivery.rows.items():
            typer.echo(f"{rows:>10,}  {table}")
        text = "" if delivery.has_text else ", without the articles' text"
        typer.echo(f"published to {delivery.server}, schema {delivery.schema}{text}")
