"""Who makes what: places by products, read from rows, and cut to what is large enough to mean something."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]
LEAST_PLACES = 3
"""Fewer places, or products, span no line to set them on."""
_KEYS = ("place", "product", "value")
_MOST_NAMED = 10


@dataclass(frozen=True)
class ProductTable:
    """What each place makes or sells of each product, in one unit and period.

    ``values`` (places, products), 0 or more; ``names`` of places and products where known.
    """

    places: tuple[str, ...]
    products: tuple[str, ...]
    values: Matrix
    unit: str = ""
    period: str = ""
    names: Mapping[str, str] = field(default_factory=dict)


def product_table(
    places: tuple[str, ...], products: tuple[str, ...], values: Matrix, *, unit: str = "", period: str = "",
) -> ProductTable:  # fmt: skip
    """Make a table of arrays, its shape and numbers checked.

    Raises:
        UseError: a code stands twice, the shape does not fit, a value is negative or none.
    """
    told = np.asarray(values, dtype=np.float64)
    for codes, what in ((places, "place"), (products, "product")):
        twice = [code for code, count in Counter(codes).items() if count > 1]
        if twice:
            raise UseError(
                f"the {what} “{twice[0]}” stands twice", remedy="add its values up first"
            )
    if told.shape != (len(places), len(products)):
        raise UseError(
            f"values of shape {told.shape} for {len(places)} places and {len(products)} products",
            remedy="give a row for each place and a column for each product",
        )
    bad = np.argwhere(~(np.isfinite(told) & (told >= 0)))
    if bad.size:
        row, column = bad[0]
        raise UseError(
            f"a value is {told[row, column]:g}",
            where=f"{places[row]} {products[column]}",
            remedy="give 0 or more; leave out what is not reported",
        )
    return ProductTable(places, products, told, unit, period)


def read_products(path: Path | str, *, unit: str = "", period: str = "") -> ProductTable:
    """Read a CSV file with columns ``place``, ``product`` and ``value``; what has no row is nought.

    Raises:
        UseError: the file cannot be read, lacks a column, or a place has a product twice; or as
            :func:`product_table`.
    """
    try:
        told = pl.read_csv(path, schema_overrides={"place": pl.String, "product": pl.String})
    except (OSError, pl.exceptions.PolarsError) as fault:
        raise UseError(
            "the table of products cannot be read", where=str(path),
            why=str(fault).split("\n")[0], remedy="give a CSV in UTF-8",
        ) from fault  # fmt: skip
    lacking = [name for name in _KEYS if name not in told.columns]
    if lacking:
        raise UseError(
            f"the table has no column “{lacking[0]}”", where=str(path),
            remedy=f"give the columns {', '.join(_KEYS)}",
        )  # fmt: skip
    return products_of(told, unit=unit, period=period)


def products_of(told: pl.DataFrame, *, unit: str = "", period: str = "") -> ProductTable:
    """Make a table of rows with ``place``, ``product`` and ``value``; places and products in order.

    Raises:
        UseError: a place has a product twice, or a value is missing; or as :func:`product_table`.
    """
    twice = told.filter(told.select("place", "product").is_duplicated())
    if twice.height:
        where = f"{twice['place'][0]} {twice['product'][0]}"
        raise UseError("a place has a product twice", where=where, remedy="add its values up first")
    values = told["value"].cast(pl.Float64, strict=False)
    if values.null_count():
        row = values.is_null().arg_max() or 0
        raise UseError(
            "a value is missing or no number", where=f"row {row + 1}", remedy="leave the row out"
        )
    places, products = (tuple(sorted(set(told[name]))) for name in ("place", "product"))
    at = [
        told[name].replace_strict(list(codes), range(len(codes)), return_dtype=pl.Int64).to_numpy()
        for name, codes in (("place", places), ("product", products))
    ]
    table = np.zeros((len(places), len(products)))
    table[at[0], at[1]] = values.to_numpy()
    return product_table(places, products, table, unit=unit, period=period)


def cut(
    table: ProductTable, *, place_total: float = 0, product_total: float = 0, makers: int = 1
) -> tuple[ProductTable, tuple[Finding, ...]]:
    """Leave out places and products too small to mean anything, and say which.

    A tiny place that sells two rare goods looks the most complex of all: limits are to be set and
    told, never hidden. Places go first, then products by what is left.

    Args:
        table: who makes what.
        place_total: the least that a place makes in all, in the table's unit.
        product_total: the least that all places make of a product.
        makers: the least number of places that make any of a product.

    Raises:
        UseError: fewer than three places or products are left.
    """
    kept = table.values.sum(axis=1) >= max(place_total, np.finfo(float).tiny)
    left = table.values[kept]
    made = (left.sum(axis=0) >= max(product_total, np.finfo(float).tiny)) & (
        (left > 0).sum(axis=0) >= makers
    )
    found = tuple(
        _dropped(code, [name for name, stays in zip(names, mask, strict=True) if not stays])
        for code, names, mask in (("place", table.places, kept), ("product", table.products, made))
        if not mask.all()
    )
    if min(kept.sum(), made.sum()) < LEAST_PLACES:
        raise UseError(
            f"{kept.sum()} places and {made.sum()} products are left",
            remedy="lower the limits: three of each are the least",
        )
    smaller = replace(
        table,
        places=tuple(np.array(table.places)[kept].tolist()),
        products=tuple(np.array(table.products)[made].tolist()),
        values=left[:, made],
    )
    return smaller, found


def _dropped(what: str, names: list[str]) -> Finding:
    more = "…" if len(names) > _MOST_NAMED else ""
    return Finding(
        Severity.WARNING,
        f"complexity-small-{what}",
        Where("products", cell=what),
        f"{len(names)} left out as too small: {', '.join(names[:_MOST_NAMED])}{more}",
        "nothing, if the limits are meant; say them with every rank",
    )
