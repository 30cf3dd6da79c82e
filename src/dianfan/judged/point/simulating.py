"""Monte Carlo of a schedule: when it ends, how surely, and what PERT leaves out.

Durations are PERT-beta, joined by a Gaussian copula with one common factor:
``zᵢ = √ρ f + √(1 - ρ) eᵢ``, so that a hard winter or a late permit strikes all at once. Draws come in
chunks, each from a seed of its own, so that memory is bounded and a chunk can be drawn alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.judged.point.measured import Array
from dianfan.judged.point.pert import Pert
from dianfan.judged.point.pert import pert
from dianfan.judged.point.pert_beta import MIDDLE
from dianfan.judged.point.pert_beta import SCALE
from dianfan.judged.point.pert_beta import Durations
from dianfan.judged.point.pert_beta import durations_of
from dianfan.judged.point.schedule import CLOSE
from dianfan.judged.point.schedule import Schedule

CHUNK_CELLS = 10_000_000
"""Draws at a time times activities; memory is about 17 bytes for each of these."""
LEAST_CHUNK, MOST_CHUNK = 100, 2000
DRAWS = 10_000


@dataclass(frozen=True, slots=True)
class DrawnValue:
    """What draws say, and its Monte-Carlo standard error: how much other draws would differ."""

    value: float
    error: float


@dataclass(frozen=True)
class Simulated:
    """The end of a schedule over many draws, in its unit of time.

    ``finishes`` (draws,) rise. ``criticality`` (activities,) is the share of draws in which an activity
    is without slack, in the order of ``ids``. ``pert`` is what PERT says of the same schedule,
    ``correlation`` the ρ of the common factor, ``seed`` what the draws came from.
    """

    ids: tuple[str, ...]
    finishes: Array
    criticality: Array
    pert: Pert
    correlation: float
    seed: int

    @property
    def mean(self) -> DrawnValue:
        """Give the mean end."""
        spread = float(self.finishes.std(ddof=1)) / len(self.finishes) ** 0.5
        return DrawnValue(float(self.finishes.mean()), spread)

    def quantile(self, share: float) -> DrawnValue:
        """Give the time by which a share of draws has ended, such as 0.8 for P80.

        The error is half the way between the draws one binomial standard deviation apart.

        Raises:
            UseError: the share is not between 0 and 1.
        """
        if not 0 < share < 1:
            raise UseError(f"a quantile at {share} means nothing", remedy="ask between 0 and 1")
        count = len(self.finishes)
        reach = (count * share * (1 - share)) ** 0.5
        at = np.ceil(count * share + np.array([0, -reach, reach])).astype(int) - 1
        value, low, high = self.finishes[np.clip(at, 0, count - 1)]
        return DrawnValue(float(value), float(high - low) / 2)

    def chance_by(self, date: float, after: float | None = None) -> DrawnValue | Gap:
        """Give the share of draws that end by a time.

        Args:
            date: the time, itself counted in.
            after: a time at which the project is known not to have ended; draws up to it are left out.

        Returns:
            The share, with an error that is not nought even where all draws agree; a gap where no
            draw ends after ``after``, so that the schedule has been overtaken.
        """
        left = self.finishes if after is None else self.finishes[self.finishes > after]
        if not len(left):
            return Gap(
                GapReason.NOT_ASSESSABLE, "the project has outlasted every draw of its schedule"
            )
        hits, count = int(np.searchsorted(left, date, side="right")), len(left)
        share = (hits + 1) / (count + 2)
        return DrawnValue(hits / count, (share * (1 - share) / count) ** 0.5)

    @property
    def merge_bias(self) -> DrawnValue:
        """Tell how much later the mean end is than PERT's, in the unit of time."""
        return DrawnValue(self.mean.value - self.pert.mean, self.mean.error)

    def hope(self, date: float) -> float:
        """Tell by how much PERT's probability of ending by a time exceeds that of the draws."""
        hits = int(np.searchsorted(self.finishes, date, side="right"))
        return self.pert.chance_by(date) - hits / len(self.finishes)


def simulate(
    made: Schedule, *, draws: int = DRAWS, correlation: float = 0.0, seed: int = 0
) -> Simulated:
    """Draw a schedule many times.

    Args:
        made: the schedule.
        draws: how many times; errors fall with the root.
        correlation: ρ, from 0 (each activity by itself) to 1 (all fare alike).
        seed: the same seed gives the same draws.

    Raises:
        UseError: fewer than two draws, or ρ outside 0 to 1.
    """
    if draws < 2 or not 0 <= correlation <= 1:  # noqa: PLR2004 - a spread needs two draws
        raise UseError(
            f"{draws} draws with correlation {correlation} cannot be made",
            remedy="ask for two draws or more, and a correlation from 0 to 1",
        )
    lengths, found, critical = durations_of(made), np.empty(draws), np.zeros(made.count)
    size = min(max(CHUNK_CELLS // made.count, LEAST_CHUNK), MOST_CHUNK, draws)
    room = np.empty((made.count, size)), np.empty((made.count, size))
    for first, random in zip(range(0, draws, size), _seeds(draws, size, seed), strict=True):
        start, finish = (one[:, : draws - first] for one in room)
        _pass(made, lengths, random, correlation, start, finish)
        found[first : first + size] = finish.max(axis=0)
        critical += critical_draws(made, start, finish).sum(axis=1)
    found.sort()
    return Simulated(made.ids, found, critical / draws, pert(made), correlation, seed)


def _seeds(draws: int, size: int, seed: int) -> Iterator[np.random.Generator]:
    chunks = -(-draws // size)
    for child in np.random.SeedSequence(seed).spawn(chunks):
        yield np.random.Generator(np.random.SFC64(child))


def _pass(
    made: Schedule, lengths: Durations, random: np.random.Generator, correlation: float,
    start: Array, finish: Array,
) -> None:  # fmt: skip
    """Draw durations and pass forward at once, into starts and finishes, (activities, draws)."""
    draws = start.shape[1]
    shock = random.standard_normal(draws) * (correlation**0.5 * SCALE) + MIDDLE
    own = (1 - correlation) ** 0.5 * SCALE
    for at, earlier in enumerate(made.before):
        begin = start[at]
        begin[:] = finish[earlier[0]] if earlier else 0
        for one in earlier[1:]:
            np.maximum(begin, finish[one], out=begin)
        place = random.standard_normal(draws)
        place *= own
        place += shock
        np.add(begin, lengths.at_places(at, place), out=finish[at])


def critical_draws(made: Schedule, start: Array, finish: Array) -> NDArray[np.bool_]:
    """Tell in which draws each activity is without slack, (activities, draws).

    An activity is critical if it ends last of all, or just when a critical one that waits for it begins.

    Args:
        made: the schedule.
        start: earliest starts, (activities, draws).
        finish: earliest finishes, (activities, draws).
    """
    end = finish.max(axis=0)
    close = CLOSE * np.maximum(end, 1.0)
    critical: NDArray[np.bool_] = finish >= end - close
    for at in reversed(range(made.count)):
        due = start[at] - close
        for one in made.before[at]:
            critical[one] |= critical[at] & (finish[one] >= due)
    return critical
