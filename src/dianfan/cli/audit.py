"""``dianfan audit``: whether the trail of a workspace is whole."""

from __future__ import annotations

import json
from pathlib import Path

import click

from dianfan.figures.errors import BrokenTrail
from dianfan.store.workspace import opened


@click.command("audit")
@click.option(
    "--workspace",
    "home",
    type=click.Path(path_type=Path),
    help="The workspace; ./workspace when left out.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the verdict as JSON.")
def command(*, home: Path | None, as_json: bool) -> None:
    """Follow the trail of a workspace from its first line, and name the first broken link.

    Every line holds the seal of the one before it, so that none can be changed, moved or taken
    out unseen. Keep the last seal elsewhere: only it shows that the end was not cut off. Exit
    code 4 when a link is broken.

    \b
    Example:
      dianfan audit --workspace office
    """  # noqa: D301 - the sign keeps click from joining lines
    opened(home)
    from dianfan.store import trail  # noqa: PLC0415 - models are there once Django is set up
    from dianfan.store.models import TrailEntry  # noqa: PLC0415 - as above

    broken = trail.check()
    last = TrailEntry.objects.order_by("-no").first()
    count, seal = (last.no, last.seal) if last else (0, "")
    if as_json:
        told = {
            "lines": count,
            "seal": seal,
            "broken": broken and {"no": broken.no, "why": broken.why},
        }
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    elif broken is None:
        click.echo(f"{count} lines, each follows from the one before it")
        click.echo(seal)
    if broken is not None:
        raise BrokenTrail(
            f"the trail is broken at line {broken.no}",
            why=broken.why,
            remedy="compare it with the latest backup; the lines before it are whole",
        )
