"""The graph: whole edges, an order of its own, rows of neighbours as a plain search has them."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UnknownKey
from dianfan.judged.integration.graph import Graph
from dianfan.judged.integration.graph import Step
from dianfan.judged.integration.kinds import ENDS
from dianfan.judged.integration.kinds import EdgeKind
from dianfan.judged.integration.kinds import Join
from dianfan.judged.integration.kinds import NodeKind
from dianfan.judged.integration.naming import chain_names
from dianfan.judged.integration.naming import shared_words
from dianfan.judged.integration.naming import stage_named
from dianfan.promised.model import Programme
from tests.judged.integration.woven import programmes
from tests.judged.integration.woven import small
from tests.judged.integration.woven import woven
from tests.judged.little import project
from tests.judged.little import target


@given(programmes())
def test_every_edge_has_two_ends_of_the_kinds_that_it_joins(some: Programme) -> None:
    graph = woven(some)
    for edge in graph.edges:
        ends = graph.nodes[edge.source].kind, graph.nodes[edge.target].kind
        assert ends == ENDS[edge.kind]
    assert len(set(graph.edges)) == len(graph.edges)
    assert len(graph.index) == len(graph.nodes)


@given(programmes(), st.randoms())
def test_the_order_of_the_rows_changes_nothing(some: Programme, chance: random.Random) -> None:
    def turned(rows: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(chance.sample(rows, len(rows)))

    tables = (
        "actions",
        "areas",
        "indicators",
        "targets",
        "projects",
        "chains",
        "links",
        "decisions",
    )
    other = replace(some, **{table: turned(getattr(some, table)) for table in tables})  # type: ignore[arg-type]  # fields by name
    other = replace(other, observations=some.observations.sample(fraction=1, shuffle=True, seed=7))
    one, two = woven(some), woven(other)
    assert (one.nodes, one.edges, one.gaps) == (two.nodes, two.edges, two.gaps)


@given(
    programmes(), st.sampled_from([Step(kind, way) for kind in EdgeKind for way in (True, False)])
)
def test_neighbours_are_those_of_a_search_through_all_edges(some: Programme, step: Step) -> None:
    graph = woven(some)
    for place in range(len(graph.nodes)):
        sought = sorted(
            edge.target if step.along else edge.source
            for edge in graph.edges
            if edge.kind is step.kind and place == (edge.source if step.along else edge.target)
        )
        assert list(graph.rows(step).of(place)) == sought


def test_a_walk_goes_step_by_step() -> None:
    graph = woven(small())
    start = graph.place_of(NodeKind.TARGET, "t1")
    walk = (
        Step(EdgeKind.TARGET_INDICATOR),
        Step(EdgeKind.ACTION_INDICATOR, along=False),
        Step(EdgeKind.PROJECT_ACTION, along=False),
    )
    assert [graph.nodes[place].id for place in graph.joined(start, *walk)] == ["叶片厂"]
    with pytest.raises(UnknownKey):
        graph.place_of(NodeKind.TARGET, "t9")


def test_what_a_row_states_and_what_a_name_holds_are_told_apart() -> None:
    graph = woven(small())
    stages = {
        (graph.nodes[edge.source].id, graph.nodes[edge.target].id): edge.join
        for edge in graph.edges
        if edge.kind is EdgeKind.PROJECT_STAGE
    }
    assert stages == {("叶片厂", "叶片"): Join.NAMED, ("多", "盐"): Join.STATED}


def test_what_is_stated_wins_over_what_is_only_named() -> None:
    graph = woven(replace(small(), projects=(project("叶片厂", chain="叶片"),)))
    joins = [edge.join for edge in graph.edges if edge.kind is EdgeKind.PROJECT_STAGE]
    assert joins == [Join.STATED]


def test_the_latest_version_of_a_target_says_where_it_is_and_all_say_who_decided() -> None:
    first = target(id="t", area="9901", decided_by="d1")
    later = target(id="t", version=2, decided_by="d2")
    for order in ((first, later), (later, first)):
        graph = woven(replace(small(), targets=order))
        node = graph.place_of(NodeKind.TARGET, "t")
        where = graph.joined(node, Step(EdgeKind.TARGET_PLACE))
        who = graph.joined(node, Step(EdgeKind.TARGET_DECISION))
        assert [graph.nodes[place].id for place in where] == ["99"]
        assert [graph.nodes[place].id for place in who] == ["d1", "d2"]


def test_one_chain_of_several_lists_is_one_node_and_is_the_own_one() -> None:
    graph = woven(small())
    chains = {node.id: node.own for node in graph.nodes if node.kind is NodeKind.CHAIN}
    assert chains == {"风电": True, "盐": True, "远": False}


def test_a_network_is_a_gap_as_long_as_none_is_on_record() -> None:
    graph: Graph = woven(small())
    assert NodeKind.NETWORK in graph.gaps
    assert not graph.by_kind[NodeKind.NETWORK]


def test_names_join() -> None:
    assert chain_names("风电、氢能, 盐") == ("风电", "氢能", "盐")
    assert chain_names(" ") == ()
    assert stage_named("东方新能源多晶硅", ("新能源", "多晶硅", "晶硅")) == "多晶硅"
    assert stage_named("硅片厂", ("硅片（切片）",)) == "硅片（切片）"
    assert stage_named("路", ("叶片", "")) is None
    assert shared_words("海上风电装机容量", "近海风电二期 海上风电") == "海上风电"
    assert shared_words("有轨电车里程", "电车二号线") == "电车"
    assert shared_words("里程", "路") == ""
