"""``dianfan build``: the edition of a programme."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from dianfan.cli.progress import bars
from dianfan.cli.review import as_book
from dianfan.cli.review import review


@click.command("build")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder that the edition becomes.",
)
@click.option(
    "--asof",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Build it as known on this day; the programme's review date when left out.",
)
@click.option("--no-pdf", is_flag=True, help="Leave out the printed papers.")
@click.option(
    "--reviewed",
    is_flag=True,
    help="Refuse unless two persons ticked every sentence with figures.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what was built as JSON.")
def command(
    folder: Path, *, out: Path, asof: datetime | None, no_pdf: bool, reviewed: bool, as_json: bool
) -> None:
    """Build the edition of the programme in FOLDER.

    The edition appears whole or not at all, and replaces an edition that stands there.
    The last line printed is its folder. Exit code 3 when the data has errors, or when
    sentences were not signed off that had to be.

    \b
    Example:
      dianfan build my-region --out edition
    """  # noqa: D301 - the sign keeps click from joining lines
    day = asof.date() if asof else None
    with bars() as progress, as_book(folder, day) as book:
        made = review(book, day, out=out, paper=not no_pdf, reviewed=reviewed, progress=progress)
    if as_json:
        told = {
            "folder": str(made.folder),
            "edition": made.digest,
            "book": made.book_digest,
            "files": made.files,
            "bytes": made.bytes,
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    click.echo(f"edition {made.digest}")
    click.echo(f"book    {made.book_digest}")
    click.echo(f"{made.files} files, {made.bytes} bytes")
    click.echo(made.folder)
