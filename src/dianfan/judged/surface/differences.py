"""The difference of two scores, split among indicators so that the parts add up to it.

For every mean of the form ``φ(I) = Σ w φ(x)`` (arithmetic, geometric, harmonic, power) the
split is exact and symmetric: with divided differences ``φ[a, b] = (φ(b) − φ(a))/(b − a)``,
``I₁ − I₀ = Σ w φ[x₀, x₁]/φ[I₀, I₁] · (x₁ − x₀)``. For the geometric mean this is the
logarithmic mean Divisia split (Ang 2004): each part is ``L(I₀, I₁) · w ln(x₁/x₀)``, so that the
parts stand to one another as their shares of the logarithm. Other methods are split by the
Shapley value of their children.
"""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import COMPARES
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Zeros
from dianfan.judged.surface.aggregating import aggregate
from dianfan.judged.surface.aggregating import shared
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Weights = Mapping[str, Mapping[str, float]]
Divided = Callable[[Matrix, Matrix], Matrix]

MOST_CHILDREN = 12
_NEAR = 0.5


def split(
    spec: IndexSpec, weights: Weights, before: Matrix, after: Matrix
) -> tuple[Matrix, Vector]:
    """Split the change of an index between two sets of scores among the indicators.

    Args:
        spec: the index, whose methods and weights hold for both.
        weights: by node and child.
        before: (rows, indicators) normalised scores, in the order of the index; NaN for gaps.
        after: likewise.

    Returns:
        (rows, indicators), the part of each, and (rows,) what gaps that came or went make;
        together the change exactly. NaN where the index is not defined before or after.

    Raises:
        UseError: a method compares places, is split by Shapley and has too many children, or
            has children without weights.
    """
    old = {name: before[:, at] for at, name in enumerate(spec.columns)}
    new = {name: after[:, at] for at, name in enumerate(spec.columns)}
    slopes: dict[str, Matrix] = {}
    for node in spec.from_below():
        pair = _children(node, old), _children(node, new)
        shares = _shares(node, weights)
        old[node.id], new[node.id] = (
            aggregate(one, shares, node.aggregation, node.terms) for one in pair
        )
        slopes[node.id] = _slopes(node, shares, *pair, old[node.id], new[node.id])
    parts = _down(spec, slopes, len(before))
    moved = np.where(np.isnan(before) | np.isnan(after), 0.0, after - before)
    made = np.column_stack([parts[name] for name in spec.columns]) * moved
    change = new[spec.root.id] - old[spec.root.id]
    made[np.isnan(change)] = np.nan
    rest = change - np.asarray(made.sum(axis=1))
    alike = (np.isnan(before) == np.isnan(after)).all(axis=1)
    return made, np.where(alike & ~np.isnan(change), 0.0, rest)


def _shares(node: NodeSpec, weights: Weights) -> Vector:
    shares = np.array([weights[node.id][child] for child in node.children])
    if not shares.sum() > 0:
        raise UseError(
            "the children have no weights by which a score could be split",
            where=node.id,
            remedy="look at the findings on its weights, or give them",
        )
    return shares


def _children(node: NodeSpec, scores: Mapping[str, Vector]) -> Matrix:
    return np.column_stack([scores[child] for child in node.children])


def _down(spec: IndexSpec, slopes: Mapping[str, Matrix], count: int) -> dict[str, Vector]:
    """Multiply slopes along the way from the root to each indicator."""
    made = {spec.root.id: np.ones(count)}
    for node in reversed(list(spec.from_below())):
        for at, child in enumerate(node.children):
            made[child] = made[node.id] * slopes[node.id][:, at]
    return made


def _slopes(
    node: NodeSpec, shares: Vector, old: Matrix, new: Matrix, was: Vector, is_: Vector
) -> Matrix:
    """Give what a unit of each child's change makes of the node's, (rows, children)."""
    if node.aggregation in COMPARES:
        raise UseError(
            f"a {node.aggregation} score hangs on the other places, so its change has no parts",
            where=node.id,
            remedy="split it with a mean of the place's own scores",
        )
    divided = _divided(node, old, new)
    if divided is None:
        return _shapley(node, shares, old, new)
    if node.aggregation is Aggregation.POWER:
        old, new, was, is_ = _scaled(node.terms.exponent, old, new, was, is_)
    parts = (shared(old, shares) + shared(new, shares)) / 2
    both = ~(np.isnan(old) | np.isnan(new))
    with np.errstate(divide="ignore", invalid="ignore"):
        above = divided(was[:, None], is_[:, None])
        found = np.where(both, parts * divided(old, new) / above, 0.0)
    return np.where(np.isfinite(found), found, 0.0)


def _scaled(
    exponent: float, old: Matrix, new: Matrix, was: Vector, is_: Vector
) -> tuple[Matrix, Matrix, Vector, Vector]:
    """Divide scores by the largest of their row, or the smallest, so that no power overflows.

    The parts of a difference do not change, since ratios of divided differences do not.
    """
    widest = np.fmax if exponent > 0 else np.fmin
    unit = widest.reduce(np.column_stack([old, new, was, is_]), axis=1)
    unit = np.where(np.isnan(unit) | (unit <= 0), 1.0, unit)
    return old / unit[:, None], new / unit[:, None], was / unit, is_ / unit


def _divided(node: NodeSpec, old: Matrix, new: Matrix) -> Divided | None:
    """Give the divided difference of a mean's function, none where it has none at these scores."""
    kind, terms = node.aggregation, node.terms
    if kind is Aggregation.ARITHMETIC or (kind is Aggregation.POWER and terms.exponent == 1):
        return lambda a, b: np.ones(np.broadcast(a, b).shape)
    if kind not in {Aggregation.GEOMETRIC, Aggregation.HARMONIC, Aggregation.POWER}:
        return None
    with np.errstate(invalid="ignore"):
        low = bool((old <= 0).any() or (new <= 0).any())
        floored = terms.zeros is Zeros.FLOOR and bool(
            (old < terms.floor).any() or (new < terms.floor).any()
        )
    if low or floored:
        return None
    exponent = {Aggregation.GEOMETRIC: 0.0, Aggregation.HARMONIC: -1.0}.get(kind, terms.exponent)
    return _logarithm if exponent == 0 else lambda a, b: _power(a, b, exponent)


def _logarithm(a: Matrix, b: Matrix) -> Matrix:
    """``(ln b − ln a)/(b − a)``, and ``1/a`` where both are equal."""
    away = b - a
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(away == 0, 1 / a, _ratio_log(a, b) / away)


def _power(a: Matrix, b: Matrix, exponent: float) -> Matrix:
    """``(b^p − a^p)/(b − a)``, and ``p a^(p−1)`` where both are equal."""
    away = b - a
    with np.errstate(all="ignore"):
        near = a**exponent * np.expm1(exponent * _ratio_log(a, b))
        grown = np.where(np.abs(away / a) < _NEAR, near, b**exponent - a**exponent)
        return np.where(away == 0, exponent * a ** (exponent - 1), grown / away)


def _ratio_log(a: Matrix, b: Matrix) -> Matrix:
    """``ln(b/a)``, near one another without the noise of a difference of logarithms."""
    share = (b - a) / a
    return np.where(np.abs(share) < _NEAR, np.log1p(share), np.log(b / a))


def _shapley(node: NodeSpec, shares: Vector, old: Matrix, new: Matrix) -> Matrix:
    """Give the slopes of any method: each child's Shapley value by its own change."""
    count = len(shares)
    if count > MOST_CHILDREN:
        raise UseError(
            f"a {node.aggregation} score of {count} children cannot be split",
            why=f"it takes every subset of them, and at most {MOST_CHILDREN} are taken",
            remedy="group the children, or take a weighted mean",
        )
    made = np.zeros(old.shape)
    score = {
        chosen: aggregate(_mixed(old, new, chosen), shares, node.aggregation, node.terms)
        for size in range(count + 1)
        for chosen in combinations(range(count), size)
    }
    for chosen, without in score.items():
        if len(chosen) == count:
            continue
        weight = factorial(len(chosen)) * factorial(count - len(chosen) - 1) / factorial(count)
        for at in set(range(count)) - set(chosen):
            made[:, at] += weight * (score[tuple(sorted((*chosen, at)))] - without)
    moved = new - old
    with np.errstate(divide="ignore", invalid="ignore"):
        slopes = np.where(moved == 0, 0.0, made / moved)
    return np.where(np.isfinite(slopes), slopes, 0.0)


def _mixed(old: Matrix, new: Matrix, chosen: tuple[int, ...]) -> Matrix:
    mixed = old.copy()
    mixed[:, list(chosen)] = new[:, list(chosen)]
    return mixed
