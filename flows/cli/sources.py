"""`claimhouse sources`: what is declared, what it would yield, and one more."""

from typing import Annotated

import typer

from flows.cli.options import FILE, About, SourcesFile, Verbose

sources = typer.Typer(name="sources", help="The sources that a file declares: sources.toml.", no_args_is_help=True)

Names = Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="As for `claimhouse run`.")]


@sources.callback()
def about() -> None:
    """The sources that a file declares: folders, feeds, sitemaps, lists of addresses, JSON lines, Parquet and web archives."""


@sources.command(name="list")
def list_(*, sources_file: SourcesFile = FILE) -> None:
    """The declared sources, one a line: name, kind, where it lies, when it is read.

    Examples:

        claimhouse sources list
    """
    from flows.sources.declared import declared

    known = declared(sources_file)
    for source in known.values():
        typer.echo("\t".join([source.name, source.kind, ", ".join(source.location), source.schedule or ""]).rstrip())
    if not known:
        typer.echo(f"{sources_file} declares no source; `claimhouse sources add` begins", err=True)


@sources.command()
def check(
    names: Names = None,
    *,
    limit: Annotated[int, typer.Option(min=1, help="Items that are looked at in each source.")] = 20,
    about_: About = None,
    sources_file: SourcesFile = FILE,
    verbose: Verbose = False,  # noqa: ARG001  (its callback does the work)
) -> None:
    """Show what sources would yield, and why items would be refused, without loading anything.

    Pages that are new or changed are not fetched, only named. Feeds and sitemaps are asked for as in a run.

    Examples:

        claimhouse sources check

        claimhouse sources check https://news.example/feed.xml --limit 5
    """
    from flows.looking_ahead import looked_at
    from flows.sources.choosing import chosen
    from flows.sources.declared import declared

    known = declared(sources_file)
    wanted = chosen(names or list(known), known, about=about_)
    for source, found in looked_at(wanted, limit):
        typer.echo(f"{source.name} ({source.kind})")
        for line in found:
            typer.echo(f"  {line}")


@sources.command()
def add(
    name: Annotated[str, typer.Argument(help="Small letters, digits, - and _.")],
    location: Annotated[str, typer.Argument(help="An address, a path or a pattern.")],
    *,
    kind: Annotated[str, typer.Option(help="folder, feed, sitemap, urls, jsonl, parquet or warc.")] = "feed",
    publisher: Annotated[str | None, typer.Option(help="Who publishes it.")] = None,
    country: Annotated[str | None, typer.Option(help="Two letters, such as GB.")] = None,
    language: Annotated[str | None, typer.Option(help="Two letters, such as en.")] = None,
    licence: Annotated[str | None, typer.Option(help="As the source declares it.")] = None,
    schedule: Annotated[str | None, typer.Option(help="A time span (15m) or a cron line.")] = None,
    about: Annotated[str | None, typer.Option(help="Only articles about this topic.")] = None,
    min_items: Annotated[int | None, typer.Option(help="Fewer in a run are a critical check not met.")] = None,
    max_items: Annotated[int | None, typer.Option(help="No more are read in a run.")] = None,
    max_age: Annotated[str | None, typer.Option(help="A time span (30d): nothing older is read.")] = None,
    recheck: Annotated[str | None, typer.Option(help="A time span after which a page is asked for again.")] = None,
    sources_file: SourcesFile = FILE,
) -> None:
    """Declare a source; what stands in the file stays as it is written, with its remarks.

    Examples:

        claimhouse sources add harbour-ledger https://ledger.example/feed.xml --publisher "The Harbour Ledger" --country GB
    """
    import tomlkit

    from flows.sources.declared import declared, parsed

    declared(sources_file)
    text = sources_file.read_text("utf-8") if sources_file.exists() else ""
    said: dict[str, object] = {
        "name": name,
        "kind": kind,
        "location": location,
        "publisher": publisher,
        "country": country,
    }
    said |= {"language": language, "licence": licence, "schedule": schedule, "about": about}
    said |= {"min_items": min_items, "max_items": max_items, "max_age": max_age, "recheck": recheck}
    table = tomlkit.dumps({"source": [{key: value for key, value in said.items() if value is not None}]})
    whole = f"{text.rstrip()}\n\n{table}" if text.strip() else table
    parsed(whole, sources_file)
    fresh = sources_file.with_name(f".{sources_file.name}.unfinished")
    fresh.write_text(whole, "utf-8")
    fresh.replace(sources_file)
    typer.echo(f"{name} is declared in {sources_file}")
