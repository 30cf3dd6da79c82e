"""The index computed anew for values that err, many draws at once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.normalising import Setting
from dianfan.judged.surface.normalising import normalise
from dianfan.judged.surface.normalising import setting
from dianfan.judged.surface.periods import rows_of
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.uncertainty.engine import Failure
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.erring import aligned
from dianfan.judged.surface.uncertainty.ranking import rank_rows
from dianfan.judged.surface.yardstick import put_up
from dianfan.judged.surface.yardstick import yardstick

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Rows = NDArray[np.intp]

CHUNK = 200_000
"""Values of one chunk of draws: memory does not grow with their number, and caches hold them."""


@dataclass(frozen=True)
class Erred:
    """An index of one period under errors of its data.

    ``names``, ``nominal`` and ``errors`` (places,): the score as it stands and its standard
    error, the standard deviation over ``scores`` (draws, places). ``sources`` says for each
    indicator what its own errors rest on.
    """

    names: tuple[str, ...]
    period: str
    nominal: Vector
    errors: Vector
    scores: Matrix
    sources: Mapping[str, str]
    findings: tuple[Finding, ...]

    @property
    def spread(self) -> Spread:
        """The same draws as ranks, for ranges and likelihoods such as P(i above j)."""
        drawn = rank_rows(self.scores)
        lost = (drawn == 0) & ~np.isnan(self.nominal)
        failures = (
            (Failure((), int(lost.any(axis=1).sum()), int(lost.sum(axis=1).max()), _WHY),)
            if lost.any()
            else ()
        )
        return Spread(
            self.names, self.nominal, rank_rows(self.nominal[None, :])[0], drawn,
            np.zeros((len(drawn), 0), dtype=np.int64), failures, self.scores,
        )  # fmt: skip


_WHY = "a mean is not defined for the scores that the draw gave"


def erred(
    made: Index,
    data: DataErrors,
    count: int = 1000,
    *,
    seed: int = 0,
    period: str | None = None,
    bounds_move: bool = True,
) -> Erred:
    """Compute an index anew for values that err.

    Each value is drawn from a normal distribution around itself, apart from all others. A value
    that was imputed errs by no less than its column spreads in the period. Treatment stays as it
    was decided; bounds that are taken from the places follow the draw unless they are held.

    Args:
        made: the index as it stands.
        data: the standard errors.
        count: the number of draws.
        seed: the same seed gives the same draws, whatever the memory.
        period: of a panel; the last one if left out.
        bounds_move: False holds the bounds as they stand.

    Raises:
        UseError: the errors do not fit the index, see :func:`erring.aligned`; or each place
            has weights of its own.
    """
    rows = rows_of(made, period)
    errors, found = aligned(made, data)
    chance = np.random.default_rng(seed)
    scope = scope_of(made, rows)
    shape = (len(scope), len(made.spec.columns))
    scores, step = np.empty((count, len(rows))), max(1, CHUNK // max(1, shape[0] * shape[1]))
    for start in range(0, count, step):
        noise = chance.standard_normal((min(step, count - start), *shape)) * errors[scope]
        scored = redrawn(made, noise, rows, bounds_move=bounds_move)
        scores[start : start + step] = _index(made, scored)
    nominal = made.scores.column(made.spec.root.id)[rows]
    names = tuple(made.scores.places[row] for row in rows)
    lost = np.isnan(scores) & ~np.isnan(nominal)
    return Erred(
        names, made.scores.periods[rows[0]], nominal, _spread(scores), scores, data.sources,
        (*found, *_lost(names, lost)),
    )  # fmt: skip


def scope_of(made: Index, rows: Rows) -> Rows:
    """Give the rows that the scores of a period hang on: its own, or all where bounds are shared."""
    return rows if made.spec.bounds is BoundsScope.PERIOD else np.arange(len(made.scores.places))


def redrawn(made: Index, noise: Matrix, rows: Rows, *, bounds_move: bool = True) -> Matrix:
    """Normalise values with noise on them.

    Args:
        made: the index.
        noise: (draws, rows of :func:`scope_of`, indicators), in the units of the values.
        rows: of the period.
        bounds_move: False holds the bounds as they stand.

    Returns:
        (draws, places, indicators) scores of the period.
    """
    scope = scope_of(made, rows)
    bent = _bent(made, made.imputed.values[scope] + noise)
    scored = _scored(made, bent, rows, bounds_move=bounds_move)
    return scored[:, np.searchsorted(scope, rows)]


def _bent(made: Index, drawn: Matrix) -> Matrix:
    bends = yardstick(made).bends
    columns = [bends[name].apply(drawn[..., at]) for at, name in enumerate(made.spec.columns)]
    return np.stack(columns, axis=-1)


def _scored(made: Index, bent: Matrix, rows: Rows, *, bounds_move: bool) -> Matrix:
    """Normalise (draws, rows, indicators), each draw's columns as columns of one table."""
    spec = made.spec
    methods = [one.normalisation or spec.normalisation for one in spec.indicators]
    scored = np.full(bent.shape, np.nan)
    for method in dict.fromkeys(methods):
        mine = np.array([at for at, one in enumerate(methods) if one is method])
        table = bent[:, :, mine].transpose(1, 0, 2).reshape(bent.shape[1], -1)
        held = _held(made, rows, mine, len(bent))
        by = _moved(made, table, held, mine) if bounds_move else held
        with np.errstate(divide="ignore", invalid="ignore"):
            flat = normalise(table, method, by)
        shaped = flat.reshape(bent.shape[1], len(bent), len(mine))
        scored[:, :, mine] = shaped.transpose(1, 0, 2)
    return np.where(np.isinf(scored), np.nan, scored)


def _held(made: Index, rows: Rows, mine: Rows, count: int) -> Setting:
    """Give the setting as it stands, once for each draw."""
    period = made.scores.periods[rows[0]]
    by = made.settings[""] if "" in made.settings else made.settings[period]
    return replace(
        by, sign=np.tile(by.sign[mine], count), low=np.tile(by.low[mine], count),
        high=np.tile(by.high[mine], count), mean=np.tile(by.mean[mine], count),
        spread=np.tile(by.spread[mine], count), goal=np.tile(by.goal[mine], count),
    )  # fmt: skip


def _moved(made: Index, table: Matrix, held: Setting, mine: Rows) -> Setting:
    """Take bounds anew from the draws, those of the file in their place."""
    spec = made.spec
    if spec.bounds is BoundsScope.BASE:
        table = table[made.scores.period_rows[spec.base]]
    empty = np.isnan(table).all(axis=0)
    taken = setting(np.where(empty, 0.0, table), held.sign, goal=held.goal, span=held.span)
    count = table.shape[1] // len(mine)
    own = [spec.indicators[at] for at in mine]
    low = np.tile([np.nan if one.low is None else one.low for one in own], count)
    high = np.tile([np.nan if one.high is None else one.high for one in own], count)
    return replace(
        taken,
        low=np.where(np.isnan(low), taken.low, low),
        high=np.where(np.isnan(high), taken.high, high),
    )


def _index(made: Index, scored: Matrix) -> Matrix:
    """Put (draws, places, indicators) up the tree."""
    count, places = scored.shape[:2]
    blocks = np.arange(count * places).reshape(count, places)
    made_of = put_up(made.spec, made.weights, scored.reshape(count * places, -1), blocks)
    return made_of[made.spec.root.id].reshape(count, places)


def _spread(scores: Matrix) -> Vector:
    """Give the standard deviation over draws, NaN for a place that has no score in any of them."""
    with np.errstate(invalid="ignore"):
        spread: Vector = np.std(scores, axis=0, ddof=1)
    return spread


def _lost(names: tuple[str, ...], lost: NDArray[np.bool_]) -> list[Finding]:
    return [
        Finding(
            Severity.WARNING,
            "errors-undefined",
            Where(names[at]),
            f"{int(lost[:, at].sum())} of {len(lost)} draws give no score: {_WHY}",
            "say what zeros do, or take another mean; the place has no rank set",
        )
        for at in np.flatnonzero(lost.any(axis=0))
    ]
