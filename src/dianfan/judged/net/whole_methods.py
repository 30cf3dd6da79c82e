"""Methods that look at a whole network at once: ranks of links, what failure leaves, what falls together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.judged.making import within
from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.coupling import cascade
from dianfan.judged.net.coupling import coupled
from dianfan.judged.net.expansion import candidates
from dianfan.judged.net.expansion import demands
from dianfan.judged.net.expansion import stability
from dianfan.judged.net.methods import MINUTES
from dianfan.judged.net.methods import OWN
from dianfan.judged.net.methods import PEOPLE
from dianfan.judged.net.methods import as_range
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from dianfan.judged.net.percolation import at_random
from dianfan.judged.net.percolation import band
from dianfan.judged.net.searching import distances

_UNSIGNED = Derived("", "", (), ())


@dataclass(frozen=True)
class Drawn:
    """A network as a parameter of a method: nodes with blanks between, edges as ``a>b`` or ``a-b``.

    ``a>b`` leads one way, ``a=b`` both.
    """

    nodes: tuple[str, ...]
    edges: tuple[tuple[str, str, bool], ...]


def drawn(nodes: str, edges: str) -> Drawn:
    """Read nodes and edges from the text of parameters."""
    pairs = []
    for one in edges.split():
        both = "=" in one
        start, _, end = one.partition("=" if both else ">")
        pairs.append((start, end, both))
    return Drawn(tuple(nodes.split()), tuple(pairs))


def written(told: Network) -> dict[str, str]:
    """Write the nodes and edges of a network as parameters."""
    ends = zip(told.tails.tolist(), told.heads.tolist(), told.two_way.tolist(), strict=True)
    return {
        "nodes": " ".join(told.nodes),
        "edges": " ".join(
            f"{told.nodes[tail]}{'=' if both else '>'}{told.nodes[head]}"
            for tail, head, both in ends
        ),
    }


def _network(told: Drawn, people: Sequence[Figure], minutes: Sequence[Figure]) -> Network:
    return network(
        told.nodes,
        [(start, end) for start, end, _ in told.edges],
        [_float(one, MINUTES) for one in minutes] or np.ones(len(told.edges)),
        two_way=[both for *_, both in told.edges],
        people=[_float(one, unit("人")) for one in people] or None,
    )


def _float(figure: Figure, of: object) -> float:
    return float(within(figure, of).low)  # type: ignore[arg-type]  # a unit, told by its module


@rule(
    version="1",
    formula="from the best to the worst rank of a link by minutes saved, over five assumptions of demand",
    source=OWN,
)
def demand_ranks(*told: Figure, nodes: str, edges: str, links: str, of: str) -> Figure:
    """Rank a link that could be built among others, under demand that is even, by people, or by gravity.

    Args:
        told: people of the nodes, minutes of the edges, minutes of the links, in the order of
            the parameters.
        nodes: ids of nodes.
        edges: those that are there.
        links: those that could be built.
        of: the place of the link among them, from 0.
    """
    plan, more = drawn(nodes, edges), drawn("", links)
    split = len(plan.nodes), len(plan.nodes) + len(plan.edges)
    base = _network(plan, told[: split[0]], told[split[0] : split[1]])
    some = candidates(
        base, tuple(map(str, range(len(more.edges)))),
        tuple((start, end) for start, end, _ in more.edges),
        np.array([_float(one, MINUTES) for one in told[split[1] :]]),
        two_way=np.array([both for *_, both in more.edges]),
    )  # fmt: skip
    live = np.flatnonzero(base.people > 0)
    times = distances(cheapest_arcs(base), live)[:, live]
    asked = demands(base.people[live], base.people[live], times)
    found = stability(base, some, live, live, asked)
    at = int(of)
    ends = as_range(Decimal(int(found.best[at])), Decimal(int(found.worst[at])))
    link = told[split[1] + at]
    return Figure(ends, unit("名"), link.place, link.period, "edge:ranks", _UNSIGNED, link.scope)


@rule(
    version="1",
    formula="the people left in the largest part, from the 5th to the 95th of a hundred runs",
    source="M. E. J. Newman, R. M. Ziff, Fast Monte Carlo algorithm for site or bond percolation, 2001",
)
def left_together(
    failed: Figure, *people: Figure, nodes: str, edges: str, runs: str, seed: str
) -> Figure:
    """Give how many people still hang together when edges fail at random.

    Args:
        failed: the share of edges that fail.
        people: of the nodes, in their order.
        nodes: ids of nodes.
        edges: that are there.
        runs: how many orders of failure are drawn.
        seed: of the draws.
    """
    told = _network(drawn(nodes, edges), people, ())
    part = float(within(failed, unit("比")).low)
    found = band(told, at_random(told), runs=int(runs), seed=int(seed), points=1001)
    line = found.together[round(1000 * part)]
    ends = as_range(*(Decimal(round(line[at])) / 10000 for at in (0, 2)))
    return Figure(ends, PEOPLE, people[0].place, people[0].period, "network:together", _UNSIGNED)


@rule(
    version="1",
    formula="nodes that no longer work once a node fails, itself among them",
    source="S. V. Buldyrev et al., Catastrophic cascade of failures in interdependent networks, 2010",
)
def falls(
    count: Figure, *, nodes: str, layers: str, edges: str, feeds: str, needs: str, first: str
) -> Figure:
    """Count the nodes that fail with one.

    Args:
        count: of the nodes of all layers.
        nodes: their ids.
        layers: of each node, by its place among the layers.
        edges: inside layers.
        feeds: nodes that feed their layer.
        needs: across layers, ``a>b``: a works only while b does.
        first: the node that fails first.
    """
    plan = drawn(nodes, edges)
    told = coupled(
        _network(plan, (), ()), layers.split(), feeds.split(),
        [(start, end) for start, end, _ in drawn("", needs).edges],
    )  # fmt: skip
    lost = len(cascade(told, (first,)).failed)
    return Figure(
        exactly(lost), count.unit, count.place, count.period, f"{count.measure}:falls", _UNSIGNED
    )  # fmt: skip
