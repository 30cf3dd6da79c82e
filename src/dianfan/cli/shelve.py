"""``dianfan shelve``: a frozen edition on the shelf beside the earlier ones."""

from __future__ import annotations

from pathlib import Path

import click

from dianfan.published.shelf.place import shelve


@click.command("shelve")
@click.argument("edition", type=click.Path(path_type=Path))
@click.argument("shelf", type=click.Path(path_type=Path))
@click.option("--name", default="", help="The name of its folder there; its day when left out.")
def command(edition: Path, shelf: Path, *, name: str) -> None:
    """Put a frozen copy of the edition in EDITION on the shelf in the folder SHELF.

    The copy is the same byte for byte and is never replaced. The earlier editions on the
    shelf are held against the latest, and get their errata on the pages beside them; the
    index of the shelf lists all with digest, day, signature and errata.

    \b
    Example:
      dianfan shelve edition editions
      dianfan shelve edition editions --name 2026-final
    """  # noqa: D301 - the sign keeps click from joining lines
    place, changed = shelve(edition, shelf, name)
    for one in changed:
        click.echo(f"errata renewed: {shelf / one} (sign them again, if it is signed)")
    click.echo(place)
