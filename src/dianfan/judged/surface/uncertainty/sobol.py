"""Which choice matters: the variance that each one makes, exactly where choices are finite."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import check_open
from dianfan.judged.surface.uncertainty.draws import Draws
from dianfan.judged.surface.uncertainty.draws import draw
from dianfan.judged.surface.uncertainty.engine import Failure
from dianfan.judged.surface.uncertainty.engine import Spread
from dianfan.judged.surface.uncertainty.engine import spread_of

Matrix = NDArray[np.float64]

MOST_COMBINATIONS = 200_000
WEIGHTS = "weights"
_MOST_SHOWN = 3


@dataclass(frozen=True)
class Sensitivity:
    """The share of the variance that each choice makes alone and in all.

    ``choices`` names them; ``first`` (choices,) what a choice makes alone, ``total`` with all
    that it interacts in, both from 0 to 1. ``shift`` is the mean distance of ranks from the
    nominal ones, in places, and ``variance`` its variance. ``by_place`` (choices, places) is
    the total share of each choice in the variance of each place's own rank, NaN where that
    rank never moves. ``is_exact`` tells enumeration from estimate; ``runs`` the number of
    indices computed; ``failed`` the runs left out since a place had no rank, and ``failures``
    the ledger of them with their reasons.
    """

    choices: tuple[str, ...]
    names: tuple[str, ...]
    first: Matrix
    total: Matrix
    shift: float
    variance: float
    by_place: Matrix
    is_exact: bool
    runs: int
    failed: int
    failures: tuple[Failure, ...] = ()


def exact(
    made: Index, openness: Openness, *, period: str | None = None, workers: int = 1
) -> Sensitivity:
    """Compute the indices of Sobol exactly, over every combination of finite choices.

    ``S_i = Var(E[y|i])/V`` and ``T_i = E(Var[y|not i])/V`` over all combinations, y being the
    mean distance of ranks from the nominal ones (Saisana, Saltelli and Tarantola 2005).

    Raises:
        UseError: weights vary without end, there are too many combinations, no choice, or a
            combination in which a place has no rank, which no enumeration can leave out.
    """
    check_open(made.settled, openness)
    sizes = [len(choice.options) for choice in openness.choices]
    count = int(np.prod(sizes)) if sizes else 0
    if openness.weights is not None or not 0 < count <= MOST_COMBINATIONS:
        raise UseError(
            "the choices cannot be enumerated",
            why="weights vary without end"
            if openness.weights
            else f"there are {count} combinations",
            remedy="estimate them from draws, or leave fewer options open",
        )
    grid = np.array(list(product(*(range(size) for size in sizes))), dtype=np.int64)
    found = spread_of(made, openness, Draws(grid, {}), period=period, workers=workers)
    if (found.drawn[:, found.ranks > 0] == 0).any():
        raise UseError(
            "some combinations give a place no rank",
            why=_shown(found.failures),
            remedy="take options that go together, or estimate from draws, which counts what failed",
        )
    shift = mean_shift(found).reshape(sizes)
    first, total = zip(*(_shares(shift, axis) for axis in range(len(sizes))), strict=True)
    ranks = found.drawn.T.reshape(len(found.names), *sizes).astype(np.float64)
    by_place = np.array([[_shares(one, axis)[1] for one in ranks] for axis in range(len(sizes))])
    return Sensitivity(
        tuple(one.name for one in openness.choices), found.names, np.array(first), np.array(total),
        float(shift.mean()), float(shift.var()), by_place, is_exact=True, runs=count, failed=0,
    )  # fmt: skip


def _shown(failures: tuple[Failure, ...]) -> str:
    """Name the first combinations that failed, and how many more did."""
    told = [f"{' + '.join(one.options)}: {one.reason}" for one in failures[:_MOST_SHOWN]]
    rest = len(failures) - len(told)
    return "; ".join([*told, *([f"and {rest} more"] if rest else [])])


def mean_shift(found: Spread) -> Matrix:
    """Give the mean distance of each draw's ranks from the nominal ones, in places, (draws,)."""
    there = (found.drawn > 0) & (found.ranks > 0)
    away = np.where(there, np.abs(found.drawn - found.ranks), 0)
    with np.errstate(invalid="ignore", divide="ignore"):
        shift: Matrix = away.sum(axis=1) / there.sum(axis=1)
    return shift


def _shares(outcome: Matrix, axis: int) -> tuple[float, float]:
    """Give the first and total share of one choice, the outcome being on a full grid."""
    variance = float(outcome.var())
    if variance == 0:
        return float("nan"), float("nan")
    others = tuple(one for one in range(outcome.ndim) if one != axis)
    alone = float(outcome.mean(axis=others).var())
    whole = float(outcome.var(axis=axis).mean())
    return alone / variance, whole / variance


def estimated(
    made: Index,
    openness: Openness,
    count: int = 1000,
    *,
    seed: int = 0,
    period: str | None = None,
    workers: int = 1,
) -> Sensitivity:
    """Estimate the indices of Sobol from two samples and their crossings.

    With A, B and AB_i (A with the choice i of B), outcomes centred first, which leaves the
    expectation and takes away most of the noise: ``S_i = mean(y_B(y_ABi − y_A))/V``,
    ``T_i = Σ(y_A − y_ABi)²/(2NV)`` (Saltelli et al. 2010). Rows of a crossing in which a
    place has no rank are left out and counted.

    Args:
        made: the index as it stands.
        openness: the choices and weights that stay open; all weights together are one choice.
        count: rows of each sample; ``count · (choices + 2)`` indices are computed.
        seed: of the two samples.
        period: of a panel; the last one if left out.
        workers: threads that work at once; more than one seldom helps, since they wait for one another.

    Raises:
        UseError: nothing is open, or a choice makes no sense.
    """
    check_open(made.settled, openness)
    names = [one.name for one in openness.choices] + ([WEIGHTS] if openness.weights else [])
    if not names:
        raise UseError("nothing is open", remedy="name a choice, or let weights vary")
    first, second = (
        draw(made.settled, openness, count, 2 * seed),
        draw(made.settled, openness, count, 2 * seed + 1),
    )
    crossed = [_crossed(first, second, number, openness) for number in range(len(names))]
    runs = [
        spread_of(made, openness, one, period=period, workers=workers)
        for one in (first, second, *crossed)
    ]
    shifts = np.array([mean_shift(one) for one in runs])
    ranks = np.array([one.drawn for one in runs], dtype=np.float64)
    sound = (ranks[:, :, runs[0].ranks > 0] > 0).all(axis=(0, 2))
    if sound.sum() < 2:  # noqa: PLR2004 - a variance needs two
        raise UseError("nearly every draw failed", remedy="look at the ledger of failed draws")
    one, other = _estimate(shifts[:, sound])
    by_place = _estimate(ranks[:, sound])[1]
    return Sensitivity(
        tuple(names), runs[0].names, one, other, float(np.mean(shifts[:2, sound])),
        float(np.var(shifts[:2, sound])), by_place, is_exact=False, runs=count * len(runs),
        failed=int((~sound).sum()) * len(runs),
        failures=tuple(dict.fromkeys(told for run in runs for told in run.failures)),
    )  # fmt: skip


def _crossed(first: Draws, second: Draws, number: int, openness: Openness) -> Draws:
    """Give the first sample with one choice of the second."""
    if number == len(openness.choices):
        return Draws(first.options, second.noise)
    options = first.options.copy()
    options[:, number] = second.options[:, number]
    return Draws(options, first.noise)


def _estimate(outcomes: Matrix) -> tuple[Matrix, Matrix]:
    """Give first and total shares; ``outcomes`` (2 + choices, rows, …) of A, B and each AB_i."""
    centred = outcomes - outcomes[:2].mean(axis=(0, 1))
    variance = outcomes[:2].var(axis=(0, 1))
    plain, other, crossed = centred[0], centred[1], centred[2:]
    with np.errstate(invalid="ignore", divide="ignore"):
        first = (other * (crossed - plain)).mean(axis=1) / variance
        total = ((plain - crossed) ** 2).mean(axis=1) / (2 * variance)
    return first, total
