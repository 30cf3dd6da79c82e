"""Local sourcing: what it is worth to buy more of an input at home, for every pair of industries at once."""

from __future__ import annotations

import numpy as np

from dianfan.judged.line.input_output.solving import Model
from dianfan.judged.line.input_output.table import Matrix


def sourcing_values(made: Model, increase: Matrix | float) -> Matrix:
    """Compute the gross output that comes of raising each local coefficient alone, (n, n).

    ``Δᵢⱼ (1'L)ᵢ xⱼ / (1 − Δᵢⱼ lⱼᵢ)``, exact for each change of its own (Sherman and Morrison 1950;
    the field of influence of Sonis and Hewings 1992 is its limit for small Δ). Changes of several
    coefficients at once do not add up.

    Args:
        made: the table; ``x = L f``.
        increase: Δ of each aᵢⱼ, or one for all: money of the row per money of the column's output.

    Returns:
        Money in the table's unit; NaN where either sector produces nothing, and where the
        change would leave the table unable to feed itself.
    """
    table, inverse = made.table, made.inverse
    step = np.broadcast_to(np.asarray(increase, dtype=np.float64), inverse.shape)
    output = made.solve(table.used)
    left = 1 - step * inverse.T
    gain = step * made.backward[:, None] * output[None, :]
    worth: Matrix = np.divide(gain, left, out=np.full_like(gain, np.nan), where=left > 0)
    live = table.is_live
    worth[~live, :] = np.nan
    worth[:, ~live] = np.nan
    return worth
