"""How far the values of an index are from the truth by their printed digits alone.

A source that prints 5.2 leaves open what lies between 5.15 and 5.25, evenly: a standard error of
``step/√12``, the step being one of the last digit. A value at a nought, 5.0, is the number 5, so
the last digit is the finest of the indicator in the period, in the unit printed; where sources
print coarser beside finer, the coarser err by more than that. A source that prints a range leaves
the whole of it open. The last digit of a whole number is taken as told, noughts included. Errors
of measurement come on top of this and are not on record, so what follows is the least.
"""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.lineage import Figure
from dianfan.figures.unit import unit
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.erring import of_rounding

SOURCE = "the last digit that the source prints"
_NEAR = 1e-9
"""Below this share of the largest value a difference is one of computation."""

Vector = NDArray[np.float64]


def rounding_errors(spec: IndexSpec, cells: Sequence[Figure], panel: Panel) -> DataErrors:
    """Give the standard errors of the cells of an index that their printed digits leave.

    Args:
        spec: the index; a value over a denominator errs by both, ``|x/d| √((e/x)² + (f/d)²)``.
        cells: the values as told, each of an indicator at a place in a period.
        panel: the same values in the units of the index.
    """
    steps = _steps(spec, cells)
    errors = np.column_stack(
        [_column(panel, spec, name, _errors(panel, steps, spec, name)) for name in spec.columns]
    )
    told = Panel(panel.places, panel.periods, spec.columns, errors)
    return DataErrors(told, dict.fromkeys(spec.columns, SOURCE))


def printed_step(value: Decimal) -> Decimal:
    """Give one of the last digit of a printed value; 1 for a whole number, whatever its noughts."""
    exponent = int(value.normalize().as_tuple().exponent)
    return Decimal(1).scaleb(min(0, exponent))


def open_ranks(values: Vector, errors: Vector) -> tuple[Vector, Vector]:
    """Give the best and the worst rank that rounding leaves each value, more being better.

    Those surely above make the best rank, those perhaps above the worst; values one step apart
    touch and do not overlap.

    Args:
        values: (places,), NaN for a gap, which has no rank.
        errors: (places,), their standard errors of rounding, ``step/√12``.

    Returns:
        Two (places,), 1 the best; NaN for a gap.
    """
    half = errors * sqrt(3)
    gap, near = np.isnan(values), _NEAR * np.nanmax(np.abs(values), initial=0)
    apart = values[None, :] - values[:, None]
    together = half[None, :] + half[:, None]
    np.fill_diagonal(together, 0)
    surely = (apart > near) & (apart >= together - near)
    perhaps = apart > near - together
    np.fill_diagonal(perhaps, val=False)
    return np.where(gap, np.nan, 1.0 + surely.sum(axis=1)), np.where(
        gap, np.nan, 1.0 + perhaps.sum(axis=1)
    )


def _key(cell: Figure) -> tuple[str, str, str]:
    return cell.place.code, cell.period.code, cell.measure.partition(":")[0]


def _steps(spec: IndexSpec, cells: Sequence[Figure]) -> dict[tuple[str, str, str], float]:
    """Give the step of each value in the unit of the index."""
    finest: dict[tuple[str, str, str], Decimal] = {}
    for one in cells:
        alike, step = _alike(one), printed_step(one.value)
        finest[alike] = min(step, finest.get(alike, step))
    return {_key(one): float(_open(one, finest) * _factor(spec, one)) for one in cells}


def _alike(cell: Figure) -> tuple[str, str, str]:
    """Tell which values are printed alike: those of an indicator in a period and a unit."""
    _, period, name = _key(cell)
    return period, name, cell.unit.symbol


def _open(cell: Figure, finest: Mapping[tuple[str, str, str], Decimal]) -> Fraction:
    upper = cell.quantity.upper
    return Fraction(finest[_alike(cell)] if upper is None else abs(upper - cell.value))


def _factor(spec: IndexSpec, cell: Figure) -> Fraction:
    told = spec.indicator.get(_key(cell)[2])
    return Fraction(cell.unit.factor) / Fraction(
        unit(told.unit).factor if told and told.unit else 1
    )


def _errors(
    panel: Panel, steps: dict[tuple[str, str, str], float], spec: IndexSpec, name: str
) -> tuple[Vector, Vector | None]:
    """Give the errors of an indicator, and those of its denominator where it has one."""

    def of(column: str) -> Vector:
        keys = zip(panel.places, panel.periods, strict=True)
        return np.array([of_rounding(steps.get((*key, column), np.nan)) for key in keys])

    below = spec.indicator[name].denominator
    return of(name), of(below) if below else None


def _column(
    panel: Panel, spec: IndexSpec, name: str, errors: tuple[Vector, Vector | None]
) -> Vector:
    own, theirs = errors
    if theirs is None:
        return own
    above, under = panel.column(name), panel.column(spec.indicator[name].denominator)
    with np.errstate(divide="ignore", invalid="ignore"):
        # e/d and x·f/d², so that a value of nought errs too
        found: Vector = np.hypot(own / under, above * theirs / under**2)
    return found
