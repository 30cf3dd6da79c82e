"""Graphs: every node has its own row below those that lead to it."""

from hypothesis import given
from hypothesis import strategies as st

from dianfan.published.client.graph import layout

_NAMES = st.integers(0, 9).map(lambda number: chr(ord("a") + number))


def test_a_chain_runs_down_and_to_the_right() -> None:
    nodes = layout((), (("coal", "power"), ("power", "silicon"))).nodes
    assert [(node.name, node.layer, node.row) for node in nodes] == [
        ("coal", 0, 0),
        ("power", 1, 1),
        ("silicon", 2, 2),
    ]


def test_branches_stay_together() -> None:
    laid = layout((), (("a", "b"), ("a", "c"), ("b", "d"), ("x", "y")))
    assert [node.name for node in laid.nodes] == ["a", "b", "d", "c", "x", "y"]


def test_a_node_stands_below_the_last_of_those_that_lead_to_it() -> None:
    laid = layout((), (("a", "c"), ("b", "c"), ("a", "b")))
    assert [(node.name, node.layer) for node in laid.nodes] == [("a", 0), ("b", 1), ("c", 2)]


def test_a_circle_is_cut_and_its_last_edge_drawn_back() -> None:
    laid = layout(("a",), (("a", "b"), ("b", "a"), ("a", "a")))
    assert [edge.back for edge in laid.edges] == [False, True]
    assert laid.height == 2 * laid.nodes[1].y - 2 * laid.nodes[0].y


@given(st.lists(st.tuples(_NAMES, _NAMES)))
def test_nothing_is_lost_and_no_two_nodes_share_a_row(edges: list[tuple[str, str]]) -> None:
    laid = layout((), edges)
    proper = {edge for edge in edges if edge[0] != edge[1]}
    assert {node.name for node in laid.nodes} == {name for edge in proper for name in edge}
    assert [node.row for node in laid.nodes] == list(range(len(laid.nodes)))
    assert len(laid.edges) == len(proper)
