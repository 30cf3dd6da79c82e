"""``dianfan dump``: the workspace as a folder."""

from __future__ import annotations

from pathlib import Path

import click

from dianfan.store.workspace import opened


@click.command("dump")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--workspace",
    "home",
    type=click.Path(path_type=Path),
    help="The workspace; ./workspace when left out.",
)
def command(folder: Path, *, home: Path | None) -> None:
    """Write the programme and all that its workspace holds into FOLDER, which must be empty.

    What stands in it can be built (dianfan build), and loaded into an empty workspace without
    loss: submissions, values, steps, documents, the trail. Passwords, second factors and tokens
    are no part of it.

    \b
    Example:
      dianfan dump copy --workspace office
    """  # noqa: D301 - the sign keeps click from joining lines
    place = opened(home)
    from dianfan.store.carrying import dump  # noqa: PLC0415 - models are there once Django is set up

    rows = dump(folder, place)
    click.echo(f"{rows} rows")
    click.echo(folder)
