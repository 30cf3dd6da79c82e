"""``dianfan verify``: an edition held against its own Book."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan.cli.progress import bars
from dianfan.cli.review import review
from dianfan.published import Verification
from dianfan.published import verify
from dianfan.published.errata.beside import beside
from dianfan.published.signing.check import given_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from dianfan.published.fault import Fault

FAILED = 4
MOST_FAULTS = 40
MOST_FIGURES = 5


def rebuild(book: Path, asof: date, out: Path, paper: bool) -> None:  # noqa: FBT001 - as `Rebuild` asks
    """Build an edition again from a Book."""
    review(book, asof, out=out, paper=paper)


@click.command("verify")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option("--quick", is_flag=True, help="Do not build the edition again to compare every byte.")
@click.option(
    "--key", help="The public key that must have signed it: a file, or the key's one line."
)
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_context
def command(
    ctx: click.Context, edition: Path, *, quick: bool, key: str | None, as_json: bool
) -> None:
    """Verify the edition in the folder EDITION.

    Every file is held against the manifest, every figure computed again from its own
    inputs down to the entries of the Book, every figure shown held against its lineage;
    then the edition is built again from its Book and compared byte by byte. What differs
    is named with the figures that stand there. Last, the signature and the errata beside
    the edition are held against the key. Exit code 4 when anything differs.

    \b
    Example:
      dianfan verify edition
      dianfan verify edition --key office.key.pub
    """  # noqa: D301 - the sign keeps click from joining lines
    trusted = given_key(key) if key else None
    with bars() as progress:
        result = verify(edition, rebuild=None if quick else rebuild, progress=progress)
    result = beside(result, edition, trusted)
    if as_json:
        click.echo(
            json.dumps({"sound": result.is_sound, **asdict(result)}, ensure_ascii=False, indent=1)
        )
    else:
        for line in told(result, edition):
            click.echo(line)
    ctx.exit(0 if result.is_sound else FAILED)


def told(result: Verification, edition: Path) -> Iterator[str]:
    """Tell a verification in lines."""
    for fault in result.faults[:MOST_FAULTS]:
        yield from _fault(fault, result)
    if len(result.faults) > MOST_FAULTS:
        yield f"and {len(result.faults) - MOST_FAULTS} more; --json gives all"
    yield from (f"note: {note}" for note in result.notes)
    how = "rebuilt from its Book byte by byte" if result.rebuilt else "not rebuilt"
    looked = f"{result.files} files, {result.figures} figures with their lineage, {result.shown} figures shown; {how}"
    if result.is_sound:
        yield f"sound: {looked}"
        yield f"edition {result.edition}"
        yield f"signature: {result.signature}"
    else:
        files = len({fault.file for fault in result.faults})
        yield f"NOT SOUND: {edition}: {len(result.faults)} faults in {files} files ({looked})"


def _fault(fault: Fault, result: Verification) -> Iterator[str]:
    yield f"{fault.file or 'edition'}{f', {fault.where}' if fault.where else ''}: {fault.message}"
    if fault.expected or fault.found:
        yield f"  expected: {fault.expected}"
        yield f"  found:    {fault.found}"
    for key in fault.figures[:MOST_FIGURES]:
        names = result.names.get(key, {})
        yield f"  figure {key}" + (
            f": {names.get('zh', '')} / {names.get('en', '')}" if names else ""
        )
    if len(fault.figures) > MOST_FIGURES:
        yield f"  and {len(fault.figures) - MOST_FIGURES} more figures"
