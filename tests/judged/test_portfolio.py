"""The portfolio: counts and sums that never count a project twice."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import walk
from dianfan.figures.rule import prove
from dianfan.judged.portfolio import tally_portfolio
from dianfan.judged.verdicts import Tally
from dianfan.promised.model import Project
from dianfan.promised.model import ProjectStatus
from dianfan.recorded.close import close
from dianfan.said.claims import Claims
from tests.judged.little import programme
from tests.judged.little import project


def tallies(*projects: Project) -> dict[tuple[str, str], Tally]:
    some = programme(projects=projects)
    book = close(some, Claims(()), date(2025, 12, 31))
    return {(one.dimension, one.group): one for one in tally_portfolio(some, book)}


def told(tally: Tally) -> tuple[int, str, int, tuple[str, ...]]:
    cost = "gap" if isinstance(tally.investment, Gap) else format(tally.investment.value, "f")
    return int(tally.count.value), cost, int(tally.priced.value), tally.projects


DONE = ProjectStatus.COMPLETION
SOME = (
    project("a", "10.5", chain="铝", action=2),
    project("b", "2", chain="铝", status=DONE, area="9901"),
    project("c", area="88"),
    project("d", "100", bundle=True, members=31, chain="铝", status=DONE),
    project("e", bundle=True, members=None),
)


def test_single_projects_and_bundles_apart() -> None:
    found = tallies(*SOME)
    assert told(found["all", "all"]) == (3, "12.5", 2, ("a", "b", "c"))
    assert told(found["all", "bundle"]) == (2, "100", 1, ("d", "e"))


def test_each_dimension_adds_up_to_all() -> None:
    found = tallies(*SOME)
    assert told(found["status", "completion"]) == (1, "2", 1, ("b",))
    assert told(found["status", "implementation"]) == (2, "10.5", 1, ("a", "c"))
    assert told(found["chain", "铝"]) == (2, "12.5", 2, ("a", "b"))
    assert told(found["chain", ""]) == (1, "gap", 0, ("c",))
    assert told(found["action", "2"]) == (1, "10.5", 1, ("a",))
    assert told(found["action", ""]) == (2, "2", 1, ("b", "c"))
    for dimension in ("status", "chain", "action"):
        counts = [one.count.value for key, one in found.items() if key[0] == dimension]
        assert sum(counts) == 3


def test_by_area_home_and_its_parts_only() -> None:
    found = tallies(*SOME)
    areas = {group: one for (dimension, group), one in found.items() if dimension == "area"}
    assert set(areas) == {"99", "9901"}
    assert areas["9901"].count.place.code == "9901"
    assert found["all", "all"].count.place.code == "99"


def test_figures_prove_and_lead_back_to_their_projects() -> None:
    for tally in tallies(*SOME).values():
        for figure in (tally.count, tally.priced, tally.investment):
            if isinstance(figure, Figure):
                for part in walk(figure):
                    prove(part)
                leaves = [part.why for part in walk(figure) if not part.inputs]
                assert {leaf[0] for leaf in leaves} <= {
                    f"project:{name}" for name in tally.projects
                }
                assert figure.period.code == "2025-12-31"
        assert tally.count.unit.symbol == "项"


def test_an_unknown_cost_is_a_gap_and_not_zero() -> None:
    found = tallies(project("a"))["all", "all"]
    assert isinstance(found.investment, Gap)
    assert found.investment.reason is GapReason.NOT_REPORTED
    assert found.priced.value == 0
    free = tallies(project("a", "0"))["all", "all"]
    assert told(free) == (1, "0", 1, ("a",))


def test_no_projects_no_tallies() -> None:
    assert tallies() == {}
    assert ("all", "all") not in tallies(project("a", bundle=True))


@given(st.lists(st.tuples(st.integers(0, 10**6), st.booleans()), min_size=1, max_size=12))
def test_totals_against_a_plain_sum(rows: list[tuple[int, bool]]) -> None:
    projects = [
        project(f"p{place}", str(cost), bundle=bundle) for place, (cost, bundle) in enumerate(rows)
    ]
    found = tallies(*projects)
    for group, is_bundle in (("all", False), ("bundle", True)):
        costs = [cost for cost, bundle in rows if bundle is is_bundle]
        if costs:
            tally = found["all", group]
            assert isinstance(tally.investment, Figure)
            assert tally.investment.value == Decimal(sum(costs))
            assert tally.count.value == tally.priced.value == len(costs)
