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

FORMS = ("csv", "json", "jsonl", "zip", "prov", "annotations")
LINKED = {"prov": "provenance", "annotations": "annotations"}
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
    help="csv and json: figures; jsonl: lineage; zip: Book; prov and annotations: linked data.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write; standard output when left out.",
)
@click.option(
    "--report",
    default="",
    help="With prov and annotations: one report by the name of its file, such as “overview” "
    "or “overview.zh”; all of them as a zip when left out.",
)
def command(edition: Path, *, form: str, out: Path | None, report: str) -> None:
    """Export what the edition in the folder EDITION is made of.

    csv and json hold every cited figure and all figures below, one to a row; jsonl is the
    lineage as verify reads it; zip is the Book as a data package, which can be built
    into the same edition again. prov is where the figures of each report come from
    (W3C PROV), annotations where they stand on its page (W3C Web Annotation).

    \b
    Example:
      dianfan export edition --to csv --out figures.csv
      dianfan export edition --to zip --out book.zip
      dianfan export edition --to prov --report overview --out overview.jsonld
    """  # noqa: D301 - the sign keeps click from joining lines
    content = linked(edition, form, report) if form in LINKED else exported(edition, form)
    if out is not None:
        out.write_bytes(content)
        click.echo(out)
        return
    stream = sys.stdout.buffer
    if (form == "zip" or (form in LINKED and not report)) and stream.isatty():
        raise UseError("a zip file cannot be shown on a terminal", remedy=f"give --out {form}.zip")
    stream.write(content)


def exported(edition: Path, form: str) -> bytes:
    """Give what is exported; the same edition gives the same bytes."""
    reading = open_edition(edition)
    if form == "jsonl":
        return (edition / LINEAGE).read_bytes()
    if form == "zip":
        return folder_zip(edition / "book")
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


def linked(edition: Path, form: str, report: str) -> bytes:
    """Give the linked data of one report, or of all reports as a zip file.

    Raises:
        UnreadableFolder: the folder is no edition that can be read.
        UseError: the edition has no linked data, or none by this name.
    """
    open_edition(edition)
    folder = edition / LINKED[form]
    known = sorted(path.name.removesuffix(".jsonld") for path in folder.glob("*.jsonld"))
    if not known or (report and report not in known):
        raise UseError(
            f"the edition has no {LINKED[form]} of “{report}”"
            if report
            else f"the edition has no {LINKED[form]}",
            where=str(edition),
            remedy="name one of these: " + ", ".join(known) if known else "build it again",
        )
    return (folder / f"{report}.jsonld").read_bytes() if report else folder_zip(folder)


def folder_zip(folder: Path) -> bytes:
    """Pack the files of a folder in order of their paths, without times of their own."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = zipfile.ZipInfo(path.relative_to(folder).as_posix(), _EPOCH)
            archive.writestr(name, path.read_bytes(), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
