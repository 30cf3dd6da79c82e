"""How much of one column another explains, along a line and along a curve."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Matrix = NDArray[np.float64]

MOST_BENDS = 4
ROWS_A_BEND = 10
"""Places for each degree of freedom of a curve, the least that Harrell (2015, 4.4) advises."""
_EDGE = 0.05
_FEWEST = 3


def explained(cause: Vector, outcome: Vector) -> tuple[float, float]:
    """Give the share of the variance of an outcome that a cause explains: by a line, by a curve.

    The line's is R². The curve's is the correlation ratio ``Var(E[y|x])/Var(y)``, as Paruolo,
    Saisana and Saltelli (2013) measure importance; ``E[y|x]`` is a natural cubic spline with 1
    to 4 degrees of freedom, as many as leave the least error when each place is left out in
    turn, and never more than one for ten places.

    Args:
        cause: (places,), no gaps.
        outcome: (places,), no gaps.

    Returns:
        two shares from 0 to 1; NaN where either column is constant or there are fewer than three.
    """
    if len(cause) < _FEWEST or np.ptp(cause) == 0 or np.ptp(outcome) == 0:
        return math.nan, math.nan
    y = outcome - outcome.mean()
    x = (cause - cause.mean()) / np.abs(cause - cause.mean()).max()
    bends = range(2, min(MOST_BENDS, len(cause) // ROWS_A_BEND) + 1)
    tried = [_fitted(np.column_stack([np.ones(len(x)), x]), y)]
    tried += [_fitted(one, y) for knots in bends if (one := _spline(x, knots + 1)) is not None]
    best = min(tried, key=lambda one: one[1])
    total = float(y @ y)
    line, curve = (min(1.0, float(one[0] @ one[0]) / total) for one in (tried[0], best))
    return line, curve


def _fitted(basis: Matrix, y: Vector) -> tuple[Vector, float]:
    """Give the fitted values and the mean square error with each place left out in turn."""
    q, r = np.linalg.qr(basis)
    if np.abs(np.diag(r)).min() < 1e-9 * np.abs(np.diag(r)).max():
        return np.zeros(len(y)), math.inf
    fit = q @ (q.T @ y)
    pull = (q * q).sum(axis=1)
    left_out = np.where(pull < 1 - 1e-12, (y - fit) / np.maximum(1 - pull, 1e-12), np.inf)
    return fit, float((left_out**2).mean())


def _spline(x: Vector, count: int) -> Matrix | None:
    """Give the basis of a natural cubic spline with ``count`` knots, none where knots coincide."""
    knots = np.quantile(x, np.linspace(_EDGE, 1 - _EDGE, count))
    if np.unique(knots).size < count:
        return None

    def bent(at: int) -> Vector:
        rise = np.maximum(x - knots[at], 0) ** 3 - np.maximum(x - knots[-1], 0) ** 3
        return np.asarray(rise / (knots[-1] - knots[at]))

    last = bent(count - 2)
    return np.column_stack([np.ones(len(x)), x, *(bent(at) - last for at in range(count - 2))])
