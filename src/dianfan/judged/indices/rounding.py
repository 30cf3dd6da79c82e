"""How far the values of an index are from the truth by their printed digits alone.

A source that prints 5.2 leaves open what lies between 5.15 and 5.25, evenly: a standard error of
``step/√12``, the step being one of the last digit. A source that prints a range leaves the whole
of it open. The last digit of a value without a decimal point is taken as told, noughts included.
Errors of measurement come on top of this and are not on record, so what follows is the least.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.unit import unit
from dianfan.judged.surface.gathering import Gathered
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.erring import of_rounding
from dianfan.recorded.book import Book

SOURCE = "the last digit that the source prints"

Vector = NDArray[np.float64]


def rounding_errors(book: Book, some: Gathered, spec: IndexSpec) -> DataErrors:
    """Give the standard errors of the cells of an index that their printed digits leave.

    Args:
        book: the record that the cells were gathered from.
        some: the cells, in the units of the index.
        spec: the index; a value over a denominator errs by both, ``|x/d| √((e/x)² + (f/d)²)``.
    """
    steps = _steps(book, some, spec)
    errors = np.column_stack([_column(some, spec, name, steps) for name in spec.columns])
    panel = Panel(some.panel.places, some.panel.periods, spec.columns, errors)
    return DataErrors(panel, dict.fromkeys(spec.columns, SOURCE))


def printed_step(value: str, upper: str = "") -> Decimal:
    """Give what a printed value leaves open: one of its last digit, or the width of a range."""
    if upper:
        return abs(Decimal(upper) - Decimal(value))
    return Decimal(1).scaleb(int(Decimal(value).as_tuple().exponent))


def _steps(book: Book, some: Gathered, spec: IndexSpec) -> Mapping[str, float]:
    """Give the step of each entry, in the unit of the index."""
    steps: dict[str, float] = {}
    rows = book.observations.select("value", "upper", "unit")
    for name, entry in some.entries.select("indicator", "entry").iter_rows():
        value, upper, symbol = rows.row(book.rows[entry])
        told = spec.indicator.get(name)
        factor = unit(symbol).factor / (unit(told.unit).factor if told and told.unit else 1)
        steps[entry] = float(printed_step(value, upper or "")) * float(factor)
    return steps


def _column(some: Gathered, spec: IndexSpec, name: str, steps: Mapping[str, float]) -> Vector:
    own, below = _errors(some, name, steps), spec.indicator[name].denominator
    if not below:
        return own
    above, under = some.panel.column(name), some.panel.column(below)
    theirs = _errors(some, below, steps)
    with np.errstate(divide="ignore", invalid="ignore"):
        # e/d and x·f/d², so that a value of nought errs too
        found: Vector = np.hypot(own / under, above * theirs / under**2)
    return found


def _errors(some: Gathered, name: str, steps: Mapping[str, float]) -> Vector:
    keys = zip(some.panel.places, some.panel.periods, strict=True)
    entries = (some.entry.get((place, period, name), "") for place, period in keys)
    return np.array([of_rounding(steps[one]) if one else np.nan for one in entries])
