"""Where places stand in an index and how their scores moved: never a rank without both uncertainties."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.change import IndexChange
from dianfan.judged.surface.change import change
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.engine import spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.jointly import jointly
from dianfan.judged.surface.uncertainty.redrawing import erred
from dianfan.judged.surface.uncertainty.standing import Standings
from dianfan.judged.surface.uncertainty.standing import standings

DRAWS, SHARE, SEED = 1000, 0.9, 1
"""How many draws of choices, of errors and of both at once, the share that a range of ranks holds,
and where the draws start."""


def scored_periods(made: Index) -> tuple[str, ...]:
    """Give the periods in which any place has a score, in order."""
    column = made.scores.column(made.spec.root.id)
    rows = made.scores.period_rows.items()
    return tuple(sorted(period for period, own in rows if not np.isnan(column[own]).all()))


def last_standings(
    made: Index, openness: Openness, errors: DataErrors, chosen: Spread | None = None
) -> Standings:
    """State both uncertainties of the ranks in the last period with scores, one by one and at once.

    Args:
        made: the index.
        openness: what could as well have been chosen otherwise.
        errors: how far its values may be from the truth.
        chosen: the last period under draws of what is open, where they were drawn before.

    Raises:
        UseError: no place has a score; or as the functions that draw.
    """
    periods = scored_periods(made)
    if not periods:
        raise UseError("no place has a score", where=made.spec.id, remedy="tell what is missing")
    last = periods[-1]
    chosen = chosen or spread(made, openness, DRAWS, seed=SEED, period=last)
    erring = erred(made, errors, DRAWS, seed=SEED, period=last)
    both = jointly(made, openness, errors, DRAWS, seed=SEED, period=last)
    there = (chosen.ranks > 0) & chosen.drawn.any(axis=0) & both.drawn.any(axis=0)
    cut = replace(
        erring,
        names=tuple(np.array(erring.names)[there].tolist()),
        nominal=erring.nominal[there],
        errors=erring.errors[there],
        scores=erring.scores[:, there],
    )
    return standings(_of(chosen, there), cut, share=SHARE, joint=_of(both, there))


def _of(found: Spread, there: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> Spread:
    """Keep the places that have a rank as the index stands and in some draw."""
    return replace(
        found,
        names=tuple(np.array(found.names)[there].tolist()),
        nominal=found.nominal[there],
        ranks=found.ranks[there],
        drawn=found.drawn[:, there],
        scores=None if found.scores is None else found.scores[:, there],
    )


def last_change(made: Index) -> IndexChange | None:
    """Split the change between the last two periods with scores; None where there is only one.

    Raises:
        UseError: a score hangs on other places, or no place has one in both periods.
    """
    periods = scored_periods(made)
    return change(made, made, periods[-2], periods[-1]) if len(periods) > 1 else None
