"""A network is refused where it is not one."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from dianfan.figures.errors import UseError
from dianfan.judged.net.network import network

NODES, ENDS = ["a", "b", "c"], [("a", "b"), ("b", "c")]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"nodes": ["a", "b", "c", "a"]}, "stands twice"),
        ({"ends": [("a", "b"), ("b", "x")]}, "“x”, which is no node"),
        ({"minutes": [1.0]}, "not of one length"),
        ({"minutes": [1.0] * 3, "edges": list("xyz"), "two_way": [True] * 3}, "not of one length"),
        ({"edges": ["x"]}, "not of one length"),
        ({"two_way": [True]}, "not of one length"),
        ({"people": [1.0]}, "not of one length"),
        ({"areas": ["x"]}, "not of one length"),
        ({"places": np.zeros((2, 2))}, "not of one length"),
        ({"minutes": [1.0, -1.0]}, "takes -1 minutes"),
        ({"minutes": [1.0, np.nan]}, "takes nan minutes"),
        ({"minutes": [np.inf, 1.0]}, "takes inf minutes"),
        ({"people": [1.0, -1.0, 0.0]}, "number of people"),
        ({"people": [1.0, np.nan, 0.0]}, "number of people"),
        ({"people": [1.0, np.inf, 0.0]}, "number of people"),
        ({"services": {"clinic": ["a", "x"]}}, "“x”, which is no node"),
    ],
)
def test_what_is_no_network_is_refused(changed: dict[str, Any], words: str) -> None:
    given = {"nodes": NODES, "ends": ENDS, "minutes": [1.0, 2.0], **changed}
    with pytest.raises(UseError, match=words):
        network(given.pop("nodes"), given.pop("ends"), given.pop("minutes"), **given)


def test_what_is_left_out_is_taken_as_said() -> None:
    told = network(NODES, ENDS, [1.0, 2.0], services={"clinic": ["c"], "none": []})
    assert told.edges == ("0", "1")
    assert told.two_way.all()
    assert told.people.sum() == 0
    assert np.isnan(told.places).all()
    assert told.services["clinic"].tolist() == [False, False, True]
    assert not told.services["none"].any()


def test_nodes_are_found_by_id_and_edges_taken_out_by_mark() -> None:
    told = network(NODES, ENDS, [1.0, 2.0], edges=["x", "y"])
    assert told.at(["c", "a"]).tolist() == [2, 0]
    with pytest.raises(UseError, match="no node “z”"):
        told.at(["z"])
    left = told.without(np.array([True, False]))
    assert (left.edges, left.tails.tolist(), left.minutes.tolist()) == (("y",), [1], [2.0])
    assert left.nodes == told.nodes
