"""Coupled layers: what fails with what, when pumps need power and power needs water."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from dianfan.figures.errors import UseError
from dianfan.judged.net.network import Indices
from dianfan.judged.net.network import Marks
from dianfan.judged.net.network import Network


@dataclass(frozen=True)
class Coupled:
    """A network of several layers, joined by edges inside them and by needs across them.

    ``layers`` name the layer of each node, (nodes,); ``sources`` mark the nodes that feed their
    layer. ``needing`` and ``needed`` are positions, (needs,): a node works only as long as every
    node that it needs works, and as long as working nodes and edges join it to a working source of
    its layer. A layer without sources asks for no such way.
    """

    network: Network
    layers: tuple[str, ...]
    sources: Marks
    needing: Indices
    needed: Indices


@dataclass(frozen=True)
class Cascade:
    """How a failure spreads: the nodes that fail in each round, the first failure as round 0.

    ``people`` counts those who live at failed nodes, by the layer of the node.
    """

    rounds: tuple[Indices, ...]
    people: dict[str, float]

    @property
    def failed(self) -> Indices:
        """All nodes that have failed in the end, in order."""
        return np.sort(np.concatenate(self.rounds))


def coupled(
    told: Network, layers: Sequence[str], sources: Sequence[str], needs: Sequence[tuple[str, str]]
) -> Coupled:
    """Join layers by what needs what.

    Args:
        told: all nodes and edges of all layers.
        layers: of each node, (nodes,).
        sources: ids of nodes that feed their layer.
        needs: pairs of ids: the first works only while the second does.

    Raises:
        UseError: there is not a layer for each node, an id is no node, or an edge joins two layers.
    """
    if len(layers) != told.count:
        raise UseError("there is not a layer for each node", remedy="name the layer of every node")
    named = np.asarray(layers)
    across = np.flatnonzero(named[told.tails] != named[told.heads])
    if len(across):
        raise UseError(
            "an edge joins two layers", where=told.edges[int(across[0])],
            remedy="tell it as a need of one node for another",
        )  # fmt: skip
    feeding = np.zeros(told.count, bool)
    feeding[told.at(sources)] = True
    return Coupled(
        told, tuple(layers), feeding,
        told.at([one for one, _ in needs]), told.at([one for _, one in needs]),
    )  # fmt: skip


def cascade(told: Coupled, nodes: Sequence[str] = (), edges: Marks | None = None) -> Cascade:
    """Let nodes and edges fail, and everything that hangs on them, until nothing more fails.

    Each round a working node fails that needs a failed one, or that no working way joins to a
    working source of its layer (after S. V. Buldyrev et al., Catastrophic cascade of failures in
    interdependent networks, 2010, with sources in place of the giant component).

    Args:
        told: coupled layers.
        nodes: ids that fail first.
        edges: which edges fail first, (edges,); none where left out.
    """
    works = np.ones(told.network.count, bool)
    holds = np.ones(len(told.network.edges), bool) if edges is None else ~edges
    start = np.unique(told.network.at(nodes)) if nodes else np.empty(0, np.int64)
    works[start] = False
    rounds: list[Indices] = [start]
    while True:
        fallen = works & (_lacks(told, works) | ~_fed(told, works, holds))
        if not fallen.any():
            break
        works &= ~fallen
        rounds.append(np.flatnonzero(fallen))
    named, people = np.asarray(told.layers), told.network.people
    lost = {
        name: float(people[~works & (named == name)].sum()) for name in sorted(set(told.layers))
    }
    return Cascade(tuple(rounds), lost)


def _lacks(told: Coupled, works: Marks) -> Marks:
    lacking = np.zeros(len(works), bool)
    lacking[told.needing[~works[told.needed]]] = True
    return lacking


def _fed(told: Coupled, works: Marks, holds: Marks) -> Marks:
    """Mark the nodes that a way over working nodes and edges joins to a working source."""
    tails, heads = told.network.tails, told.network.heads
    live = holds & works[tails] & works[heads]
    count = told.network.count
    matrix = sparse.csr_array(
        (np.ones(live.sum()), (tails[live], heads[live])), shape=(count, count)
    )
    _, part = csgraph.connected_components(matrix, directed=False)
    fed = np.zeros(count, bool)
    fed[part[told.sources & works]] = True
    named = np.asarray(told.layers)
    unsourced = ~np.isin(named, named[told.sources])
    return fed[part] | unsourced


def heaviest(told: Coupled, most: int = 20) -> tuple[tuple[str, Cascade], ...]:
    """Let each node fail alone, and give those that drag most people along, then most nodes."""
    found = [(name, cascade(told, (name,))) for name in told.network.nodes]
    found.sort(key=lambda one: (-sum(one[1].people.values()), -len(one[1].failed), one[0]))
    return tuple(found[:most])
