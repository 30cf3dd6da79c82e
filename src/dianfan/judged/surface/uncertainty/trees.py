"""The tree put together for many draws of weights at once."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Zeros
from dianfan.judged.surface.aggregating import aggregate
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.weighing import doubted

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]
Weights = Mapping[str, Matrix]
"""For each node (draws, children), none negative."""

_ENDLESS = 1e300
"""Stands for the infinity that a zero bends to, since a weight of zero times that is no number."""
_FAST = frozenset({Aggregation.ARITHMETIC, Aggregation.GEOMETRIC, Aggregation.HARMONIC})


def put_together(spec: IndexSpec, scored: Matrix, weights: Weights) -> Matrix:
    """Give the index of each place under each draw of weights.

    Args:
        spec: the index, whose aggregations hold for all draws.
        scored: (places, indicators) of one period, NaN where there is a gap.
        weights: the weights of each node's children in each draw.

    Returns:
        (draws, places), NaN where the index is not defined; a node that is not defined leaves
        those above it undefined too.
    """
    columns = {name: scored[:, number] for number, name in enumerate(spec.columns)}
    made: dict[str, Matrix] = {}
    broken: dict[str, Mask] = {}
    for node in spec.from_below():
        shares = weights[node.id]
        made[node.id] = _node(node, columns, made, shares, spec.span[1])
        if np.isnan(made[node.id]).any() or any(child in broken for child in node.children):
            broken[node.id] = _broken(node, columns | made, broken, shares)
            made[node.id] = np.where(broken[node.id], np.nan, made[node.id])
    return made[spec.root.id]


def _broken(
    node: NodeSpec, scores: Mapping[str, Matrix], broken: Mapping[str, Mask], weights: Matrix
) -> Mask:
    """Tell where a node, or one that counts under it, is not defined, which is no gap."""
    counts = [weights[:, at, None] > 0 for at in range(len(node.children))]
    present = np.any(
        np.broadcast_arrays(
            *(
                count & ~np.isnan(scores[child])
                for count, child in zip(counts, node.children, strict=True)
            )
        ),
        axis=0,
    )
    found: Mask = np.isnan(scores[node.id]) & present & (node.weighting is not Weighting.BOD)
    for count, child in zip(counts, node.children, strict=True):
        if child in broken:
            found = found | (count & broken[child])
    return found


def _node(
    node: NodeSpec,
    columns: Mapping[str, Matrix],
    made: Mapping[str, Matrix],
    weights: Matrix,
    top: float,
) -> Matrix:
    leaves = all(child in columns for child in node.children)
    if node.weighting is Weighting.BOD:
        return _doubted(node, columns, made, weights, top)
    if node.aggregation not in _FAST:
        return _slow(node, columns, made, weights)
    if leaves:
        return _of_leaves(node, np.column_stack([columns[one] for one in node.children]), weights)
    children = [made[one] if one in made else columns[one] for one in node.children]
    return _of_nodes(node, children, weights)


def _of_leaves(node: NodeSpec, scores: Matrix, weights: Matrix) -> Matrix:
    """Put indicators together: one product of matrices for all draws."""
    bent, bad = _bent(node, scores)
    there = ~np.isnan(bent)
    total = weights @ np.where(there, bent, 0.0).T
    whole = bool(there.all())
    below = weights.sum(axis=1, keepdims=True) if whole else weights @ there.T.astype(np.float64)
    spoilt = (weights > 0).astype(np.float64) @ bad.T.astype(np.float64) if bad.any() else 0.0
    return _unbent(node, total, below, spoilt)


def _of_nodes(node: NodeSpec, children: list[Matrix], weights: Matrix) -> Matrix:
    total = below = spoilt = np.zeros((1, 1))
    for number, child in enumerate(children):
        share = weights[:, number, None]
        bent, bad = _bent(node, child)
        there = ~np.isnan(bent)
        total = total + share * np.where(there, bent, 0.0)
        below = below + share * there
        if bad.any():
            spoilt = spoilt + (share > 0) * bad
    return _unbent(node, total, below, spoilt)


def _bent(node: NodeSpec, scores: Matrix) -> tuple[Matrix, NDArray[np.bool_]]:
    """Bend scores so that the mean becomes a sum, and tell where it is not defined."""
    if node.aggregation is Aggregation.ARITHMETIC:
        return scores, np.zeros(scores.shape, dtype=bool)
    terms = node.terms
    raised = np.maximum(scores, terms.floor) if terms.zeros is Zeros.FLOOR else scores
    with np.errstate(divide="ignore", invalid="ignore"):
        bad = raised < 0 if terms.zeros is Zeros.ZERO else raised <= 0
        safe = np.where(bad, 1.0, raised)
        bent = np.log(safe) if node.aggregation is Aggregation.GEOMETRIC else 1 / safe
    return np.clip(bent, -_ENDLESS, _ENDLESS), bad


def _unbent(node: NodeSpec, total: Matrix, below: Matrix, spoilt: Matrix | float) -> Matrix:
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        mean: Matrix = total / below
        if node.aggregation is Aggregation.GEOMETRIC:
            mean = np.asarray(np.exp(mean))
        elif node.aggregation is Aggregation.HARMONIC:
            mean = np.asarray(1 / mean)
    failed = (below <= 0) | (np.asarray(spoilt) > 0)
    return np.where(failed, np.nan, mean) if failed.any() else mean


def _doubted(
    node: NodeSpec,
    columns: Mapping[str, Matrix],
    made: Mapping[str, Matrix],
    weights: Matrix,
    top: float,
) -> Matrix:
    """Let each place choose its weights among the children that a draw leaves in."""
    children = [made.get(child, columns.get(child)) for child in node.children]
    known: dict[bytes, Matrix] = {}
    rows = []
    for draw, shares in enumerate(weights):
        scores = np.column_stack(
            [
                one if one.ndim == 1 else one[draw]
                for one, share in zip(children, shares, strict=True)
                if one is not None and share > 0
            ]
        )
        key = scores.tobytes()
        if key not in known:
            known[key] = doubted(node, scores, top)[0]
        rows.append(known[key])
    return np.array(rows)


def _slow(
    node: NodeSpec, columns: Mapping[str, Matrix], made: Mapping[str, Matrix], weights: Matrix
) -> Matrix:
    """Put a node together draw by draw, by the same function as the chain; what recurs only once."""
    made_of = [made.get(child, columns.get(child)) for child in node.children]
    known: dict[bytes, Matrix] = {}
    rows = []
    for draw, shares in enumerate(weights):
        scores = np.column_stack(
            [one if one.ndim == 1 else one[draw] for one in made_of if one is not None]
        )
        key = shares.tobytes() + scores.tobytes()
        if key not in known:
            known[key] = (
                aggregate(scores, shares, node.aggregation, node.terms)
                if shares.any()
                else np.full(len(scores), np.nan)
            )
        rows.append(known[key])
    return np.array(rows)
