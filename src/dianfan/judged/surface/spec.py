"""An index as it is laid down: indicators, the tree above them, and a method for every step."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

import msgspec

from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.treating import MOST_POINTS
from dianfan.judged.surface.treating import Treatment


class Direction(StrEnum):
    """Whether more or less of an indicator is wanted."""

    HIGHER = "higher"
    LOWER = "lower"


class Weighting(StrEnum):
    """Where the weights of a node's children come from.

    ``GIVEN`` stand in the file, each with its reason; the others are computed from the data,
    and printed beside the equal ones: for ``IMPORTANCE`` the file says how much each child is
    to matter, and under ``BOD`` (benefit of the doubt) each place has weights of its own.
    """

    EQUAL = "equal"
    GIVEN = "given"
    ENTROPY = "entropy"
    PCA = "pca"
    BOD = "benefit of the doubt"
    IMPORTANCE = "importance"


class BoundsScope(StrEnum):
    """Of which rows the bounds of a normalisation are taken.

    ``GLOBAL`` all periods together; ``PERIOD`` each its own, so that scores of two periods
    do not compare; ``BASE`` those of one period, frozen for all.
    """

    GLOBAL = "global"
    PERIOD = "period"
    BASE = "base"


@dataclass(frozen=True)
class IndicatorSpec:
    """An indicator of an index, by its column's name.

    ``low`` and ``high`` are goalposts, or the not allowed and the satisfactory value of
    efficacy, in the unit of the column and not in the order of good and bad; ``goal`` is its
    target or reference. ``treatment`` and ``normalisation`` stand in place of the index's.
    """

    id: str
    name: Wording
    direction: Direction
    unit: str = ""
    denominator: str = ""
    low: float | None = None
    high: float | None = None
    goal: float | None = None
    treatment: Treatment | None = None
    normalisation: Normalisation | None = None
    reason: Wording = field(default_factory=lambda: Wording("", ""))

    @property
    def sign(self) -> float:
        """1 where more is better, −1 where less is."""
        return 1.0 if self.direction is Direction.HIGHER else -1.0


@dataclass(frozen=True)
class NodeSpec:
    """A node of the tree: its children, their weights, and how they are put together.

    ``weights`` are by child, not necessarily summing to one; equal where it is empty.
    ``least`` and ``most`` bound each child's share under benefit of the doubt.
    ``availability`` is the least share of the indicators under it that a place must have to
    be scored here; below it the place's other nodes weigh more.
    """

    id: str
    name: Wording
    children: tuple[str, ...]
    aggregation: Aggregation = Aggregation.ARITHMETIC
    terms: Terms = field(default_factory=Terms)
    weighting: Weighting = Weighting.EQUAL
    weights: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    least: float = 0.0
    most: float = 1.0
    reason: Wording = field(default_factory=lambda: Wording("", ""))
    availability: float = 0.0

    def weight(self, child: str) -> float:
        """Give the weight that the file sets on a child."""
        return self.weights.get(child, 0.0) if self.weights else 1.0


@dataclass(frozen=True)
class IndexSpec:
    """A whole index: the root is the first node, and every name is unique.

    ``availability`` is the least share of its indicators that a place must have in a period
    to be scored, ``coverage`` the least share of rows that must have an indicator for it to
    count; ``group`` names the column of groups that an imputation uses; ``base`` the
    period whose bounds are frozen.
    """

    id: str
    name: Wording
    indicators: tuple[IndicatorSpec, ...]
    nodes: tuple[NodeSpec, ...]
    availability: float = 0.65
    imputation: Imputation = Imputation.NONE
    group: str = ""
    treatment: Treatment = Treatment.NONE
    most_points: int = MOST_POINTS
    normalisation: Normalisation = Normalisation.MIN_MAX
    span: tuple[float, float] = (0.0, 100.0)
    bounds: BoundsScope = BoundsScope.GLOBAL
    base: str = ""
    coverage: float = 0.0

    @property
    def root(self) -> NodeSpec:
        """The node at the top, which is the index itself."""
        return self.nodes[0]

    @cached_property
    def node(self) -> Mapping[str, NodeSpec]:
        """The nodes by their ids."""
        return {one.id: one for one in self.nodes}

    @cached_property
    def indicator(self) -> Mapping[str, IndicatorSpec]:
        """The indicators by their ids."""
        return {one.id: one for one in self.indicators}

    @property
    def columns(self) -> tuple[str, ...]:
        """The indicators' ids in the order of the file."""
        return tuple(one.id for one in self.indicators)

    def from_below(self) -> Iterator[NodeSpec]:
        """Give the nodes so that children come before their parents."""
        yield from self._below(self.root.id)

    def leaves(self, node: str) -> tuple[str, ...]:
        """Give the indicators under a node, or the one that it is."""
        if node in self.indicator:
            return (node,)
        return tuple(leaf for child in self.node[node].children for leaf in self.leaves(child))

    def _below(self, name: str) -> Iterator[NodeSpec]:
        for child in self.node[name].children:
            if child in self.node:
                yield from self._below(child)
        yield self.node[name]

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of everything that can change a score, in hex."""
        return hashlib.sha256(
            msgspec.json.encode(self, order="deterministic", enc_hook=dict)
        ).hexdigest()
