"""`claimhouse publish`: put the warehouse as it is in front of its readers."""

from typing import Annotated

import typer

from flows.cli.options import DEFAULT_DATA, AsJson, Data, Keep, Quiet, Verbose

Text = Annotated[
    bool | None,
    typer.Option(
        "--with-text/--without-text",
        help="Leave out the text of articles, claims and refused rows, where it may not be passed on; runs after this one do the same "
        "until `--with-text`. CLAIMHOUSE_WITHOUT_TEXT=1 does it always.",
        show_default="as the last publication",
    ),
]
To = Annotated[
    str | None,
    typer.Option(
        metavar="ADDRESS",
        help="Load what is published into PostgreSQL (postgresql://user@host:5432/database), with views as tables, keys and comments. "
        "Leave the password to PGPASSWORD, a password file or a service file.",
    ),
]
Schema = Annotated[str, typer.Option(metavar="NAME", help="With --to: the schema, replaced in one transaction.")]
Grant = Annotated[
    list[str] | None, typer.Option(metavar="ROLE", help="With --to: a role that may read; once granted, it stays so.")
]


def publish(
    *,
    to: To = None,
    schema: Schema = "claimhouse",
    grant: Grant = None,
    with_text: Text = None,
    data: Data = DEFAULT_DATA,
    keep: Keep = 2,
    as_json: AsJson = False,
    quiet: Quiet = False,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Check the warehouse and publish it, also when no run has changed it; with --to, load what is published into PostgreSQL.

    Runs publish files by themselves. Use this after a run was kept back by a critical check on its volumes or rates and you have looked at it;
    a warehouse that contradicts itself is not published.

    Examples:

        claimhouse publish --without-text --keep 1

        claimhouse publish --to postgresql://loader@db.example/analytics --grant analysts
    """
    from flows import settings

    if with_text and settings.without_text():
        raise typer.BadParameter(f"{settings.WITHOUT_TEXT} is set", param_hint="--with-text")
    if to is None:
        from flows.cli.screen import ended
        from flows.ledger import begun
        from flows.republish import republish

        begun(data)
        ended(republish(data, keep=keep, has_text=with_text), data, as_json=as_json, is_quiet=quiet)
        return
    from flows.cli.delivered import told
    from flows.delivering import deliver

    told(deliver(data, to, schema=schema, grants=grant or [], has_text=with_text), as_json=as_json, is_quiet=quiet)
