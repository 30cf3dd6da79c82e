"""``dianfan industries``: what a table of industries says of each of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from dianfan.cli.check import plain
from dianfan.judged.line.input_output.auditing import audit
from dianfan.judged.line.input_output.explaining import explain_backward
from dianfan.judged.line.input_output.explaining import explain_forward
from dianfan.judged.line.input_output.indicators import indicators
from dianfan.judged.line.input_output.reading import read_table
from dianfan.judged.line.input_output.solving import model

if TYPE_CHECKING:
    from collections.abc import Iterator

    import polars as pl

    from dianfan.judged.line.input_output.solving import Model

_SHOWN = ("output", "role", "power", "sensitivity", "upstreamness", "extraction_loss")
_HEADS = ("sector", "output", "role", "power", "sensitivity", "upstreamness", "loss without it")


@click.command("industries")
@click.argument("table", type=click.Path(path_type=Path))
@click.option("--unit", default="", help="The unit of its money, to be told beside figures.")
@click.option("--sort", "by", default="extraction_loss", show_default=True,
              help="The indicator to sort by, the greatest first.")  # fmt: skip
@click.option("--explain", "sector", default="", metavar="SECTOR",
              help="Take the linkages of a sector apart instead.")  # fmt: skip
@click.option("--json", "as_json", is_flag=True, help="Print all indicators as JSON.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False),
              help="Write all indicators into this CSV file.")  # fmt: skip
def command(
    table: Path, *, unit: str, by: str, sector: str, as_json: bool, out: Path | None
) -> None:
    """Compute the indicators of every sector of TABLE: linkages, position, contents, extraction.

    TABLE is a CSV file with a row and a column for each sector, columns of final use, and
    output; rows below hold value added, imports and satellites. Findings are told first;
    nothing is mended. What is undefined for a sector without output is told as such.

    \b
    Example:
      dianfan industries region.csv --unit 万元
      dianfan industries region.csv --sort backward --out indicators.csv
      dianfan industries region.csv --explain metals
    """  # noqa: D301 - the sign keeps click from joining lines
    told = read_table(table, unit=unit)
    made = model(told)
    if sector:
        for one in (explain_backward(made, sector), explain_forward(made, sector)):
            click.echo(f"{one.sector}  {one.formula}")
        return
    found, findings = indicators(made, all_pairs=True), audit(told)
    if by not in found.columns:
        raise click.BadParameter(f"no indicator “{by}”; there are {', '.join(found.columns[1:])}")
    found = found.sort(by, descending=True, nulls_last=True)
    if out is not None:
        found.write_csv(out)
        click.echo(str(out), err=True)
    if as_json:
        plainly = {
            "unit": unit,
            "findings": [plain(one) for one in findings],
            "sectors": found.to_dicts(),
        }
        click.echo(json.dumps(plainly, ensure_ascii=False, indent=1))
        return
    for finding in findings:
        click.echo(str(finding))
    for line in _lines(found, made):
        click.echo(line)


def _lines(found: pl.DataFrame, made: Model) -> Iterator[str]:
    """Set the main indicators in columns, names at the left."""
    names = made.table.names
    called = [f"{one} {names[one]}" if names.get(one) else one for one in found["sector"].to_list()]
    cells = [[_cell(value) for value in row] for row in found.select(_SHOWN).iter_rows()]
    rows = [list(_HEADS), *([name, *row] for name, row in zip(called, cells, strict=True))]
    widths = [max(cell_len(row[at]) for row in rows) for at in range(len(_HEADS))]
    for row in rows:
        first = row[0] + " " * (widths[0] - cell_len(row[0]))
        rest = (
            " " * (width - cell_len(text)) + text
            for text, width in zip(row[1:], widths[1:], strict=True)
        )
        yield "  ".join([first, *rest])


def _cell(value: object) -> str:
    if value is None:
        return "undefined"
    return f"{value:,.4g}" if isinstance(value, float) and abs(value) < 1e4 else _whole(value)  # noqa: PLR2004 - five figures are read whole


def _whole(value: object) -> str:
    return f"{value:,.0f}" if isinstance(value, float) else str(value)
