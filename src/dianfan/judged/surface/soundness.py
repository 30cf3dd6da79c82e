"""Whether an index is sound: what contradicts itself is found before anything runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import isfinite

from dianfan.figures.errors import UseError
from dianfan.judged.surface.aggregating import NEEDS_POSITIVE
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Zeros
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import NEEDS_BOUNDS
from dianfan.judged.surface.normalising import NEEDS_GOAL
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import IndicatorSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.spec import Weighting

MOST_POWER = 100
"""A mean of a higher power is the best child alone, for any practical purpose."""
Complaint = tuple[str, str, str]
"""Where, what is wrong, and what to do."""


def check(spec: IndexSpec) -> None:
    """Refuse an index that contradicts itself, naming every fault at once.

    Raises:
        UseError: names that are not unique or lead nowhere, a circle, a node without
            children, weights that sum to zero, bounds or goals that a method needs and that
            are missing or reversed, methods that cannot follow one another.
    """
    found = complaints(spec)
    if not found:
        return
    where, what, remedy = found[0]
    rest = "; ".join(f"{place}: {fault}" for place, fault, _ in found[1:])
    raise UseError(
        f"the index is not sound: {what}", where=where, why=rest and f"also {rest}", remedy=remedy
    )


def complaints(spec: IndexSpec) -> list[Complaint]:
    """Give every contradiction: the name of what it is about, what is wrong, what to do."""
    return [*_tree(spec)] or [*_options(spec), *_indicators(spec), *_nodes(spec)]


def _tree(spec: IndexSpec) -> Iterator[Complaint]:
    if not spec.nodes or not spec.indicators:
        yield spec.id, "it has no indicators or no tree", "give it both"
        return
    names = [*spec.columns, *(one.id for one in spec.nodes)]
    for name, count in Counter(names).items():
        if count > 1:
            yield name, f"the name stands {count} times", "give every indicator and node its own"
    known = set(names)
    parents = Counter(child for one in spec.nodes for child in one.children)
    for node in spec.nodes:
        if not node.children:
            yield node.id, "the node has no children", "give it some, or leave it out"
        for child in node.children:
            if child not in known:
                yield (
                    node.id,
                    f"its child “{child}” is nowhere laid down",
                    "add it, or mend the name",
                )
    for name in names:
        wanted = 0 if name == spec.root.id else 1
        if parents[name] != wanted:
            yield (
                name,
                f"it has {parents[name]} parents instead of {wanted}",
                "make the tree a tree",
            )


def _options(spec: IndexSpec) -> Iterator[Complaint]:
    for name, share in (("availability", spec.availability), ("coverage", spec.coverage)):
        if not 0 <= share <= 1:
            yield spec.id, f"{name} is {share:g}", "give a share from 0 to 1"
    if not spec.span[0] < spec.span[1]:
        yield spec.id, "the span of scores does not run upward", "write it as [0, 100]"
    if not isfinite(spec.span[1] - spec.span[0]):
        yield spec.id, "the span of scores is too wide to reckon with", "write it as [0, 100]"
    if spec.most_points < 0:
        yield spec.id, f"most_points is {spec.most_points}", "give a number of points from 0"
    if (spec.bounds is BoundsScope.BASE) != bool(spec.base):
        yield spec.id, "bounds of a base and the base's period go together", "give both or neither"
    grouped = spec.imputation in {Imputation.GROUP_MEAN, Imputation.GROUP_MEDIAN}
    if grouped != bool(spec.group):
        yield (
            spec.id,
            "imputation by group and the group's name go together",
            "give both or neither",
        )
    if spec.normalisation is Normalisation.BASE_YEAR and spec.bounds is not BoundsScope.BASE:
        yield (
            spec.id,
            "normalisation by a base year has no base",
            "set bounds to base, and the base",
        )


def _indicators(spec: IndexSpec) -> Iterator[Complaint]:
    for one in spec.indicators:
        method = one.normalisation or spec.normalisation
        if method in NEEDS_BOUNDS and (one.low is None or one.high is None):
            yield one.id, f"{method} needs low and high", "give both, with their reason"
        if one.low is not None and one.high is not None and not one.low < one.high:
            yield (
                one.id,
                "low is not below high",
                "give them in the order of numbers, not of good and bad",
            )
        if method in NEEDS_GOAL and one.goal is None:
            yield one.id, f"{method} needs a goal", "give its target or reference"
        if method is Normalisation.PERCENT_OF_TARGET and one.goal == 0:
            yield one.id, "there is no percent of a goal of zero", "take distance to target"
        if one.denominator and one.denominator == one.id:
            yield one.id, "it is divided by itself", "name another column"


def _nodes(spec: IndexSpec) -> Iterator[Complaint]:
    for node in spec.nodes:
        yield from _weights(node)
        if node.aggregation is Aggregation.OWA and len(node.terms.order) != len(node.children):
            yield (
                node.id,
                "owa needs a weight for each place in the order",
                "give as many as children",
            )
        yield from _terms(node)
        if not 0 <= node.availability <= 1:
            yield node.id, f"availability is {node.availability:g}", "give a share from 0 to 1"
        linear = node.aggregation is Aggregation.ARITHMETIC
        if node.weighting is Weighting.BOD and not linear:
            yield node.id, "benefit of the doubt is linear", "aggregate by the arithmetic mean"
        if node.weighting is Weighting.BOD and spec.span[0] < 0:
            yield (
                node.id,
                "benefit of the doubt bears no negative scores",
                "let the span begin at 0",
            )
        refuses = node.aggregation in NEEDS_POSITIVE and node.terms.zeros is Zeros.REFUSE
        if refuses and (bad := _nonpositive(spec, node)):
            yield (
                node.id,
                f"a {node.aggregation} mean of {', '.join(bad)}, whose scores reach zero or less",
                "say what zeros do (zero or floor), normalise onto a span above zero, or take another mean",
            )


def _terms(node: NodeSpec) -> Iterator[Complaint]:
    terms = node.terms
    if node.aggregation is Aggregation.OWA:
        if any(one < 0 for one in terms.order) or (terms.order and sum(terms.order) <= 0):
            yield node.id, "the order of owa has negative weights, or none", "give some above zero"
        if any(node.weight(child) == 0 for child in node.children):
            yield node.id, "owa cannot leave a child of weight zero out", "take the child away"
    if node.aggregation is Aggregation.POWER and not abs(terms.exponent) <= MOST_POWER:
        yield (
            node.id,
            f"a power of {terms.exponent:g} leaves one child alone",
            f"give one between -{MOST_POWER} and {MOST_POWER}",
        )
    if node.aggregation is Aggregation.MEAN_MIN and not 0 <= terms.alpha <= 1:
        yield node.id, f"alpha is {terms.alpha:g}", "give a pull from 0 to 1"
    if terms.zeros is Zeros.FLOOR and not terms.floor > 0:
        yield node.id, f"zeros are raised to {terms.floor:g}", "give a floor above zero"


def _weights(node: NodeSpec) -> Iterator[Complaint]:
    strangers = sorted(set(node.weights) - set(node.children))
    if strangers:
        yield node.id, f"weights of {', '.join(strangers)}, no children of it", "mend the names"
    if any(weight < 0 for weight in node.weights.values()):
        yield node.id, "a weight is negative", "turn the indicator's direction instead"
    total = sum(node.weight(child) for child in node.children)
    if node.weights and total <= 0:
        yield node.id, "its weights sum to zero", "give at least one child a weight"
    if not isfinite(total):
        yield node.id, "its weights are too large to add up", "write smaller ones in proportion"
    if (node.weighting in {Weighting.GIVEN, Weighting.IMPORTANCE}) != bool(node.weights):
        yield (
            node.id,
            f"{node.weighting} weighting and weights do not go together",
            ("weights stand with given weighting and with importance, and with no other"),
        )
    if not 0 <= node.least <= node.most <= 1:
        yield node.id, "the least and most shares are not in order", "give shares from 0 to 1"


def _nonpositive(spec: IndexSpec, node: NodeSpec) -> list[str]:
    """Give the children whose scores are known to reach zero or less."""
    return [
        child
        for child in node.children
        if child in spec.indicator and _reaches_zero(spec, spec.indicator[child])
    ]


def _reaches_zero(spec: IndexSpec, one: IndicatorSpec) -> bool:
    method = one.normalisation or spec.normalisation
    worst_is_the_foot = {
        Normalisation.MIN_MAX,
        Normalisation.PERCENTILE,
        Normalisation.REFERENCE,
        Normalisation.TARGET,
    }
    if method in worst_is_the_foot:
        return spec.span[0] <= 0
    return method in {Normalisation.Z_SCORE, Normalisation.BORDA}
