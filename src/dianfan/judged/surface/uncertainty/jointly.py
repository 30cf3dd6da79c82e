"""Choices and errors at once: each draw takes every open choice and errs in every value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.chain import index
from dianfan.judged.surface.periods import rows_of
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import check_open
from dianfan.judged.surface.uncertainty.choices import with_changes
from dianfan.judged.surface.uncertainty.draws import Draws
from dianfan.judged.surface.uncertainty.draws import draw
from dianfan.judged.surface.uncertainty.draws import lightly
from dianfan.judged.surface.uncertainty.draws import weights_of
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.engine import ledger
from dianfan.judged.surface.uncertainty.erring import DataErrors
from dianfan.judged.surface.uncertainty.erring import aligned
from dianfan.judged.surface.uncertainty.ranking import rank_rows
from dianfan.judged.surface.uncertainty.redrawing import CHUNK
from dianfan.judged.surface.uncertainty.redrawing import redrawn
from dianfan.judged.surface.uncertainty.redrawing import scope_of
from dianfan.judged.surface.uncertainty.trees import put_together

Matrix = NDArray[np.float64]
Rows = NDArray[np.intp]

_ERRORS = 1
"""Tells the stream of errors from that of choices under one seed."""


@dataclass(frozen=True)
class _Variant:
    """An index upstream of its tree under some options, and the draws that take them."""

    spec: IndexSpec
    made: Index
    draws: Rows


def jointly(
    made: Index,
    openness: Openness,
    data: DataErrors,
    count: int = 1000,
    *,
    seed: int = 0,
    period: str | None = None,
) -> Spread:
    """Compute an index under draws in which choices and errors vary at once.

    Choices are drawn as :func:`engine.spread` draws them under the same seed; values err as
    :func:`redrawing.erred` lets them, apart from the choices, each draw by a stream of its own;
    treatment is decided anew for each choice and not for each error. A combination that
    contradicts itself fails in all its draws, which the ledger tells.

    Args:
        made: the index as it stands.
        openness: the choices and weights that stay open.
        data: the standard errors.
        count: the number of draws.
        seed: the same seed gives the same draws.
        period: of a panel; the last one if left out.

    Raises:
        UseError: a choice makes no sense, or the errors do not fit the index.
    """
    check_open(made.settled, openness)
    errors, _ = aligned(made, data)
    draws, rows = draw(made.settled, openness, count, seed), rows_of(made, period)
    scores = np.full((count, len(rows)), np.nan)
    for one in _variants(made, openness, draws):
        scope = scope_of(one.made, rows)
        step = max(1, CHUNK // max(1, errors[scope].size))
        for start in range(0, len(one.draws), step):
            mine = one.draws[start : start + step]
            noise = np.array([_noise(seed, int(at), errors[scope]) for at in mine])
            scored = redrawn(one.made, noise, rows)
            weights = weights_of(one.spec, draws, mine, openness)
            for number, at in enumerate(mine):
                own = {node: table[[number]] for node, table in weights.items()}
                scores[at] = put_together(one.spec, scored[number], own)[0]
    nominal = made.scores.column(made.spec.root.id)[rows]
    drawn = rank_rows(scores)
    return Spread(
        tuple(made.scores.places[row] for row in rows), nominal, rank_rows(nominal[None, :])[0],
        drawn, draws.options, ledger(openness, draws, drawn, nominal), scores,
    )  # fmt: skip


def _noise(seed: int, at: int, errors: Matrix) -> Matrix:
    noise: Matrix = (
        np.random.default_rng([seed, _ERRORS, at]).standard_normal(errors.shape) * errors
    )
    return noise


def _variants(made: Index, openness: Openness, draws: Draws) -> Iterator[_Variant]:
    """Give each distinct way of taking what is more than weights; those that fail are left out."""
    light = set(lightly(openness))
    heavy = [number for number in range(len(openness.choices)) if number not in light]
    kinds, which = np.unique(draws.options[:, heavy], axis=0, return_inverse=True)
    for number, options in enumerate(kinds):
        chosen = [
            openness.choices[at].options[int(option)]
            for at, option in zip(heavy, options, strict=True)
        ]
        changes = tuple(one for option in chosen for one in option.changes)
        spec = with_changes(made.settled, changes)
        try:
            upstream = index(_plain(spec), made.raw)
        except UseError:
            continue
        yield _Variant(spec, upstream, np.flatnonzero(which.reshape(-1) == number))


def _plain(spec: IndexSpec) -> IndexSpec:
    """Give the index upstream of a tree of plain means, which no scores contradict.

    Its data have been divided by their denominators already.
    """
    nodes = tuple(
        replace(
            one,
            aggregation=Aggregation.ARITHMETIC,
            terms=Terms(),
            weighting=Weighting.EQUAL,
            weights={},
        )
        for one in spec.nodes
    )
    divided = tuple(replace(one, denominator="") for one in spec.indicators)
    return replace(spec, nodes=nodes, indicators=divided)
