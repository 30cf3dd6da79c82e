"""Meeting: the index of all places if each of them met its targets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.periods import rows_of
from dianfan.judged.surface.ranking import places as ranks_of
from dianfan.judged.surface.yardstick import yardstick

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Targets = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Meeting:
    """All places of a period before and after each has met its targets.

    ``scores`` and ``ranks`` (places, 2), before and after, the bounds being kept; ``moved``
    (places,) how many values would have to change, those that meet their target already not
    counted. Ranks can fall though the score rises, since the others meet their targets too.
    """

    names: tuple[str, ...]
    period: str
    scores: Matrix
    ranks: Matrix
    moved: NDArray[np.int64]
    findings: tuple[Finding, ...]

    @property
    def points(self) -> Vector:
        """The points that each place gains, (places,)."""
        return np.asarray(self.scores[:, 1] - self.scores[:, 0])


def for_all(made: Index, targets: Mapping[str, float]) -> Targets:
    """Give every place of an index the same targets."""
    return dict.fromkeys(made.scores.places, targets)


def if_met(made: Index, targets: Targets, *, period: str | None = None) -> Meeting:
    """Say what the index would be if every place met its targets, no more and no less.

    Args:
        made: the index.
        targets: by place and indicator, in its unit after its denominator; places without any
            keep their values.
        period: of a panel; the last one if left out.

    Raises:
        UseError: a place or an indicator is unknown, a target no number, the period not there;
            or each place has weights of its own.
    """
    rows = rows_of(made, period)
    values, moved = _met(made, targets, rows)
    stick = yardstick(made)
    before, after = (
        stick.index(replace(made.imputed, values=one))[rows]
        for one in (made.imputed.values, values)
    )
    names = tuple(made.scores.places[row] for row in rows)
    scores = np.column_stack([before, after])
    lost = np.flatnonzero(np.isnan(scores).any(axis=1))
    return Meeting(
        names, made.scores.periods[rows[0]], scores, ranks_of(scores), moved,
        tuple(_no_score(names[at]) for at in lost),
    )  # fmt: skip


def _met(made: Index, targets: Targets, rows: NDArray[np.intp]) -> tuple[Matrix, NDArray[np.int64]]:
    """Give all values with the targets of the period met, and how many of each place moved."""
    row_of = {made.imputed.places[row]: int(row) for row in rows}
    strangers = sorted(set(targets) - set(made.imputed.places))
    if strangers:
        raise UseError(
            f"targets of “{strangers[0]}”, no place of the index", remedy="name places as it does"
        )
    values = made.imputed.values.copy()
    for place, wanted in targets.items():
        for name, target in wanted.items():
            one = made.spec.indicator.get(name)
            if one is None or not np.isfinite(target):
                raise UseError(
                    "a target is no number, or of no indicator of the index",
                    where=f"{place} {name}",
                    remedy=f"name one of {', '.join(made.spec.columns)}",
                )
            if place in row_of:
                at = row_of[place], made.spec.columns.index(name)
                meets = one.sign * values[at] >= one.sign * target
                values[at] = values[at] if meets else target
    old = made.imputed.values
    changed = ~((values == old) | (np.isnan(values) & np.isnan(old)))
    return values, changed[rows].sum(axis=1)


def _no_score(name: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "targets-undefined",
        Where(name),
        "the place has no score before or after its targets are met",
        "say what zeros do, fill gaps, or look at the targets",
    )
