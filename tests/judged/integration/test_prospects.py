"""If they finish: outcomes of promises, the chance of keeping one, and where that would lead."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import prove
from dianfan.judged.integration.adding import capacity
from dianfan.judged.integration.integrate import integrate
from dianfan.judged.integration.integrate import leaves
from dianfan.judged.integration.promises import UNKNOWN
from dianfan.judged.integration.promises import case
from dianfan.judged.integration.promises import cases
from dianfan.judged.integration.promises import chance
from dianfan.judged.integration.promises import finish_chance
from dianfan.judged.integration.promises import outcome
from dianfan.judged.integration.promises import wilson
from dianfan.judged.integration.prospects import Move
from dianfan.judged.integration.prospects import moves
from dianfan.judged.integration.prospects import prospects
from dianfan.judged.interval import NotComputable
from dianfan.promised.model import Programme
from dianfan.promised.model import Project
from dianfan.promised.model import ProjectStatus
from dianfan.recorded.mint import Mint
from tests.judged.integration.woven import ASOF
from tests.judged.integration.woven import action
from tests.judged.integration.woven import closed
from tests.judged.integration.woven import measure
from tests.judged.integration.woven import programmes
from tests.judged.integration.woven import small
from tests.judged.little import HOME
from tests.judged.little import fig
from tests.judged.little import programme
from tests.judged.little import project
from tests.judged.little import row
from tests.judged.little import target

DONE, OPEN = ProjectStatus.COMPLETION, ProjectStatus.IMPLEMENTATION


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"actual_finish": "2023-12-31"}, exactly(1)),
        ({"actual_finish": "2024-01-01"}, exactly(0)),
        ({"actual_finish": "2023/2024"}, UNKNOWN),
        ({"actual_finish": "2023-12-31/2024-01-15"}, UNKNOWN),
        ({"status": DONE, "status_date": "2023-11"}, exactly(1)),
        ({"status": DONE, "status_date": "2024-11"}, UNKNOWN),
        ({"status": OPEN, "status_date": "2024-11"}, exactly(0)),
        ({"status": OPEN, "status_date": "2023-11"}, UNKNOWN),
        ({"status": OPEN, "status_date": "2023"}, UNKNOWN),
        ({"status": OPEN, "status_date": ""}, UNKNOWN),
        ({"status": ProjectStatus.SUSPENDED, "status_date": "2024-01"}, exactly(0)),
        ({"status": ProjectStatus.UNKNOWN, "status_date": "2024-01"}, UNKNOWN),
        ({"status": ProjectStatus.CANCELLED, "status_date": ""}, exactly(0)),
    ],
)
def test_a_promise_is_kept_broken_or_silent(said: dict[str, Any], expected: Quantity) -> None:
    assert outcome(project("p", planned_finish="2023", **said)) == expected


def test_only_single_projects_whose_promise_has_come_due_are_cases() -> None:
    some = (
        project("b", planned_finish="2023"),
        project("a", planned_finish="2025-11"),
        project("ahead", planned_finish="2026"),
        project("today", planned_finish="2025-12-31"),
        project("bundle", planned_finish="2023", bundle=True),
        project("no date"),
        project("given up", planned_finish="2027", status=ProjectStatus.CANCELLED),
    )
    assert [one.why[0] for one in cases(some, HOME, ASOF)] == [
        "project:a",
        "project:b",
        "project:given up",
    ]


def _outcomes(kept: int, broken: int, silent: int) -> tuple[Figure, ...]:
    promised = {"planned_finish": "2023"}
    kinds = (
        *((f"k{one}", {"actual_finish": "2023-01"}) for one in range(kept)),
        *((f"b{one}", {"actual_finish": "2024-01"}) for one in range(broken)),
        *((f"u{one}", {}) for one in range(silent)),
    )
    return tuple(case(project(name, **promised, **more), HOME, ASOF) for name, more in kinds)


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    # from the roots of (p − x)² = z² x(1 − x)/n, found by bisection
    [(0, 10, "0", "0.2129"), (8, 10, "0.5408", "0.9314"), (10, 10, "0.7871", "1")],
)
def test_wilson_limits_solve_their_own_equation(
    hits: int, trials: int, low: str, high: str
) -> None:
    found = wilson(hits, trials)
    assert [round(end, 4) for end in found] == [Decimal(low), Decimal(high)]
    share = Decimal(hits) / trials
    for end in found:
        if 0 < end < 1:
            left = (share - end) ** 2
            right = Decimal("1.6448536269514722") ** 2 * end * (1 - end) / trials
            assert abs(left - right) < Decimal("1e-20")


def test_silence_opens_the_chance_on_both_sides() -> None:
    sure = finish_chance(*_outcomes(6, 2, 0))
    unsure = finish_chance(*_outcomes(6, 2, 4))
    assert sure.quantity.bound is Bound.RANGE
    assert sure.quantity.upper is not None
    assert unsure.quantity.upper is not None
    assert unsure.value < sure.value < 75 < sure.quantity.upper < unsure.quantity.upper
    prove(unsure)


@given(st.integers(0, 12), st.integers(0, 12), st.integers(0, 12))
def test_the_chance_holds_the_share_kept_whatever_became_of_the_silent(
    kept: int, broken: int, silent: int
) -> None:
    outcomes = _outcomes(kept, broken, silent)
    if kept + broken < 8:
        assert isinstance(chance(outcomes), Gap)
        return
    found = finish_chance(*outcomes).quantity
    assert found.upper is not None
    for more in range(silent + 1):
        share = Decimal(100) * (kept + more) / len(outcomes)
        assert 0 <= found.value <= share <= found.upper <= 100


def test_a_chance_is_taken_from_outcomes_alone() -> None:
    with pytest.raises(NotComputable):
        finish_chance(fig(5))


WIND = measure("风电装机容量", 3, unit="万千瓦")


def _windy(*projects: Project, level: str = "30", promised: str = "60") -> Programme:
    some = programme(
        rows=[row("2023", level, indicator=WIND.id, unit="万千瓦")],
        indicators=(WIND,),
        targets=(target(promised, indicator=WIND.id, unit="万千瓦"),),
        projects=projects,
    )
    return replace(some, actions=(action(3),))


def _wind(name: str, size: str = "50", symbol: str = "万千瓦", **other: object) -> Project:
    made = {"action": 3, "status_date": "2024-06", "capacity": Decimal(size)} | other
    return project(name, capacity_unit=symbol, **made)  # type: ignore[arg-type]  # fields by name


def _moves(some: Programme, odds: Figure | Gap | None = None) -> tuple[Move, ...]:
    mint = Mint(some, closed(some))
    return moves(mint, odds or chance(()))


def test_projects_seen_unfinished_after_the_level_add_to_it() -> None:
    (move,) = _moves(_windy(_wind("风电一期"), _wind("风电二期", "500", "兆瓦", area="9901")))
    assert isinstance(move.reached, Figure)
    assert isinstance(move.margin, Figure)
    assert move.reached.quantity == exactly(130)
    assert move.margin.quantity == exactly(70)
    assert move.words == ("风电", "风电")
    assert not move.met
    assert isinstance(move.likely, Gap)


def test_what_may_be_in_the_level_already_adds_from_nothing_to_all() -> None:
    (move,) = _moves(_windy(_wind("风电一期", status_date="2022")))
    assert isinstance(move.reached, Figure)
    assert move.reached.quantity == Quantity(Decimal(30), Bound.RANGE, Decimal(80))


def test_the_chance_weighs_what_is_added() -> None:
    half = replace(fig("50", "%"), measure="chance")
    (move,) = _moves(_windy(_wind("风电一期")), half)
    assert isinstance(move.likely, Figure)
    assert move.likely.quantity == exactly(55)
    prove(move.likely)
    assert isinstance(move.reached, Figure)
    prove(move.reached)


def test_a_report_of_the_same_year_does_not_say_that_it_came_later() -> None:
    rows = programme(rows=[row("2023-06", "30", indicator=WIND.id, unit="万千瓦")]).observations
    some = replace(_windy(_wind("风电一期", status_date="2023")), observations=rows)
    (move,) = _moves(some)
    assert isinstance(move.reached, Figure)
    assert move.reached.quantity == Quantity(Decimal(30), Bound.RANGE, Decimal(80))


def test_a_chance_that_is_a_range_gives_a_range() -> None:
    odds = replace(fig("20", "%", bound=Bound.RANGE, upper="50"), measure="chance")
    (move,) = _moves(_windy(_wind("风电一期")), odds)
    assert isinstance(move.likely, Figure)
    assert move.likely.quantity == Quantity(Decimal(40), Bound.RANGE, Decimal(55))


def test_a_level_that_equals_the_target_meets_it() -> None:
    (move,) = _moves(_windy(_wind("风电一期"), promised="30"))
    assert move.met


def test_two_bounds_give_no_margin() -> None:
    some = _windy(_wind("风电一期"))
    open_ = tuple(replace(one, bound=Bound.AT_LEAST) for one in some.targets)
    rows = programme(rows=[row("2023", "30", "at least", indicator=WIND.id, unit="万千瓦")])
    (move,) = _moves(replace(some, targets=open_, observations=rows.observations))
    assert isinstance(move.reached, Figure)
    assert isinstance(move.margin, Gap)


def test_a_target_of_before_the_programme_is_past() -> None:
    some = _windy(_wind("风电一期"))
    past = tuple(replace(one, period="2020") for one in some.targets)
    assert _moves(replace(some, targets=past)) == ()


@pytest.mark.parametrize(
    "other",
    [
        {"action": 4},
        {"area": "88"},
        {"symbol": "万吨/年"},
        {"status": DONE},
        {"status": ProjectStatus.CANCELLED},
        {"actual_finish": "2024"},
        {"bundle": True},
        {"capacity": None},
    ],
)
def test_nothing_is_added_that_does_not_belong(other: dict[str, Any]) -> None:
    assert _moves(_windy(_wind("风电一期", **other))) == ()
    assert _moves(_windy(_wind("水库"))) == ()


def test_a_target_without_a_level_has_no_level_to_reach() -> None:
    some = replace(_windy(_wind("风电一期")), observations=programme().observations)
    (move,) = _moves(some)
    assert isinstance(move.level, Gap)
    assert isinstance(move.reached, Gap)
    assert isinstance(move.margin, Gap)


def test_capacities_are_added_chain_by_chain() -> None:
    some = _windy(
        _wind("甲", "2", "万吨/年", chain="盐"),
        _wind("乙", "3", "万吨/年", chain="盐"),
        _wind("丙", "5", "万吨/年", chain="煤"),
        _wind("丁", "1", "闻所未闻", chain="煤"),
    )
    (prospect,) = prospects(some, ASOF)
    told = {chain_: one.quantity for chain_, one in prospect.capacities}
    assert told == {"盐": exactly(5), "煤": exactly(5)}
    assert isinstance(capacity(some.projects[3], HOME, ASOF), Gap)


@given(programmes())
def test_everything_that_is_reckoned_is_reckoned_again(some: Programme) -> None:
    found = integrate(some, closed(some))
    told = [one for move in found.moves for one in (move.reached, move.margin, move.likely)]
    told += [one for some_ in found.prospects for one in (some_.count, some_.priced, some_.money)]
    told.append(found.chance)
    for figure in told:
        if isinstance(figure, Figure):
            prove(figure)


def test_every_leaf_of_integration_can_be_made_again_from_the_programme() -> None:
    some = small()
    mint = Mint(some, closed(some))
    assert {one.measure for one in leaves(mint)} <= {"project:kept", "project:capacity"}
    windy = _windy(_wind("风电一期", planned_finish="2023"))
    known = {one.key for one in leaves(Mint(windy, closed(windy)))}
    found = integrate(windy, closed(windy))
    assert {one.key for one in found.cases} <= known
    (move,) = found.moves
    assert {one.key for one in move.additions} <= known
