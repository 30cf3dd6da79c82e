"""``dianfan errata``: what an edition printed and a later one corrects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan.published.errata.companion import attach
from dianfan.published.errata.sheet import as_csv
from dianfan.published.errata.sheet import as_json
from dianfan.published.shelf.compare import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.published.errata.sheet import ErrataSheet


@click.command("errata")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option(
    "--out", type=click.Path(path_type=Path, dir_okay=False), help="Write them as a CSV table."
)
@click.option(
    "--attach", "is_attached", is_flag=True, help="Put them on the pages beside the edition OLD."
)
@click.option("--json", "as_data", is_flag=True, help="Print the errata as JSON.")
def command(old: Path, new: Path, *, out: Path | None, is_attached: bool, as_data: bool) -> None:
    """List what the edition in OLD printed that does not stand in the later edition in NEW.

    Each erratum names the figure, what was printed and what stands now, the pages and
    sentences, and why: a correction or retraction on record, a revision by a later
    source, a change of method, or a change of the record that nobody stated. With
    --attach the pages beside OLD show them; not a byte of OLD itself is changed.

    \b
    Example:
      dianfan errata editions/2025 editions/2026 --attach
    """  # noqa: D301 - the sign keeps click from joining lines
    sheet = compared(old, new)
    if out is not None:
        out.write_bytes(as_csv(sheet))
    if is_attached:
        attach(old, sheet)
    if as_data:
        click.echo(as_json(sheet).decode(), nl=False)
        return
    for line in told(sheet):
        click.echo(line)
    if is_attached:
        click.echo(
            "the errata beside it are not signed yet; `dianfan sign` signs them too", err=True
        )


def told(sheet: ErrataSheet) -> Iterator[str]:
    """Tell errata in lines."""
    for one in sheet.errata:
        yield f"{one.date} {one.cause}: {one.statement.zh} / {one.statement.en}"
        yield f"  {one.old.zh} → {one.new.zh or '撤回'} / {one.old.en} → {one.new.en or 'withdrawn'}"
        yield f"  {one.why.zh} / {one.why.en}"
        yield from (f"  {place.page}: {place.sentence}" for place in one.places)
    yield f"{len(sheet.errata)} errata to the edition as of {sheet.asof}, known as of {sheet.known}"
