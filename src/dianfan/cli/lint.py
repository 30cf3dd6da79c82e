"""``dianfan lint``: what a careful sub-editor finds in the review of a programme."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan import judged
from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.cli.review import sound
from dianfan.reported.lint import lint
from dianfan.reported.write import draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.reported.lint import Fault

FAULTY = 4


@click.command("lint")
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the faults as JSON.")
@click.pass_context
def command(ctx: click.Context, folder: Path, *, as_json: bool) -> None:
    """Read the review of the programme in FOLDER and print every fault, building nothing.

    Exit code 0 when no sentence is at fault, 4 when a build would stop, 3 when the data
    has errors of its own.

    \b
    Example:
      dianfan lint my-region
    """  # noqa: D301 - the sign keeps click from joining lines
    found = faults(folder)
    if as_json:
        content = {"folder": str(folder), "faults": [plain(one) for one in found]}
        click.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        for fault in found:
            click.echo(fault)
        click.echo(f"{folder}: {len(found)} fault{'' if len(found) == 1 else 's'}")
    ctx.exit(FAULTY if found else 0)


def faults(folder: Path) -> tuple[Fault, ...]:
    """Give the faults of the review of a programme folder at its review date.

    Raises:
        BlockedByFindings: the folder has findings of severity error.
    """
    programme = sound(promised.load(folder))
    book = recorded.close(programme, said.read(programme), programme.charter.review_date)
    report = draft(programme, book, judged.judge(programme, book))
    return lint(report, programme)


def plain(fault: Fault) -> Mapping[str, str]:
    """Give a fault as plain data."""
    return {
        "rule": fault.rule,
        "language": fault.language,
        "page": fault.page,
        "place": fault.place,
        "sentence": fault.sentence,
        "figure": fault.figure,
        "message": fault.message,
        "remedy": fault.remedy,
    }
