"""What methods say of a whole network is what the lens says of it, read back from text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import settings

from dianfan.figures.rule import prove
from dianfan.judged.net import whole_methods
from dianfan.judged.net.arcs import cheapest_arcs
from dianfan.judged.net.coupling import cascade
from dianfan.judged.net.expansion import candidates
from dianfan.judged.net.expansion import demands
from dianfan.judged.net.expansion import stability
from dianfan.judged.net.laid_down import laid_coupling
from dianfan.judged.net.laid_down import laid_layers
from dianfan.judged.net.network import Network
from dianfan.judged.net.percolation import at_random
from dianfan.judged.net.percolation import band
from dianfan.judged.net.searching import distances
from dianfan.promised.load import load
from tests.judged.little import fig
from tests.judged.net.networks import networks

EXAMPLE = Path(__file__).parents[3] / "programmes" / "yunting"


@given(networks())
@settings(max_examples=40)
def test_what_is_written_is_read_back(told: Network) -> None:
    text = whole_methods.written(told)
    drawn = whole_methods.drawn(text["nodes"], text["edges"])
    assert drawn.nodes == told.nodes
    ends = [(told.positions[a], told.positions[b], both) for a, b, both in drawn.edges]
    columns = zip(told.tails.tolist(), told.heads.tolist(), told.two_way.tolist(), strict=True)
    assert ends == list(columns)


def test_ranks_under_demand_are_those_of_the_lens() -> None:
    roads = laid_layers(load(EXAMPLE))[0]
    told = roads.network
    links = " ".join(f"{one.start}={one.end}" for one in roads.planned)
    live = np.flatnonzero(told.people > 0)
    some = candidates(
        told, tuple(one.id for one in roads.planned),
        tuple((one.start, one.end) for one in roads.planned),
        np.array([float(one.minutes or 0) for one in roads.planned]),
    )  # fmt: skip
    times = distances(cheapest_arcs(told), live)[:, live]
    expected = stability(
        told, some, live, live, demands(told.people[live], told.people[live], times)
    )
    for at in range(len(roads.planned)):
        found = whole_methods.demand_ranks(
            *(fig(str(one.people), "人") for one in roads.nodes),
            *(fig(str(one.minutes), "分钟") for one in (*roads.edges, *roads.planned)),
            links=links, of=str(at), **whole_methods.written(told),
        )  # fmt: skip
        ends = (float(found.value), float(found.quantity.upper or found.value))
        assert ends == (expected.best[at], expected.worst[at])
        prove(found)


def test_what_failure_leaves_is_the_band_of_the_lens() -> None:
    told = laid_layers(load(EXAMPLE))[0]
    found = whole_methods.left_together(
        fig("10", "%"), *(fig(str(one.people), "人") for one in told.nodes), runs="50", seed="3",
        **whole_methods.written(told.network),
    )  # fmt: skip
    line = band(told.network, at_random(told.network), runs=50, seed=3, points=1001).together[100]
    assert round(float(found.value) * 10000) == round(line[0])
    assert round(float(found.quantity.upper or found.value) * 10000) == round(line[2])


def test_falls_count_the_cascade() -> None:
    told = laid_coupling(load(EXAMPLE))
    assert told is not None
    names = list(dict.fromkeys(told.layers))
    ends = zip(told.needing.tolist(), told.needed.tolist(), strict=True)
    parameters = {
        "layers": " ".join(str(names.index(one)) for one in told.layers),
        "feeds": " ".join(np.asarray(told.network.nodes, dtype=object)[told.sources]),
        "needs": " ".join(f"{told.network.nodes[a]}>{told.network.nodes[b]}" for a, b in ends),
        **whole_methods.written(told.network),
    }
    for first in ("water-03", "grid-20", "seat-01"):
        found = whole_methods.falls(fig("58", "个"), first=first, **parameters)
        assert found.value == len(cascade(told, (first,)).failed)


def test_a_programme_without_nodes_has_no_layer_and_no_coupling() -> None:
    bare = load(EXAMPLE.parents[1] / "tests" / "programmes" / "qinghe")
    assert laid_layers(bare) == ()
    assert laid_coupling(bare) is None
