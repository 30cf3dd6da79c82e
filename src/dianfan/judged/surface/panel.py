"""The data of an index: a row for each place and period, a column for each indicator."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from functools import cached_property
from types import MappingProxyType

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dianfan.figures.errors import UseError

Matrix = NDArray[np.float64]
KEYS = ("place", "period")


@dataclass(frozen=True)
class Panel:
    """Values of places in periods; NaN where the record has a gap.

    ``places`` and ``periods`` (rows,) name each row, ``columns`` each column; ``values``
    (rows, columns) float64. ``groups`` has texts of each row, such as the region of a place.
    """

    places: tuple[str, ...]
    periods: tuple[str, ...]
    columns: tuple[str, ...]
    values: Matrix
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def column(self, name: str) -> Matrix:
        """Give a column by its name, (rows,).

        Raises:
            UseError: there is none.
        """
        return (
            self.values[:, self.index[name]]
            if name in self.index
            else _no_column(name, self.columns)
        )

    def of(self, names: tuple[str, ...]) -> Matrix:
        """Give some columns in the order of their names, (rows, names)."""
        return np.column_stack([self.column(name) for name in names])

    def with_values(self, columns: tuple[str, ...], values: Matrix) -> Panel:
        """Give the same rows with other columns."""
        return Panel(self.places, self.periods, columns, values, self.groups)

    def rows(self, chosen: NDArray[np.bool_]) -> Panel:
        """Give the chosen rows, (rows,) of true and false."""
        kept = np.flatnonzero(chosen)
        return Panel(
            tuple(self.places[row] for row in kept),
            tuple(self.periods[row] for row in kept),
            self.columns,
            self.values[kept],
            {name: tuple(texts[row] for row in kept) for name, texts in self.groups.items()},
        )

    @cached_property
    def index(self) -> Mapping[str, int]:
        """The number of each column by its name."""
        return {name: number for number, name in enumerate(self.columns)}

    @cached_property
    def period_rows(self) -> Mapping[str, NDArray[np.intp]]:
        """The rows of each period, the periods in order."""
        named = np.asarray(self.periods)
        return {str(one): np.flatnonzero(named == one) for one in sorted(set(self.periods))}

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of keys and values, in hex; the same for the same content."""
        sha = hashlib.sha256(
            "\n".join((*self.places, "", *self.periods, "", *self.columns)).encode()
        )
        plain = np.ascontiguousarray(np.where(np.isnan(self.values), np.nan, self.values + 0.0))
        sha.update(plain.tobytes())
        for name, texts in sorted(self.groups.items()):
            sha.update("\n".join(("", name, *texts)).encode())
        return sha.hexdigest()

    def table(self) -> pl.DataFrame:
        """Give the panel as a long table: place, period, indicator, value; gaps are left out."""
        keys = {"place": list(self.places), "period": list(self.periods)}
        wide = pl.DataFrame(keys | {n: self.values[:, i] for i, n in enumerate(self.columns)})
        long = wide.unpivot(on=list(self.columns), index=list(KEYS), variable_name="indicator")
        return long.filter(pl.col("value").is_not_nan())


def panel_of(
    table: pl.DataFrame, columns: tuple[str, ...] | None = None, groups: tuple[str, ...] = ()
) -> Panel:
    """Read a wide table: ``place``, ``period`` (may be missing for one period), and values.

    Args:
        table: a row for each place and period.
        columns: the columns of values; if left out, all that hold numbers or nothing.
        groups: columns of texts to be kept.

    Raises:
        UseError: no column of places, a row without one, no rows, a place twice in a period, a value that is infinite,
            or a column that is not there or holds no numbers.
    """
    if "place" not in table.columns:
        _no_column("place", tuple(table.columns))
    if "period" not in table.columns:
        table = table.with_columns(pl.lit("").alias("period"))
    if not table.height:
        raise UseError("the table has no rows", remedy="give a row for each place and period")
    nameless = table["place"].is_null()
    if nameless.any():
        raise UseError(
            f"{int(nameless.sum())} rows name no place",
            where=f"row {int(nameless.arg_true()[0]) + 1} of the table",
            remedy="name the place of each row, or take the row away",
        )
    twice = table.select(KEYS).filter(table.select(KEYS).is_duplicated())
    if twice.height:
        raise UseError(
            f"{twice.height} rows stand for a place and period that another row has too",
            where=" ".join(str(cell) for cell in twice.row(0)).strip(),
            remedy="keep one row for each place and period",
        )
    numeric = tuple(n for n in table.columns if n not in {*KEYS, *groups} and has_no_text(table[n]))
    names = columns if columns is not None else numeric
    for name in (*names, *groups):
        if name not in table.columns:
            _no_column(name, tuple(table.columns))
    values = _numbers(table, names)
    return Panel(
        tuple(str(one) for one in table["place"]),
        tuple(str(one) for one in table["period"]),
        names,
        values,
        {name: tuple("" if one is None else str(one) for one in table[name]) for name in groups},
    )


def has_no_text(column: pl.Series) -> bool:
    """Tell whether a column holds numbers or nothing at all."""
    return column.dtype.is_numeric() or column.null_count() == len(column)


def _numbers(table: pl.DataFrame, names: tuple[str, ...]) -> Matrix:
    cast = table.select(pl.col(name).cast(pl.Float64, strict=False) for name in names)
    for name in names:
        lost = (cast[name].is_null() & table[name].is_not_null()).arg_true()
        if len(lost):
            row = int(lost[0])
            raise UseError(
                f"{len(lost)} values of “{name}” are no numbers",
                where=f"{table['place'][row]} {table['period'][row]}, {name}".replace(" ,", ","),
                why=f"the first is “{table[name][row]}”",
                remedy="write 1234.5 without a unit, a percent sign or commas, and nothing for a gap",
            )
    values = np.array(cast.to_numpy(), dtype=np.float64).reshape(table.height, len(names))
    endless = np.argwhere(np.isinf(values))
    if endless.size:
        row, column = endless[0]
        raise UseError(
            f"{len(endless)} values are infinite",
            where=f"{table['place'][int(row)]}, {names[int(column)]}",
            remedy="leave the cell empty where there is no value",
        )
    return values


def _no_column(name: str, known: tuple[str, ...]) -> Matrix:
    raise UseError(
        f"there is no column “{name}”",
        why=f"the table has {', '.join(known)}",
        remedy="name columns as the table does",
    )
