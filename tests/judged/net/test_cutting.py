"""What a bridge or a node cuts off is what is cut off when it is taken away."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given

from dianfan.judged.net.cutting import bridges
from dianfan.judged.net.cutting import cut_vertices
from dianfan.judged.net.cutting import edges_as_marks
from dianfan.judged.net.network import Network
from dianfan.judged.net.network import network
from tests.judged.net.networks import networks
from tests.judged.net.networks import parts


def _served(told: Network, groups: list[set[int]], service: str) -> set[int]:
    offers = set(np.flatnonzero(told.services[service]).tolist())
    return {node for group in groups if group & offers for node in group}


@given(networks())
def test_bridges_are_the_edges_whose_loss_makes_one_part_more(told: Network) -> None:
    whole = parts(told)
    expected = {
        edge
        for edge in range(len(told.edges))
        if len(parts(told, without_edges=frozenset({edge}))) > len(whole)
    }
    found = bridges(told)
    assert {one.edge for one in found} == expected
    assert set(np.flatnonzero(edges_as_marks(told, found)).tolist()) == expected
    assert [one.people for one in found] == sorted((one.people for one in found), reverse=True)


@given(networks())
def test_a_bridge_cuts_off_its_smaller_side(told: Network) -> None:
    whole = parts(told)
    for bridge in bridges(told):
        left = parts(told, without_edges=frozenset({bridge.edge}))
        sides = [group for group in left if group not in whole]
        weights = {frozenset(side): (told.people[list(side)].sum(), len(side)) for side in sides}
        assert weights[frozenset(bridge.far.tolist())] == min(weights.values())
        assert bridge.people == min(weights.values())[0]
        assert bridge.far.tolist() == sorted(bridge.far.tolist())
        for service, lost in bridge.lost.items():
            gone = _served(told, whole, service) - _served(told, left, service)
            assert lost == told.people[list(gone)].sum()


@given(networks())
def test_cut_vertices_are_the_nodes_whose_loss_makes_more_parts(told: Network) -> None:
    found = {one.node: one for one in cut_vertices(told)}
    whole = parts(told)
    for node in range(told.count):
        before = next(group for group in whole if node in group)
        pieces = [group for group in parts(told, without_node=node) if group <= before]
        assert (node in found) == (len(pieces) > 1)
        if node in found:
            people = sorted(told.people[list(group)].sum() for group in pieces)
            assert found[node].pieces == len(pieces)
            assert found[node].people == sum(people[:-1])


def test_a_long_road_is_cut_at_each_edge_without_taking_much_room() -> None:
    count = 3000
    names = [str(at) for at in range(count)]
    told = network(names, list(pairwise(names)), np.ones(count - 1),
                   people=np.ones(count))  # fmt: skip
    found = bridges(told)
    assert len(found) == count - 1
    assert found[0].people == count // 2
    assert sum(one.people for one in found) == sum(min(at, count - at) for at in range(1, count))


def test_a_network_without_edges_hangs_on_none() -> None:
    told = network(["a", "b"], [], [])
    assert (bridges(told), cut_vertices(told)) == ((), ())
