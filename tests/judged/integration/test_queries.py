"""Loose ends: exact complements of what a plain walk reaches, and gaps where a layer is missing."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UnknownKey
from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.place import Place
from dianfan.figures.wording import Wording
from dianfan.judged.integration import QUERIES
from dianfan.judged.integration.counting import numbered
from dianfan.judged.integration.counting import recounted
from dianfan.judged.integration.graph import Graph
from dianfan.judged.integration.integrate import integrate
from dianfan.judged.integration.kinds import NodeKind
from dianfan.judged.integration.queries import asked_of
from dianfan.judged.integration.queries import loose
from dianfan.promised.model import Programme
from tests.judged.integration.woven import ASOF
from tests.judged.integration.woven import closed
from tests.judged.integration.woven import programmes
from tests.judged.integration.woven import small
from tests.judged.integration.woven import woven

HOME = Place("99", Wording("清河州", "Qinghe"))


def _names(some: Programme, query: str) -> list[str]:
    graph = woven(some)
    found = loose(graph, QUERIES[query])
    assert isinstance(found, tuple)
    return [graph.nodes[place].id for place in found]


@pytest.mark.parametrize(
    ("query", "ends"),
    [
        ("action-without-measure", ["2", "3"]),
        ("action-without-target", ["2", "3"]),
        ("action-without-project", ["3"]),
        ("indicator-without-action", ["spare"]),
        ("target-without-project", ["t2"]),
        ("target-without-decision", ["t2"]),
        ("project-without-action", ["捆", "散"]),
        ("project-without-chain", ["捆", "散"]),
        ("project-without-amount", ["散"]),
        ("chain-without-project", []),
        ("stage-without-project", ["烧碱", "风机"]),
        ("place-untouched", []),
        ("place-without-project", []),
        ("decision-uncited", ["d2"]),
    ],
)
def test_each_question_finds_its_loose_ends(query: str, ends: list[str]) -> None:
    assert _names(small(), query) == ends


def test_a_place_is_untouched_without_project_target_and_value_since_the_start() -> None:
    bare = replace(small(), projects=(), targets=())
    graph = woven(bare)
    found = loose(graph, QUERIES["place-untouched"])
    assert isinstance(found, tuple)
    assert [graph.nodes[place].id for place in found] == ["9901"]  # its only value is of before


@given(programmes(), st.sampled_from(sorted(QUERIES)))
def test_loose_ends_are_the_exact_complement_of_what_walks_reach(
    some: Programme, name: str
) -> None:
    graph = woven(some)
    found = loose(graph, QUERIES[name])
    if isinstance(found, Gap):
        return
    own = asked_of(graph, QUERIES[name].kind)
    tied = [place for place in own if _walks(graph, place, name)]
    assert sorted((*found, *tied)) == list(own)
    assert not set(found) & set(tied)


def _walks(graph: Graph, place: int, name: str) -> bool:
    return any(graph.joined(place, *walk) for walk in QUERIES[name].walks)


@pytest.mark.parametrize(
    ("without", "query"),
    [
        ({}, "project-without-network"),
        ({"chains": (), "links": ()}, "project-without-chain"),
        ({"projects": ()}, "action-without-project"),
        ({"actions": ()}, "action-without-measure"),
        ({"targets": ()}, "action-without-target"),
    ],
)
def test_a_missing_layer_is_a_gap_and_no_layer_of_loose_ends(
    without: dict[str, Any], query: str
) -> None:
    some = replace(small(), **without)
    graph = woven(some)
    assert isinstance(loose(graph, QUERIES[query]), Gap)
    assert isinstance(numbered(graph, query, HOME, ASOF), Gap)
    answered = integrate(some, closed(some)).answers[query]
    assert isinstance(answered.number, Gap)
    assert answered.nodes == ()


@given(programmes())
def test_the_whole_is_what_hangs_loose_and_what_does_not(some: Programme) -> None:
    for answered in integrate(some, closed(some)).answers.values():
        if isinstance(answered.number, Figure):
            assert isinstance(answered.whole, Figure)
            assert answered.number.value == len(answered.nodes) <= answered.whole.value


def test_a_number_is_counted_again_from_its_own_name() -> None:
    graph = woven(small())
    for name in (*QUERIES, *NodeKind):
        figure = numbered(graph, name, HOME, ASOF)
        if isinstance(figure, Figure):
            assert figure.value == recounted(graph, figure.why[0].removeprefix("graph:"))
    with pytest.raises(UnknownKey):
        recounted(graph, "nothing")
