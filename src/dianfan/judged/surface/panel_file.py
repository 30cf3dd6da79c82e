"""A panel read from a file: CSV or Parquet, with a column for each indicator or a row for each value."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import polars as pl

from dianfan.figures.errors import UseError
from dianfan.judged.surface.panel import KEYS
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.panel import has_no_text
from dianfan.judged.surface.panel import panel_of

LONG = ("indicator", "value")
"""The columns by which a long table is known."""
_SIGNS = {";": "semicolons", "\t": "tabs", "|": "strokes"}


def read_panel(
    path: Path | str, groups: tuple[str, ...] = (), columns: tuple[str, ...] = ()
) -> Panel:
    """Read the data of an index from a file.

    A wide table has ``place``, ``period`` (may be missing where there is one) and a column of
    numbers for each indicator; a long one has ``place``, ``period``, ``indicator`` and
    ``value``. Empty cells are gaps.

    Args:
        path: of a ``.csv`` in UTF-8 or a ``.parquet``.
        groups: columns of texts to keep, such as the region of a place.
        columns: that must hold numbers, such as the indicators of an index; the others of a wide
            table are taken where they do.

    Raises:
        UseError: the file cannot be read, a value is no number or infinite, or a place stands
            twice in a period.
    """
    table = _table(Path(path))
    if set(LONG) <= set(table.columns):
        return _of_long(table, groups)
    names = (
        name
        for name in table.columns
        if name not in {*KEYS, *groups} and (name in columns or has_no_text(table[name]))
    )
    return panel_of(table, tuple(names), groups)


def _table(file: Path) -> pl.DataFrame:
    try:
        if file.suffix == ".parquet":
            return pl.read_parquet(file)
        texts = {name: pl.String for name in _head(file) if name.strip() in {*KEYS, "indicator"}}
        table = pl.read_csv(file, schema_overrides=texts, infer_schema_length=None)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise UseError(
            "the data of the index cannot be read",
            where=str(file),
            why=str(fault).split("\n")[0],
            remedy="give a CSV in UTF-8 or a Parquet file",
        ) from fault
    return table.rename(str.strip)


def _head(file: Path) -> tuple[str, ...]:
    """Give the names in the first line of a CSV file.

    Raises:
        UseError: two columns bear one name, or the cells are not parted by commas.
    """
    names = pl.read_csv(file, n_rows=1, has_header=False, infer_schema=False).row(0)
    head = tuple(name or "" for name in names)
    for name, count in Counter(one.strip() for one in head).items():
        if count > 1:
            raise UseError(
                f"{count} columns bear the name “{name}”",
                where=str(file),
                remedy="give each column its own",
            )
    if len(head) == 1 and (other := next((one for one in ";\t|" if one in head[0]), "")):
        raise UseError(
            f"the cells are parted by {_SIGNS[other]}, not by commas",
            where=str(file),
            remedy="save the table as CSV with commas",
        )
    return head


def _of_long(table: pl.DataFrame, groups: tuple[str, ...]) -> Panel:
    if "period" not in table.columns:
        table = table.with_columns(pl.lit("").alias("period"))
    if "place" not in table.columns:
        raise UseError("there is no column “place”", remedy="name the places' column so")
    twice = table.filter(table.select(*KEYS, "indicator").is_duplicated())
    if twice.height:
        raise UseError(
            f"{twice.height} rows stand for a cell that another row has too",
            where=" ".join(str(twice[name][0]) for name in (*KEYS, "indicator") if twice[name][0]),
            remedy="keep one row for each place, period and indicator",
        )
    nameless = int(table["indicator"].null_count())
    if nameless:
        raise UseError(
            f"{nameless} rows name no indicator", remedy="name it in each row, or take the row away"
        )
    names = tuple(dict.fromkeys(str(one) for one in table["indicator"]))
    wide = table.pivot(on="indicator", index=[*KEYS, *groups], values="value")
    return panel_of(wide, names, groups)
