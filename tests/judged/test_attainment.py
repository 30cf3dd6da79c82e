"""Attainment: both ends of both intervals, due and not due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.lineage import Figure
from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.interval import NotComputable
from dianfan.judged.interval import interval
from dianfan.judged.scorecard.attainment import attained
from dianfan.judged.scorecard.attainment import attained_column
from dianfan.judged.scorecard.attainment import margin
from dianfan.judged.scorecard.promises import need
from dianfan.judged.verdicts import State
from dianfan.promised.model import Decision
from tests.judged.little import by_method
from tests.judged.little import fig
from tests.judged.little import indicator
from tests.judged.little import judged
from tests.judged.little import programme
from tests.judged.little import row
from tests.judged.little import target

EXACT, LEAST, MORE = Bound.EXACTLY, Bound.AT_LEAST, Bound.MORE_THAN
MOST, LESS, ABOUT = Bound.AT_MOST, Bound.LESS_THAN, Bound.ABOUT
YES, NO, OPEN = True, False, None
Reached = bool | None

FLOOR = [
    # actual, target, reached
    ("2500", EXACT, "2500", EXACT, YES), ("2499.99", EXACT, "2500", EXACT, NO),
    ("2500", EXACT, "2500", MORE, NO), ("2500.01", EXACT, "2500", MORE, YES),
    ("2500", MORE, "2500", MORE, YES), ("2500", LEAST, "2500", MORE, OPEN),
    ("2500", LEAST, "2500", LEAST, YES), ("2400", LEAST, "2500", LEAST, OPEN),
    ("2480", ABOUT, "2500", MORE, OPEN), ("2700", ABOUT, "2500", MORE, YES), ("2300", ABOUT, "2500", MORE, NO),
    ("2500", LESS, "2500", LEAST, NO), ("2600", LESS, "2500", LEAST, OPEN), ("2500", MOST, "2500", LEAST, OPEN),
    ("2500", MOST, "2500", MORE, NO), ("2500", LESS, "2500", MORE, NO),
    ("6.4", EXACT, "6.5", ABOUT, YES), ("6.39", EXACT, "6.5", ABOUT, NO),
]  # fmt: skip
CEILING = [
    ("35", EXACT, "35", EXACT, YES), ("35.01", EXACT, "35", EXACT, NO), ("35", EXACT, "35", LESS, NO),
    ("34.9", EXACT, "35", LESS, YES), ("35", LESS, "35", LESS, YES), ("35", MOST, "35", LESS, OPEN),
    ("35", MOST, "35", MOST, YES), ("35", MORE, "35", MOST, NO), ("35", LEAST, "35", MOST, OPEN),
    ("35", LEAST, "35", LESS, NO), ("36", MOST, "35", MOST, OPEN), ("35", MORE, "35", LESS, NO),
]  # fmt: skip
BOTH = [(*one, "at least") for one in FLOOR] + [(*one, "at most") for one in CEILING]


@pytest.mark.parametrize(("value", "bound", "goal", "goal_bound", "expected", "side"), BOTH)
def test_reached_missed_or_left_open(
    value: str,
    bound: Bound,
    goal: str,
    goal_bound: Bound,
    expected: Reached,
    side: str,
) -> None:
    actual, aim = fig(value, bound=bound), fig(goal, bound=goal_bound)
    assert attained(actual, aim, side=side) is expected


def test_units_are_converted_exactly() -> None:
    assert attained(fig("15", "万亩"), fig("1", "万公顷"), side="at least") is True
    assert attained(fig("14.9999999999", "万亩"), fig("1", "万公顷"), side="at least") is False
    assert attained(fig("0.1", "公顷"), fig("1.5", "亩"), side="at most") is True


@given(
    value=st.decimals(1, 100, places=1),
    bound=st.sampled_from([EXACT, LEAST, MORE, MOST, LESS]),
    goal=st.decimals(1, 100, places=1),
    strict=st.booleans(),
    at_most=st.booleans(),
)
def test_the_column_face_is_the_explain_face(
    *, value: Decimal, bound: Bound, goal: Decimal, strict: bool, at_most: bool
) -> None:
    goal_bound = (LESS if at_most else MORE) if strict else EXACT
    actual, aim = fig(value, bound=bound), fig(goal, bound=goal_bound)
    ends = interval(actual.quantity)
    found = attained_column(
        np.array([float(ends.low)]),
        np.array([float(ends.high)]),
        np.array([float(goal)]),
        strict=np.array([strict]),
        open_ends=np.array([bound in (MORE, LESS)]),
        at_most=np.array([at_most]),
    )[0]
    explained = attained(actual, aim, side="at most" if at_most else "at least")
    assert found == {YES: 1, NO: -1, OPEN: 0}[explained]


@given(
    st.decimals(1, 100, places=1),
    st.decimals(1, 100, places=1),
    st.sampled_from([EXACT, MORE, ABOUT]),
)
def test_more_never_loses_a_target(one: Decimal, other: Decimal, bound: Bound) -> None:
    low, high = sorted((one, other))
    aim = fig("50", bound=bound)
    if attained(fig(low), aim, side="at least"):
        assert attained(fig(high), aim, side="at least")


@pytest.mark.parametrize(
    ("goal", "side", "expected"),
    [
        (fig("180"), "at least", "180"),
        (fig("6.5", bound=ABOUT), "at least", "6.4"),
        (fig("6.5", bound=ABOUT), "at most", "6.6"),
        (fig("5.5", bound=Bound.RANGE, upper="6"), "at least", "5.5"),
        (fig("5.5", bound=Bound.RANGE, upper="6"), "at most", "6"),
        (fig("12", bound=LEAST), "at least", "12"),
    ],
)
def test_what_a_target_needs(goal: Figure, side: str, expected: str) -> None:
    found = need(goal, side=side)
    prove(found)
    assert found.value == Decimal(expected)
    assert found.quantity.is_exact


def test_a_target_open_on_a_side_needs_nothing_there() -> None:
    with pytest.raises(NotComputable, match="open on that side"):
        need(fig("12", bound=LEAST), side="at most")


@pytest.mark.parametrize(
    ("actual", "needed", "side", "expected"),
    [
        (fig("12"), fig("100000", "万元"), "at least", ("20000", "万元")),
        (fig("12"), fig("10"), "at most", ("-2", "亿元")),
        (fig("6.1", "%"), fig("6.4", "%"), "at least", ("-0.3", "百分点")),
        (fig("4", "%"), fig("50", "‰"), "at most", ("1", "百分点")),
    ],
)
def test_margin(actual: Figure, needed: Figure, side: str, expected: tuple[str, str]) -> None:
    found = margin(actual, needed, side=side)
    prove(found)
    assert (found.value, found.unit.symbol) == (Decimal(expected[0]), expected[1])


METHOD = "target-attainment"
AFTER, BEFORE = date(2025, 12, 31), date(2025, 12, 30)
CASES = {
    "reached": ([row("2025", "201")], target("200"), AFTER, State.ACHIEVED, "target achieved"),
    "missed": ([row("2025", "199")], target("200"), AFTER, State.OFF_TRACK, "target not achieved"),
    "left open": ([row("2025", "198", "about")], target("200"), AFTER, State.NOT_ASSESSABLE, "both sides"),
    "unreported": ([row("2024", "250")], target("200"), AFTER, State.NO_DATA, "no value for its period"),
    "nothing at all": ([], target("200"), AFTER, State.NO_DATA, "no value for its period"),
    "not due": ([row("2024", "150")], target("200"), BEFORE, State.NOT_ASSESSABLE, "not due yet"),
    "missed but not due": ([row("2025", "150")], target("200"), BEFORE, State.NOT_ASSESSABLE, "not due yet"),
    "early": ([row("2024", "250")], target("200"), BEFORE, State.ACHIEVED, "achieved early"),
    "early by part of the year": (
        [row("2025-Q1/Q3", "210")], target("200"), BEFORE, State.ACHIEVED, "achieved early"
    ),
    "due, by part of the year": ([row("2025-Q1/Q3", "210")], target("200"), AFTER, State.ACHIEVED, "target achieved"),
    "due, part of the year short": ([row("2025-Q1/Q3", "190")], target("200"), AFTER, State.NO_DATA, "no value"),
    "early by the value of the period itself": (
        [row("2025", "250")],
        target("200", bound=LEAST),
        BEFORE,
        State.ACHIEVED,
        "achieved early",
    ),
    "about is not early": (
        [row("2024", "250")], target("200", bound=ABOUT), BEFORE, State.NOT_ASSESSABLE, "not due yet"
    ),
    "a ceiling is not early": (
        [row("2024", "150")], target("200", bound=MOST), BEFORE, State.NOT_ASSESSABLE, "not due yet"
    ),
    "the last value counts, not the best": (
        [row("2023", "250"), row("2024", "190")], target("200"), BEFORE, State.NOT_ASSESSABLE, "not due yet"
    ),
    "half a year is not a year": ([row("2024-H1", "250")], target("200"), BEFORE, State.NOT_ASSESSABLE, "not due"),
    "a growth rate is not early": (
        [row("2024", "9", kind="growth_yoy", unit="%")],
        target("6", kind="growth_yoy", unit="%"), BEFORE, State.NOT_ASSESSABLE, "not due yet",
    ),
    "growth reached": (
        [row("2025", "6.4", kind="growth_yoy", unit="%")],
        target("6.5", bound=ABOUT, kind="growth_yoy", unit="%"), AFTER, State.ACHIEVED, "target achieved",
    ),
    "rank reached": (
        [row("2025", "2", kind="rank", unit="名")],
        target("3", kind="rank", unit="名"), AFTER, State.ACHIEVED, "target achieved",
    ),
    "rank missed": (
        [row("2025", "4", kind="rank", unit="名")],
        target("3", kind="rank", unit="名"), AFTER, State.OFF_TRACK, "target not achieved",
    ),
    "another scope": ([row("2025", "250", scope="城区")], target("200"), AFTER, State.NOT_ASSESSABLE, "another scope"),
    "another dimension": ([row("2025", "250", unit="万吨")], target("200"), AFTER, State.NOT_ASSESSABLE, "dimension"),
    "another kind": (
        [row("2025", "9", kind="growth_yoy", unit="%")], target("200"), AFTER, State.NO_DATA, "no value"
    ),
    "by a deadline": ([row("2025", "210")], target("200", "../2025"), AFTER, State.ACHIEVED, "target achieved"),
    "early for a deadline": ([row("2024", "210")], target("200", "../2025"), BEFORE, State.ACHIEVED, "early"),
    "half a year is no year before a deadline": (
        [row("2024-H2", "250")],
        target("200", "../2025"),
        BEFORE,
        State.NOT_ASSESSABLE,
        "not due yet",
    ),
    "a year does not end in the month of the deadline": (
        [row("2023", "250")],
        target("200", "../2026-06"),
        BEFORE,
        State.NOT_ASSESSABLE,
        "not due yet",
    ),
    "planned is not actual": ([row("2025", "210", status="planned")], target("200"), AFTER, State.NO_DATA, "no value"),
    "other units": ([row("2025", "2000000", unit="万元")], target("200"), AFTER, State.ACHIEVED, "target achieved"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_cases(name: str) -> None:
    rows, aim, asof, state, words = CASES[name]
    found = by_method(programme(rows=rows, targets=(aim,)), METHOD, asof)
    assert found.state is state, found.reason.en
    assert words in found.grade.en
    assert found.target is not None
    if isinstance(found.measure, Figure):
        prove(found.measure)
        assert found.evidence


def test_reached_exactly_has_a_margin_of_zero_and_gaps_say_why() -> None:
    found = by_method(programme(rows=[row("2025", "200")], targets=(target("200"),)), METHOD)
    assert isinstance(found.measure, Figure)
    assert found.measure.value == 0
    gaps = {
        "unreported": GapReason.NOT_REPORTED,
        "not due": GapReason.NOT_DUE,
        "left open": GapReason.NOT_ASSESSABLE,
    }
    for name, reason in gaps.items():
        rows, aim, asof, _, _ = CASES[name]
        gap = by_method(programme(rows=rows, targets=(aim,)), METHOD, asof).measure
        assert isinstance(gap, Gap)
        assert gap.reason is reason


def test_a_stock_holds_at_the_end_of_any_period() -> None:
    rows = [row("2025-12", "210")]
    flow = programme(rows=rows, targets=(target(),))
    stock = programme(rows=rows, targets=(target(),), indicators=(indicator(cumulative=True),))
    assert by_method(flow, METHOD).state is State.NO_DATA
    assert by_method(stock, METHOD).state is State.ACHIEVED
    earlier = programme(
        rows=[row("2025-03", "210")], targets=(target(),), indicators=(indicator(cumulative=True),)
    )
    assert by_method(earlier, METHOD).state is State.ACHIEVED
    ahead = by_method(stock, METHOD, BEFORE)
    assert ahead.grade.en == "target achieved early"


@pytest.mark.parametrize(
    ("direction", "bound", "actual", "state"),
    [
        ("lower", EXACT, "34", State.ACHIEVED),
        ("lower", EXACT, "36", State.OFF_TRACK),
        ("higher", MOST, "36", State.OFF_TRACK),
        ("lower", LEAST, "36", State.ACHIEVED),
        ("neutral", LEAST, "36", State.ACHIEVED),
        ("neutral", EXACT, "35", State.NOT_ASSESSABLE),
    ],
)
def test_the_words_of_a_target_go_before_the_direction(
    direction: str, bound: Bound, actual: str, state: State
) -> None:
    some = programme(
        rows=[row("2025", actual)],
        targets=(target("35", bound=bound),),
        indicators=(indicator(direction),),
    )
    assert by_method(some, METHOD).state is state


def test_neutral_and_not_due_is_not_due() -> None:
    some = programme(
        rows=[row("2024", "1")], targets=(target(),), indicators=(indicator("neutral"),)
    )
    found = by_method(some, METHOD, BEFORE)
    assert isinstance(found.measure, Gap)
    assert found.measure.reason is GapReason.NOT_DUE


def test_a_later_version_replaces_once_it_is_known() -> None:
    first = target("200", line=2)
    second = target("180", version=2, decided_by="d", line=3)
    decision = Decision("d", "2025-06", "", "", "", "", "", "", (), core=False, source="s")
    some = programme(rows=[row("2024", "190")], targets=(second, first), decisions=(decision,))
    assert by_method(some, METHOD, date(2025, 6, 29)).state is State.NOT_ASSESSABLE
    found = by_method(some, METHOD, date(2025, 6, 30))
    assert found.state is State.ACHIEVED
    assert found.target is not None
    assert found.target.value == 180


def test_a_target_set_later_is_not_known_yet() -> None:
    some = programme(rows=[row("2019", "190")], targets=(target(),), published="2021-03")
    assert by_method(some, METHOD, date(2021, 3, 30)).target is None
    assert by_method(some, METHOD, date(2021, 3, 31)).target is not None


@pytest.mark.parametrize("published", ["", "about 2019", "undated"])
def test_a_target_of_unknown_date_was_always_known(published: str) -> None:
    some = programme(rows=[row("2019", "190")], targets=(target(),), published=published)
    assert by_method(some, METHOD, date(2020, 1, 1)).target is not None


def test_a_share_of_half_a_year_is_no_share_of_the_year() -> None:
    half = row("2025-H1", "60", unit="%", kind="level")
    some = programme(rows=[half], targets=(target("55", unit="%"),))
    assert by_method(some, METHOD, BEFORE).state is State.NOT_ASSESSABLE


def test_two_targets_of_one_period_are_both_judged() -> None:
    some = programme(rows=[row("2025", "150")], targets=(target("100"), target("200", id="t2")))
    states = [one.state for one in judged(some) if one.method == METHOD]
    assert states == [State.ACHIEVED, State.OFF_TRACK]


@given(
    st.fractions(min_value=Fraction(1, 10), max_value=10), st.sampled_from(["亿元", "万元", "元"])
)
def test_a_change_of_unit_changes_no_verdict(factor: Fraction, symbol: str) -> None:
    value = Decimal(factor.numerator * 100) / Decimal(factor.denominator)
    value = value.quantize(Decimal("0.0001"))
    size = {"亿元": 1, "万元": 10**4, "元": 10**8}[symbol]
    plain = attained(fig(value), fig("100"), side="at least")
    assert attained(fig(value * size, symbol), fig("100"), side="at least") is plain
