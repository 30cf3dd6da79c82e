"""Weighing: from where the weights of a node come, and the tree put together by them."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.judged.surface.aggregating import aggregate
from dianfan.judged.surface.noting import note
from dianfan.judged.surface.panel import Panel
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.weighting import benefit_of_doubt
from dianfan.judged.surface.weighting import by_importance
from dianfan.judged.surface.weighting import entropy
from dianfan.judged.surface.weighting import principal

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]
Weights = Mapping[str, Mapping[str, float]]
Weigh = Callable[[NodeSpec, Matrix], Vector]


@dataclass
class Grown:
    """Scores of a tree as it grows from its leaves.

    ``scores`` (rows,) by indicator and node; ``weights`` by node and child, summing to one in
    each node; ``shares`` (rows, children) of the nodes in which each place has weights of its
    own, the parts that the children make of its score.
    """

    scores: dict[str, Vector]
    weights: dict[str, Mapping[str, float]] = field(default_factory=dict)
    shares: dict[str, Matrix] = field(default_factory=dict)


def grow(
    spec: IndexSpec, scored: Panel, found: list[Finding], weights: Weights | None = None
) -> Grown:
    """Put scores together up the tree, period by period.

    Weights that the data suggest are taken from the rows of all periods that have every
    child, so that scores of several periods compare; benefit of the doubt is sought within
    each period. A mean that is not defined for a place's scores leaves the nodes above it
    undefined too: it is no gap that may be left out.

    Args:
        spec: the index.
        scored: a column of scores for each indicator.
        found: takes what is not defined.
        weights: by node and child, in place of those laid down or suggested.

    Raises:
        UseError: the data cannot suggest the weights that a node asks for.
    """
    grown = Grown({name: scored.column(name) for name in spec.columns})
    broken = dict.fromkeys(spec.columns, np.zeros(len(scored.places), dtype=bool))
    for node in spec.from_below():
        children = np.column_stack([grown.scores[child] for child in node.children])
        if node.weighting is Weighting.BOD:
            put = _doubted(spec, node, scored, children, grown)
        else:
            shares = _given(node, weights) if weights else weights_of(node, children)
            grown.weights[node.id] = dict(zip(node.children, map(float, shares), strict=True))
            put = np.full(len(children), np.nan)
            for rows in scored.period_rows.values():
                put[rows] = aggregate(children[rows], shares, node.aggregation, node.terms)
        failed = np.isnan(put) & ~np.isnan(children).all(axis=1)
        found += _undefined(node, scored, failed)
        below = np.any([broken[child] for child in node.children], axis=0)
        broken[node.id] = below | (failed & (node.weighting is not Weighting.BOD))
        grown.scores[node.id] = np.where(broken[node.id], np.nan, put)
    return grown


def _given(node: NodeSpec, weights: Weights) -> Vector:
    return np.array([weights[node.id][child] for child in node.children])


def weights_of(node: NodeSpec, children: Matrix) -> Vector:
    """Give the weights of a node's children, (children,), summing to one.

    Args:
        node: how it is weighed; not by benefit of the doubt, where each place has its own.
        children: (rows, children) their scores.

    Raises:
        UseError: the data cannot suggest weights; the node is named.
    """
    given = np.array([node.weight(child) for child in node.children])
    suggest = SUGGESTED.get(node.weighting)
    if suggest is None:
        given = given / given.max()
        return np.asarray(given / given.sum())
    if len(given) == 1:
        return np.ones(1)
    whole = children[~np.isnan(children).any(axis=1)]
    try:
        return suggest(node, whole)
    except UseError as fault:
        raise UseError(
            f"the data cannot suggest the weights: {fault.what}",
            where=node.id,
            why=fault.why,
            remedy=fault.remedy or "weigh the children alike, or give their weights",
        ) from fault


def _wanted(node: NodeSpec, whole: Matrix) -> Vector:
    return by_importance(whole, np.array([node.weight(child) for child in node.children]))


SUGGESTED: Mapping[Weighting, Weigh] = {
    Weighting.ENTROPY: lambda _, whole: entropy(whole),
    Weighting.PCA: lambda _, whole: principal(whole)[0],
    Weighting.IMPORTANCE: _wanted,
}
"""How the data suggest one set of weights for all places."""


def doubted(node: NodeSpec, children: Matrix, top: float) -> tuple[Vector, Matrix]:
    """Give each place's score by the weights that suit it best, and its children's shares.

    Args:
        node: with the least and most share of each child.
        children: (places, children) scores, none negative; places with a gap have no score.
        top: of the span; the best place reaches it.

    Returns:
        (places,) scores and (places, children) shares, NaN where there is no score.
    """
    score, shares = np.full(len(children), np.nan), np.full(children.shape, np.nan)
    whole = ~np.isnan(children).any(axis=1)
    if whole.any():
        solved = benefit_of_doubt(children[whole], node.least, node.most)
        score[whole], shares[whole] = top * solved.scores, solved.shares
    return score, shares


def _doubted(
    spec: IndexSpec, node: NodeSpec, scored: Panel, children: Matrix, grown: Grown
) -> Vector:
    put, shares = np.full(len(children), np.nan), np.full(children.shape, np.nan)
    for rows in scored.period_rows.values():
        try:
            put[rows], shares[rows] = doubted(node, children[rows], spec.span[1])
        except UseError as fault:
            raise UseError(
                f"benefit of the doubt cannot weigh: {fault.what}",
                where=node.id,
                why=fault.why,
                remedy=fault.remedy,
            ) from fault
    known = shares[~np.isnan(put)]
    middle = known.mean(axis=0) if len(known) else np.full(len(node.children), np.nan)
    grown.shares[node.id] = shares
    grown.weights[node.id] = dict(zip(node.children, map(float, middle), strict=True))
    return put


def _undefined(node: NodeSpec, scored: Panel, failed: NDArray[np.bool_]) -> list[Finding]:
    what = (
        "benefit of the doubt needs the scores of all children"
        if node.weighting is Weighting.BOD
        else f"the {node.aggregation} mean is not defined for its scores"
    )
    return [
        note(
            "undefined",
            f"{node.id} {scored.places[row]} {scored.periods[row]}".strip(),
            what,
            "say what zeros do, fill gaps, or take another mean",
        )
        for row in np.flatnonzero(failed)
    ]
