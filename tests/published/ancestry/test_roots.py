"""Roots: every leaf once, under its source."""

from dianfan.figures.lineage import Recorded
from dianfan.published.ancestry import leaves
from dianfan.published.ancestry import roots
from dianfan.published.ancestry.roots import GRAPH
from tests.published.ancestry.trees import kinds
from tests.published.ancestry.trees import leaf
from tests.published.ancestry.trees import made
from tests.published.ancestry.trees import teller


def test_deep_trees_tell_all_sources_directly() -> None:
    figure = made(made(made(*kinds()), leaf(3)), leaf(1))
    found = roots(figure)
    assert [(root.source, root.counted) for root in found] == [
        ("s1", ""),
        ("s2", ""),
        ("s3", ""),
        ("", "projects"),
    ]
    assert sorted(one.key for root in found for one in root.leaves) == sorted(
        one.key for one in leaves(figure)
    )
    assert found[0].locators == ("一、目标", "第1行")


def test_a_leaf_is_its_own_root() -> None:
    (root,) = roots(leaf(1))
    assert (root.source, root.leaves) == ("s1", (leaf(1),))


def test_what_was_counted_in_the_graph_is_told_apart_from_tables() -> None:
    figure = made(leaf(1, Recorded("graph:project", "", "")), leaf(2))
    assert [(root.source, root.counted) for root in roots(figure)] == [("", GRAPH), ("s2", "")]
    assert teller("zh").origin(figure.inputs[0]) == "清点 · 四层关联图"
