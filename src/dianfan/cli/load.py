"""``dianfan load``: a programme folder into the workspace."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

import click

from dianfan.cli.progress import bars
from dianfan.store.workspace import opened


@click.command("load")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--workspace",
    "home",
    type=click.Path(path_type=Path),
    help="The workspace; ./workspace when left out.",
)
@click.option(
    "--by",
    default="",
    help="Who loads it, by an office role; the user of this machine when left out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print what changed as JSON.")
def command(folder: Path, *, home: Path | None, by: str, as_json: bool) -> None:
    """Load the programme in FOLDER into a workspace, whole or not at all.

    Files that changed get a new version, observations that are new are added; nothing that is
    on record is taken out. Loading the same folder twice changes nothing. A folder that was
    dumped with all of its workspace fills an empty one.

    \b
    Example:
      dianfan load my-region --workspace office
    """  # noqa: D301 - the sign keeps click from joining lines
    place = opened(home)
    from dianfan.store import carrying  # noqa: PLC0415 - models are there once Django is set up
    from dianfan.store.acts.loading import load_folder  # noqa: PLC0415 - as above
    from dianfan.store.repository import state  # noqa: PLC0415 - as above

    if carrying.is_carried(folder) and not state():
        rows = carrying.restore(folder, place)
        click.echo(json.dumps({"rows": rows}) if as_json else f"{rows} rows of a whole workspace")
        return
    with bars() as progress:
        loaded = load_folder(
            folder, by or getpass.getuser(), lambda done, of: progress("entries", done, of)
        )
    if as_json:
        told = {"files": loaded.files, "gone": loaded.gone, "entries": loaded.entries}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    click.echo(f"{len(loaded.files)} files with a new version, {len(loaded.gone)} taken out")
    click.echo(f"{loaded.entries} entries added")
