"""``dianfan export``: figures, lineage or the Book of an edition for other programs."""

from __future__ import annotations

import csv
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dianfan.cli.reading import open_edition
from dianfan.figures.errors import UseError
from dianfan.published.lineage import LINEAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.cli.reading import Reading

FORMS = ("csv", "json", "jsonl", "zip")
COLUMNS = (
    *("key", "value", "upper", "bound", "unit", "place", "period", "measure", "scope"),
    *("kind", "method", "entry", "clause", "claim", "source", "locator", "inputs"),
    *("told_zh", "told_en"),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_RISKY = ("=", "+", "-", "@", "\t", "\r")


@click.command("export")
@click.argument("edition", type=click.Path(path_type=Path))
@click.option(
    "--to",
    "form",
    required=True,
    type=click.Choice(FORMS),
    help="csv and json: figures; jsonl: lineage; zip: Book.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; standard output when left out.",
)
def command(edition: Path, *, form: str, out: Path | None) -> None:
    """Export what the edition in the folder EDITION is made of.

    csv and json hold every cited figure and all figures below, one to a row; jsonl is the
    lineage as verify reads it; zip is the Book as a data package, which can be built
    into the same edition again.

    \b
    Example:
      dianfan export edition --to csv --out figures.csv
      dianfan export edition --to zip --out book.zip
    """  # noqa: D301 - the sign keeps click from joining lines
    content = exported(edition, form)
    if out is not None:
        out.write_bytes(content)
        click.echo(out)
        return
    stream = sys.stdout.buffer
    if form == "zip" and stream.isatty():
        raise UseError("a zip file cannot be shown on a terminal", remedy="give --out book.zip")
    stream.write(content)


def exported(edition: Path, form: str) -> bytes:
    """Give what is exported; the same edition gives the same bytes."""
    reading = open_edition(edition)
    if form == "jsonl":
        return (edition / LINEAGE).read_bytes()
    if form == "zip":
        return book_zip(edition / "book")
    rows = list(figure_rows(reading))
    if form == "json":
        return (json.dumps(rows, ensure_ascii=False, indent=1) + "\n").encode()
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _harmless(name, value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()


def figure_rows(reading: Reading) -> Iterator[dict[str, str]]:
    """Give every figure of an edition as a flat row."""
    for key, stated in reading.figures.items():
        content = {**stated.content, **stated.content["why"], "inputs": " ".join(stated.inputs)}
        content |= {
            "key": key,
            "told_zh": reading.told(key, "zh"),
            "told_en": reading.told(key, "en"),
        }
        yield {name: "" if content.get(name) is None else str(content[name]) for name in COLUMNS}


def _harmless(name: str, value: str) -> str:
    """Keep a spreadsheet from running a text as a formula; numbers stay numbers."""
    return f"'{value}" if value.startswith(_RISKY) and name not in {"value", "upper"} else value


def book_zip(folder: Path) -> bytes:
    """Pack the files of a Book in order of their paths, without times of their own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            archive.writestr(name, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
