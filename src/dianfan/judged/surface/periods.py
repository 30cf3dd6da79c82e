"""One period of an index: which rows are its."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index


def rows_of(made: Index, period: str | None = None) -> NDArray[np.intp]:
    """Give the rows of a period, of the last one if none is named, (places,).

    Raises:
        UseError: the index has no such period.
    """
    by_period = made.scores.period_rows
    wanted = period if period is not None else list(by_period)[-1]
    if wanted not in by_period:
        raise UseError(
            f"the index has no period “{wanted}”", remedy=f"take one of {', '.join(by_period)}"
        )
    return by_period[wanted]
