"""A panel read from a file: CSV or Parquet, with a column for each indicator or a row for each value."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from dianfan.figures.errors import UseError
from dianfan.judged.surface.panel import KEYS
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.panel import panel_of

LONG = ("indicator", "value")
"""The columns by which a long table is known."""


def read_panel(path: Path | str, groups: tuple[str, ...] = ()) -> Panel:
    """Read the data of an index from a file.

    A wide table has ``place``, ``period`` (may be missing where there is one) and a column of
    numbers for each indicator; a long one has ``place``, ``period``, ``indicator`` and
    ``value``. Empty cells are gaps.

    Args:
        path: of a ``.csv`` in UTF-8 or a ``.parquet``.
        groups: columns of texts to keep, such as the region of a place.

    Raises:
        UseError: the file cannot be read, a value is no number or infinite, or a place stands
            twice in a period.
    """
    table = _table(Path(path))
    if set(LONG) <= set(table.columns):
        return _of_long(table, groups)
    return panel_of(table, groups=groups)


def _table(file: Path) -> pl.DataFrame:
    try:
        if file.suffix == ".parquet":
            return pl.read_parquet(file)
        texts = dict.fromkeys((*KEYS, "indicator"), pl.String)
        head = pl.read_csv(file, n_rows=0).columns
        kept = {name: kind for name, kind in texts.items() if name in head}
        return pl.read_csv(file, schema_overrides=kept, infer_schema_length=None)
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise UseError(
            "the data of the index cannot be read",
            where=str(file),
            why=str(fault).split("\n")[0],
            remedy="give a CSV in UTF-8 or a Parquet file",
        ) from fault


def _of_long(table: pl.DataFrame, groups: tuple[str, ...]) -> Panel:
    if "period" not in table.columns:
        table = table.with_columns(pl.lit("").alias("period"))
    if "place" not in table.columns:
        raise UseError("there is no column “place”", remedy="name the places' column so")
    twice = table.filter(table.select(*KEYS, "indicator").is_duplicated())
    if twice.height:
        raise UseError(
            f"{twice.height} rows stand for a cell that another row has too",
            where=" ".join(str(twice[name][0]) for name in (*KEYS, "indicator")),
            remedy="keep one row for each place, period and indicator",
        )
    names = tuple(dict.fromkeys(str(one) for one in table["indicator"]))
    wide = table.pivot(on="indicator", index=[*KEYS, *groups], values="value")
    return panel_of(wide, names, groups)
