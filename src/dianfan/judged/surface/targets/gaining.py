"""Gains: the points and ranks that a place would have if targets were met."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.differences import split
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.targets.supposing import Supposing
from dianfan.judged.surface.targets.supposing import supposing
from dianfan.judged.surface.yardstick import is_relative

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class Gain:
    """What meeting some targets would make of a place's score and rank.

    Everything else stands still: other places, bounds, treatment and weights. ``targets`` by
    indicator, in its unit after its denominator; ``met`` those that are met already, whose
    values stay as they are. ``score`` and ``rank`` are before and after. ``parts`` are the
    points of each target, adding up to the gain; empty where scores hang on other places.
    """

    place: str
    period: str
    targets: Mapping[str, float]
    met: tuple[str, ...]
    score: tuple[float, float]
    rank: tuple[int, int]
    parts: Mapping[str, float]

    @property
    def points(self) -> float:
        """The score after less the score before."""
        return self.score[1] - self.score[0]

    @property
    def places(self) -> int:
        """How many places the place goes up; negative where it goes down."""
        return self.rank[0] - self.rank[1]


@dataclass(frozen=True)
class Gains:
    """Targets of a place, each met by itself and all together.

    ``together`` has more or fewer points than the sum of ``alone`` where scores are not simply
    added; ``interplay`` is that difference.
    """

    alone: Mapping[str, Gain]
    together: Gain

    @property
    def interplay(self) -> float:
        """The points of all together less the sum of each alone."""
        return self.together.points - sum(one.points for one in self.alone.values())


def gain(
    made: Index, place: str, targets: Mapping[str, float], *, period: str | None = None
) -> Gain:
    """Say what a place would gain if it met some targets, no more and no less.

    Args:
        made: the index.
        place: whose targets they are.
        targets: by indicator, in its unit after its denominator.
        period: of a panel; the last one if left out.

    Raises:
        UseError: an indicator is unknown or a target no number; the place or period has no
            score; the index is not defined with the targets met; each place has its own weights.
    """
    return _gain(supposing(made, place, period), targets)


def gains(
    made: Index, place: str, targets: Mapping[str, float], *, period: str | None = None
) -> Gains:
    """Say what a place would gain from each target by itself and from all of them.

    Raises:
        UseError: as :func:`gain`.
    """
    taken = supposing(made, place, period)
    return Gains(
        {name: _gain(taken, {name: target}) for name, target in targets.items()},
        _gain(taken, targets),
    )


def _gain(taken: Supposing, targets: Mapping[str, float]) -> Gain:
    spec = taken.made.spec
    _check(taken, targets)
    values, met = taken.values.copy(), []
    for name, target in targets.items():
        at, sign = spec.columns.index(name), spec.indicator[name].sign
        if sign * values[at] >= sign * target:
            met.append(name)
        else:
            values[at] = target
    _check_scored(taken, values, targets)
    (before, after), (was, will) = taken.outcome(np.vstack([taken.values, values]))
    if np.isnan(after):
        raise UseError(
            "the index is not defined with the targets met",
            where=taken.place,
            remedy="say what zeros do, or look at the targets",
        )
    return Gain(
        taken.place, taken.period, dict(targets), tuple(met), (float(before), float(after)),
        (int(was), int(will)), _parts(taken, values, targets),
    )  # fmt: skip


def _check_scored(taken: Supposing, values: Vector, targets: Mapping[str, float]) -> None:
    spec = taken.made.spec
    panel = Panel((taken.place,), (taken.period,), spec.columns, values[None, :])
    scored = taken.stick.scored(panel)
    for name in targets:
        if np.isnan(scored.column(name)[0]) and not np.isnan(values[spec.columns.index(name)]):
            raise UseError(
                "a target has no score by the bounds of the index",
                where=name,
                why="the indicator tells no places apart, or the target is beyond all measure",
                remedy="leave the target out, or give the indicator goalposts",
            )


def _parts(taken: Supposing, values: Vector, targets: Mapping[str, float]) -> Mapping[str, float]:
    spec = taken.made.spec
    if is_relative(spec):
        return {}
    both = np.vstack([taken.values, values])
    panel = Panel((taken.place,) * 2, (taken.period,) * 2, spec.columns, both)
    scored = taken.stick.scored(panel).values
    parts, gaps = split(spec, taken.stick.weights, scored[:1], scored[1:])
    made = {name: float(parts[0, spec.columns.index(name)]) for name in targets}
    filled = [name for name in targets if np.isnan(taken.values[spec.columns.index(name)])]
    return {
        name: points + (float(gaps[0]) / len(filled) if name in filled else 0.0)
        for name, points in made.items()
    }


def _check(taken: Supposing, targets: Mapping[str, float]) -> None:
    for name, target in targets.items():
        if name not in taken.made.spec.indicator:
            raise UseError(
                f"a target of “{name}”, no indicator of the index",
                remedy=f"name one of {', '.join(taken.made.spec.columns)}",
            )
        if not np.isfinite(target):
            raise UseError("a target is no number", where=name, remedy="leave it out")
