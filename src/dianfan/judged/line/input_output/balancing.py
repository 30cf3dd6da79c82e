"""Balancing: the table nearest to an old one that has given sums of rows and columns (RAS, GRAS)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.line.input_output.table import Matrix
from dianfan.judged.line.input_output.table import Vector

MOST_SWEEPS = 10_000
CLOSE = 1e-12


@dataclass(frozen=True)
class Balanced:
    """A balanced matrix, (rows, columns), and how it was reached.

    ``sweeps`` over rows and columns; ``missed`` the largest miss of a sum, relative to the largest
    sum; ``findings`` where the sums could not be reached. ``rows`` and ``columns`` are the
    multipliers: ``r̂ A ŝ`` for what is positive, ``r̂⁻¹ A ŝ⁻¹`` for what is negative.
    """

    matrix: Matrix
    rows: Vector
    columns: Vector
    sweeps: int
    missed: float
    findings: tuple[Finding, ...] = ()


def balance(
    before: Matrix, row_sums: Vector, column_sums: Vector, *, most: int = MOST_SWEEPS, close: float = CLOSE
) -> Balanced:  # fmt: skip
    """Bring a matrix to given sums, its noughts kept and its signs too.

    Without negatives this is RAS (Stone 1961; Bacharach 1970); with them GRAS (Junius and
    Oosterhaven 2003, in the form of Lenzen, Wood and Gallego 2007), whose multiplier of a row is
    ``r = (u + √(u² + 4pn)) / 2p``, p and n being its positive and negative parts under the
    columns' multipliers, and ``r = −n/u`` where p is nought.

    Args:
        before: (rows, columns).
        row_sums: (rows,).
        column_sums: (columns,); the same in all as ``row_sums``.
        most: sweeps before giving up.
        close: the miss that is small enough, relative to the largest sum.

    Raises:
        UseError: shapes do not fit, a number is none, the sums differ in all, or a row or column
            of noughts is to have a sum.
    """
    _check(before, row_sums, column_sums)
    up, down = np.maximum(before, 0), np.maximum(-before, 0)
    rows, columns = np.ones(len(row_sums)), np.ones(len(column_sums))
    scale, missed, sweeps, matrix = max(float(np.abs(row_sums).max()), 1e-300), np.inf, 0, before
    while sweeps < most and missed > close:
        rows = _multiplier(row_sums, up @ columns, down @ (1 / columns))
        columns = _multiplier(column_sums, rows @ up, (1 / rows) @ down)
        matrix = rows[:, None] * up * columns - down / rows[:, None] / columns
        missed = float(np.abs(matrix.sum(axis=1) - row_sums).max()) / scale
        sweeps += 1
    found = () if missed <= close else (_unreached(missed, sweeps),)
    return Balanced(matrix, rows, columns, sweeps, missed, found)


def _multiplier(wanted: Vector, positive: Vector, negative: Vector) -> Vector:
    some, none = positive > 0, (positive <= 0) & (negative <= 0)
    root = np.sqrt(wanted**2 + 4 * positive * negative)
    found = np.divide(wanted + root, 2 * positive, out=np.ones_like(wanted), where=some)
    alone = ~some & ~none & (wanted < 0)
    found[alone] = -negative[alone] / wanted[alone]
    # a positive part that is to vanish would need nought, which could not be undone
    return np.maximum(found, np.finfo(float).tiny ** 0.25)


def _check(before: Matrix, row_sums: Vector, column_sums: Vector) -> None:
    if before.shape != (len(row_sums), len(column_sums)):
        raise UseError(
            f"a matrix of shape {before.shape} cannot have {len(row_sums)} row and {len(column_sums)} column sums",
            remedy="give a sum for each row and each column",
        )
    if not all(np.isfinite(one).all() for one in (before, row_sums, column_sums)):
        raise UseError("a number is none or endless", remedy="fill gaps first, and say how")
    total, other = float(row_sums.sum()), float(column_sums.sum())
    if abs(total - other) > 1e-9 * max(float(np.abs(row_sums).sum()), 1e-300):
        raise UseError(
            f"row sums make {total:.10g} and column sums {other:.10g}",
            remedy="give sums that agree in all; no matrix has both",
        )
    for axis, sums in ((1, row_sums), (0, column_sums)):
        bare = ~(before != 0).any(axis=axis) & (sums != 0)
        if bare.any():
            what = "row" if axis else "column"
            raise UseError(
                f"{what} {int(np.flatnonzero(bare)[0]) + 1} holds noughts alone and is to have a sum",
                remedy="give it a first guess: balancing keeps noughts",
            )


def _unreached(missed: float, sweeps: int) -> Finding:
    return Finding(
        Severity.WARNING,
        "balance-unreached",
        Where("balancing"),
        f"after {sweeps} sweeps a sum is still missed by {missed:.2g} of the largest",
        "the noughts of the old table may forbid these sums; give first guesses where flows began",
    )
