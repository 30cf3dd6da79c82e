"""The networks that a programme folder tells, layer by layer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from dianfan.figures.wording import Wording
from dianfan.judged.net.coupling import Coupled
from dianfan.judged.net.coupling import coupled
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from dianfan.promised.networks import EdgeState

if TYPE_CHECKING:
    from dianfan.promised.model import Programme
    from dianfan.promised.networks import Edge
    from dianfan.promised.networks import Node


@dataclass(frozen=True)
class LaidLayer:
    """One layer as it is told: its nodes, the edges that are there, and those that are planned.

    Where edges tell their minutes, those without them are left out of ``edges``: no way can
    be timed over them. ``untimed`` are those left out.
    """

    name: Wording
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    planned: tuple[Edge, ...]
    untimed: tuple[Edge, ...]

    @property
    def is_timed(self) -> bool:
        """Whether ways over the layer take time."""
        return any(one.minutes is not None for one in self.edges)

    @cached_property
    def services(self) -> Mapping[str, Wording]:
        """The services that its nodes offer, in the order in which they are first told."""
        found: dict[str, Wording] = {}
        for node in self.nodes:
            for zh, en in zip(node.services_zh, node.services_en, strict=False):
                found.setdefault(zh, Wording(zh, en or zh))
        return found

    @cached_property
    def network(self) -> Network:
        """The layer as arrays; nodes and edges in the order of this layer's."""
        services = {
            name: [one.id for one in self.nodes if name in one.services_zh]
            for name in self.services
        }
        return network(
            [one.id for one in self.nodes],
            [(one.start, one.end) for one in self.edges],
            [float(one.minutes or 0) for one in self.edges],
            edges=[one.id for one in self.edges],
            two_way=[one.two_way for one in self.edges],
            people=[float(one.people or 0) for one in self.nodes],
            areas=[one.area for one in self.nodes],
            services=services,
            places=np.array([_place(one) for one in self.nodes]).reshape(-1, 2),
        )


def _place(node: Node) -> tuple[float, float]:
    if node.longitude is None or node.latitude is None:
        return float("nan"), float("nan")
    return float(node.longitude), float(node.latitude)


def laid_layers(programme: Programme) -> tuple[LaidLayer, ...]:
    """Give the layers of a programme in the order in which its nodes name them."""
    told = programme.infrastructure
    of_node = {one.id: one.layer_zh for one in told.nodes}
    names = {
        one.layer_zh: Wording(one.layer_zh, one.layer_en or one.layer_zh) for one in told.nodes
    }
    known = [one for one in told.edges if one.start in of_node and one.end in of_node]
    layers = []
    for key, name in names.items():
        mine = [one for one in known if of_node[one.start] == of_node[one.end] == key]
        there = [one for one in mine if one.state is EdgeState.PRESENT]
        timed = any(one.minutes is not None for one in there)
        layers.append(LaidLayer(
            name,
            tuple(one for one in told.nodes if one.layer_zh == key),
            tuple(one for one in there if one.minutes is not None or not timed),
            tuple(one for one in mine if one.state is EdgeState.PLANNED),
            tuple(one for one in there if one.minutes is None and timed),
        ))  # fmt: skip
    return tuple(layers)


def laid_coupling(programme: Programme) -> Coupled | None:
    """Give the layers joined by their needs; None where nothing needs anything.

    The network of all layers has no times.
    """
    told = programme.infrastructure
    if not told.needs:
        return None
    layers = laid_layers(programme)
    nodes = [one for layer in layers for one in layer.nodes]
    edges = [one for layer in layers for one in (*layer.edges, *layer.untimed)]
    known = {one.id for one in nodes}
    whole = network(
        [one.id for one in nodes], [(one.start, one.end) for one in edges], np.zeros(len(edges)),
        edges=[one.id for one in edges], people=[float(one.people or 0) for one in nodes],
    )  # fmt: skip
    return coupled(
        whole, [one.layer_zh for one in nodes], [one.id for one in nodes if one.feeds],
        [(one.node, one.needs) for one in told.needs if {one.node, one.needs} <= known],
    )  # fmt: skip
