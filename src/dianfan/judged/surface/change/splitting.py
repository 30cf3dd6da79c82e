"""The split itself: own values, revision, bounds, method and weights, adding up exactly.

Four causes (data, bounds, method, weights) are exchanged one after another in every order, and
each gets the mean of what it made: the Shapley value, which adds up whatever the index and
favours no order. Within the data, revision always comes first, since a period that was revised
exists as data and a new period on unrevised data does not.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import factorial

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.chain import Index
from dianfan.judged.surface.change.states import Telling
from dianfan.judged.surface.change.states import check_same_columns
from dianfan.judged.surface.change.states import completed
from dianfan.judged.surface.change.states import mixed
from dianfan.judged.surface.change.states import telling
from dianfan.judged.surface.change.states import values_of
from dianfan.judged.surface.differences import split
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.ranking import places as ranks_of
from dianfan.judged.surface.yardstick import Yardstick

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Key = tuple[int, int, int, int]
"""Which edition's data (0 old, 1 revised, 2 new), bounds, method and weights."""


class Driver(StrEnum):
    """What can change the score of a place.

    ``VALUES`` its own; ``REVISION`` its values of the earlier period, as told later; ``BOUNDS`` and
    caps that are taken from the places or laid down; ``METHOD`` of treatment, normalisation and
    aggregation, and the choice of indicators; ``WEIGHTS``.
    """

    VALUES = "own values"
    REVISION = "revision"
    BOUNDS = "bounds"
    METHOD = "method"
    WEIGHTS = "weights"


@dataclass(frozen=True)
class IndexChange:
    """The change of an index from one period to another, for each place in both.

    ``before`` and ``after`` (places,) scores and their ranks among these places; ``parts``
    (places, causes) in points, in the order of :class:`Driver`, adding up to the change;
    ``by_indicator`` (places, indicators) the own values' part of each of ``columns``, with
    ``gaps`` (places,) what gaps that came or went make of it. ``logs`` (places, causes) adds up
    to ``ln(after/before)`` where the index is a geometric mean and is None elsewhere.
    """

    places: tuple[str, ...]
    start: str
    end: str
    before: Vector
    after: Vector
    ranks: tuple[Vector, Vector]
    parts: Matrix
    logs: Matrix | None
    columns: tuple[str, ...]
    by_indicator: Matrix
    gaps: Vector
    findings: tuple[Finding, ...]

    def part(self, cause: Driver) -> Vector:
        """Give what one cause makes, (places,), in points."""
        return self.parts[:, list(Driver).index(cause)]


def change(before: Index, after: Index, start: str, end: str) -> IndexChange:
    """Split the change of an index between two periods, of one edition or of two.

    Args:
        before: the edition that told the earlier period.
        after: the edition that tells the later one; may be the same.
        start: the earlier period.
        end: the later period.

    Raises:
        UseError: a period is not there, no place is in both, a score hangs on other places,
            or an indicator is another one under the same name.
    """
    old, new = telling(before, start), telling(after, end)
    check_same_columns(old, new)
    both = _both(old, new)
    data, found = _data(old, new, both)
    sticks = {key: mixed(*_tellings(key, old, new)) for key in product((0, 1), repeat=3)}
    score = _memory(data, sticks)
    first, last = score((0, 0, 0, 0)), score((2, 1, 1, 1))
    sound = ~np.isnan(_all(score))
    kept = tuple(place for place, one in zip(both, sound, strict=True) if one)
    found += [_left_out(place) for place, one in zip(both, sound, strict=True) if not one]
    if not kept:
        raise UseError("no place has a score in every state between", remedy="look at the gaps")
    parts = _shapley(score)[sound]
    logs = _logs(score, sound, old, new)
    columns, own, gaps = _by_indicator(data, sticks)
    return IndexChange(
        kept, start, end, first[sound], last[sound],
        (_ranked(first[sound]), _ranked(last[sound])), parts, logs, columns, own[sound],
        gaps[sound], tuple(found),
    )  # fmt: skip


def _both(old: Telling, new: Telling) -> tuple[str, ...]:
    def scored(one: Telling) -> list[str]:
        column = one.made.scores.column(one.made.spec.root.id)
        rows = one.made.scores.period_rows[one.period]
        return [one.made.scores.places[row] for row in rows if not np.isnan(column[row])]

    later = set(scored(new))
    both = tuple(place for place in scored(old) if place in later)
    if not both:
        raise UseError(
            "no place has a score in both periods", remedy="compare periods that share places"
        )
    return both


def _data(old: Telling, new: Telling, both: tuple[str, ...]) -> tuple[list[Panel], list[Finding]]:
    """Give the values as told first, as revised, and of the later period."""
    first, last = values_of(old, old.period, both), values_of(new, new.period, both)
    revised = values_of(new, old.period, both)
    if first is None or last is None:
        raise UseError("a place has scores and no values", remedy="report this as a fault")
    found = [] if revised is not None else [_not_revised(old.period)]
    middle = first if revised is None else revised
    return [
        completed(first, (middle, last)),
        completed(middle, (first, last)),
        completed(last, (middle, first)),
    ], found


def _tellings(key: tuple[int, ...], old: Telling, new: Telling) -> tuple[Telling, ...]:
    """Give the editions of method, bounds and weights of a key (bounds, method, weights)."""
    bounds, method, weights = ((old, new)[at] for at in key)
    return method, bounds, weights


def _memory(data: list[Panel], sticks: dict[tuple[int, ...], Yardstick]) -> Callable[[Key], Vector]:
    """Compute the index of each state once."""
    made: dict[Key, Vector] = {}

    def score(key: Key) -> Vector:
        if key not in made:
            made[key] = sticks[key[1:]].index(data[key[0]])
        return made[key]

    return score


def _states() -> Iterator[Key]:
    yield from product((0, 1, 2), (0, 1), (0, 1), (0, 1))


def _all(score: Callable[[Key], Vector]) -> Vector:
    total: Vector = np.array([score(key) for key in _states()]).sum(axis=0)
    return total


def _share(others: tuple[int, ...]) -> float:
    """Give the weight of a set of the three other causes, of four."""
    size = sum(others)
    return factorial(size) * factorial(3 - size) / factorial(4)


def _shapley(score: Callable[[Key], Vector]) -> Matrix:
    """Give each cause's part, (places, causes), in the order of :class:`Driver`."""
    values = revision = bounds = method = weights = np.zeros(1)
    for at, one, two in product((0, 1), repeat=3):
        share, told = _share((at, one, two)), 2 * at
        revision = revision + share * (score((1, at, one, two)) - score((0, at, one, two)))
        values = values + share * (score((2, at, one, two)) - score((1, at, one, two)))
        bounds = bounds + share * (score((told, 1, one, two)) - score((told, 0, one, two)))
        method = method + share * (score((told, one, 1, two)) - score((told, one, 0, two)))
        weights = weights + share * (score((told, one, two, 1)) - score((told, one, two, 0)))
    return np.column_stack([values, revision, bounds, method, weights])


def _logs(
    score: Callable[[Key], Vector], sound: NDArray[np.bool_], old: Telling, new: Telling
) -> Matrix | None:
    kinds = {one.made.spec.root.aggregation for one in (old, new)}
    if kinds != {Aggregation.GEOMETRIC}:
        return None
    positive = all((score(key)[sound] > 0).all() for key in _states())
    return _shapley(lambda key: np.log(score(key)[sound])) if positive else None


def _by_indicator(
    data: list[Panel], sticks: dict[tuple[int, ...], Yardstick]
) -> tuple[tuple[str, ...], Matrix, Vector]:
    """Split the own values' part among all indicators of either edition."""
    columns = tuple(dict.fromkeys(name for one in sticks.values() for name in one.spec.columns))
    own, gaps = np.zeros((len(data[0].places), len(columns))), np.zeros(len(data[0].places))
    for key, stick in sticks.items():
        scored = [stick.scored(one).values for one in data[1:]]
        parts, rest = split(stick.spec, stick.weights, *scored)
        at = [columns.index(name) for name in stick.spec.columns]
        own[:, at] += _share(key) * parts
        gaps += _share(key) * rest
    return columns, own, gaps


def _ranked(scores: Vector) -> Vector:
    return ranks_of(scores[:, None])[:, 0]


def _not_revised(period: str) -> Finding:
    return Finding(
        Severity.NOTE,
        "change-no-revision",
        Where(period),
        "the later edition does not tell this period for every place, so no revision can be seen",
        "read the part of own values as own values and revision together",
    )


def _left_out(place: str) -> Finding:
    return Finding(
        Severity.WARNING,
        "change-undefined",
        Where(place),
        "the index is not defined for the place under the data of one edition and the rules of the other",
        "the place is left out of the split; say what gaps and zeros do",
    )
