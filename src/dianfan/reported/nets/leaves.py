"""The leaves of one layer, each minted once for both languages."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dianfan.judged.net.arcs import every_arc
from dianfan.judged.net.laid_down import laid_layers
from dianfan.recorded.built import of_edge
from dianfan.recorded.built import of_node

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.judged.net.laid_down import LaidLayer
    from dianfan.judged.net.network import Network
    from dianfan.promised.networks import Edge
    from dianfan.reported.desk import Desk


@dataclass(frozen=True)
class LayerLeaves:
    """Mints the people of nodes and the minutes of edges of a layer."""

    desk: Desk
    layer: LaidLayer

    @cached_property
    def people(self) -> tuple[Figure | None, ...]:
        """The people of each node, in the order of the layer; None where they are not told."""
        return tuple(of_node(self.desk.mint, one, "people") for one in self.layer.nodes)

    @cached_property
    def minutes(self) -> Mapping[str, Figure]:
        """The minutes of each edge by its id, planned ones too."""
        every = (*self.layer.edges, *self.layer.planned)
        made = {one.id: of_edge(self.desk.mint, one, "minutes") for one in every}
        return {name: figure for name, figure in made.items() if figure is not None}

    def of(self, nodes: Sequence[int]) -> tuple[Figure, ...]:
        """Give the people of some nodes, by their places in the layer; untold ones left out."""
        return tuple(figure for at in nodes if (figure := self.people[at]) is not None)

    def edges_on(self, told: Network, way: Sequence[int]) -> tuple[Figure, ...]:
        """Give the minutes of the quickest edge between each two nodes of a way."""
        arcs = every_arc(told)
        found = []
        for here, there in pairwise(way):
            own = np.arange(arcs.starts[here], arcs.starts[here + 1])
            own = own[arcs.heads[own] == there]
            best = int(arcs.edges[own[np.lexsort((arcs.edges[own], arcs.minutes[own]))[0]]])
            found.append(self.minutes[told.edges[best]])
        return tuple(found)


def with_edge(layer: LaidLayer, edge: Edge) -> LaidLayer:
    """Give a layer in which a planned edge is there."""
    return type(layer)(layer.name, layer.nodes, (*layer.edges, edge), (), layer.untimed)


def without_edge(layer: LaidLayer, name: str) -> LaidLayer:
    """Give a layer in which an edge is lost."""
    left = tuple(one for one in layer.edges if one.id != name)
    return type(layer)(layer.name, layer.nodes, left, (), layer.untimed)


def all_leaves(desk: Desk) -> tuple[LayerLeaves, ...]:
    """Give the leaves of every layer of the programme."""
    return tuple(LayerLeaves(desk, layer) for layer in laid_layers(desk.programme))
