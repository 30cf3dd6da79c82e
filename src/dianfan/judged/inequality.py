"""Inequality of places: within and between their groups, weighted by people where asked."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError

Vector = NDArray[np.float64]


@dataclass(frozen=True)
class TheilParts:
    """A Theil index and its parts, which add up to it exactly.

    ``between`` the groups' means, ``within`` them; ``by_group`` is each group's own index and
    its share of the whole sum.
    """

    whole: float
    between: float
    within: float
    by_group: dict[str, tuple[float, float]]


def theil(values: Vector, people: Vector | None = None) -> float:
    """Give the Theil index T: ``Σ s_i ln(s_i/p_i)``, s the share of the sum, p of the people.

    Without ``people`` every place counts alike: ``Σ s_i ln(n s_i)`` (Theil 1967).

    Args:
        values: (places,), per head where people are given; none negative, not all zero.
        people: (places,), above zero.

    Returns:
        from 0 for equality, in nats, to ``ln n``.

    Raises:
        UseError: a value is missing or negative, all are zero, or people are not above zero.
    """
    values, heads = _checked(values, people)
    total = values * heads
    share, part = total / total.sum(), heads / heads.sum()
    there = share > 0
    return float((share[there] * np.log(share[there] / part[there])).sum())


def theil_parts(
    values: Vector, groups: tuple[str, ...], people: Vector | None = None
) -> TheilParts:
    """Split a Theil index into what lies between groups and within them.

    ``T = Σ s_g ln(s_g/p_g) + Σ s_g T_g``, s_g a group's share of the sum, p_g of the people.

    Raises:
        UseError: as :func:`theil`, or there is not a group for each value.
    """
    values, heads = _checked(values, people)
    if len(groups) != len(values):
        raise UseError(
            "there is not a group for each value", remedy="name the group of every place"
        )
    named, total = np.asarray(groups), values * heads
    between, within, own = 0.0, 0.0, {}
    for group in sorted(set(groups)):
        mine = named == group
        share = float(total[mine].sum() / total.sum())
        if share == 0:
            own[group] = (0.0, 0.0)
            continue
        inner = theil(values[mine], heads[mine])
        own[group] = (inner, share)
        between += share * float(np.log(share / (heads[mine].sum() / heads.sum())))
        within += share * inner
    return TheilParts(between + within, between, within, own)


def gini(values: Vector, people: Vector | None = None) -> float:
    """Give the Gini coefficient: half the mean difference of all pairs, by the mean.

    ``Σ_i Σ_j p_i p_j |x_i − x_j| / (2 mean)``, computed from the sorted values.

    Returns:
        0 for equality; ``1 − 1/n`` when one of n places has everything.

    Raises:
        UseError: as :func:`theil`.
    """
    values, heads = _checked(values, people)
    order = np.argsort(values)
    part = heads[order] / heads.sum()
    earned = part * values[order] / float((heads * values).sum() / heads.sum())
    below = np.concatenate([[0.0], np.cumsum(earned)])
    return float(1 - (part * (below[1:] + below[:-1])).sum())


def atkinson(values: Vector, aversion: float = 1.0, people: Vector | None = None) -> float:
    """Give Atkinson's index: ``1 − e/mean``, e the mean of power ``1 − ε``; of logs for ε = 1.

    Args:
        values: (places,), as for :func:`theil`.
        aversion: ε above 0; the larger, the more the poorest count.
        people: (places,), above zero.

    Raises:
        UseError: as :func:`theil`, or the aversion is not above zero.
    """
    values, heads = _checked(values, people)
    if aversion <= 0:
        raise UseError(f"an aversion of {aversion:g} makes no index", remedy="take 0.5, 1 or 2")
    part = heads / heads.sum()
    mean = float((part * values).sum())
    if (values == 0).any() and aversion >= 1:
        return 1.0
    scaled = values / mean
    if aversion == 1:
        return float(1 - np.exp((part * np.log(scaled)).sum()))
    power = 1 - aversion
    return float(1 - (part * scaled**power).sum() ** (1 / power))


def _checked(values: Vector, people: Vector | None) -> tuple[Vector, Vector]:
    """Give values by the largest and people by the most, so that nothing overflows."""
    if not len(values) or not np.isfinite(values).all():
        raise UseError(
            "inequality of nothing, of gaps, or of what is infinite",
            remedy="leave places without a value out, and say so",
        )
    if (values < 0).any() or not values.max() > 0:
        raise UseError(
            "a value is negative, or all are zero", remedy="inequality is of what can be shared"
        )
    heads = np.ones(len(values)) if people is None else people
    if heads.shape != values.shape or not (np.isfinite(heads) & (heads > 0)).all():
        raise UseError("people are not above zero for every place", remedy="give a number for each")
    return values / values.max(), heads / heads.max()
