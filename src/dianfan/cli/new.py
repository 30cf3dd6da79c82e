"""``dianfan new``: a small programme folder that can be checked and built at once."""

from __future__ import annotations

import shutil
from importlib.resources import as_file
from importlib.resources import files
from pathlib import Path
from tempfile import mkdtemp

import click

from dianfan.figures.errors import UseError

MOST_ACTIONS = 99


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--actions",
    default=3,
    show_default=True,
    type=click.IntRange(1, MOST_ACTIONS),
    help="How many actions the programme has, the N of its 1+N reports.",
)
def command(folder: Path, *, actions: int) -> None:
    """Start a programme in FOLDER: every file, with invented content to replace.

    \b
    Example:
      dianfan new my-region --actions 5
      dianfan check my-region
      dianfan build my-region --out edition
    """  # noqa: D301 - the sign keeps click from joining lines
    start(folder, actions)
    click.echo(
        f"{folder} is a programme with {actions} action{'s' if actions > 1 else ''}; its README says where to begin"
    )


def start(folder: Path, actions: int) -> None:
    """Write the files of a small programme; the folder appears whole or not at all.

    Raises:
        UseError: something stands at the folder already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UseError(
            "the place for the programme is taken",
            where=str(folder),
            why="something stands there, and nothing is written over",
            remedy="name a folder that does not exist yet",
        )
    folder.parent.mkdir(parents=True, exist_ok=True)
    room = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        with as_file(files("dianfan.cli").joinpath("starter")) as starter:
            made = Path(shutil.copytree(starter, room / "made"))
        (made / "actions.yaml").write_text(actions_text(actions), encoding="utf-8")
        made.replace(folder)
    finally:
        shutil.rmtree(room)


def actions_text(count: int) -> str:
    """Write the list of actions, numbered without a break."""
    head = (
        "# The actions of the programme, numbered from 1 without a break; a report is written on each.\n"
        "# lead_unit names the unit that leads an action; leave it out where none is named.\n"
    )
    return head + "".join(_action(number) for number in range(1, count + 1))


def _action(number: int) -> str:
    return (
        f"- no: {number}\n"
        f"  id: action-{number}\n"
        f"  name: {{zh: 第{number}项行动（请改名）, en: Action {number} (to be named)}}\n"
        f"  short: {{zh: 行动{number}, en: Action {number}}}\n"
        "  decided_by: council-2023\n"
        "  source: plan\n"
        f"  lead_unit: {{zh: 第{number}办公室, en: Office {number}}}\n"
    )
