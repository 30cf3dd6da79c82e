"""The weighing: three intervals, and what must never happen to them."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from dianfan.judged.claims.weighing import Weight
from dianfan.judged.claims.weighing import inside
from dianfan.judged.claims.weighing import meets
from dianfan.judged.claims.weighing import promised_of
from dianfan.judged.claims.weighing import said_of
from dianfan.judged.claims.weighing import weigh
from dianfan.judged.interval import INFINITY
from dianfan.judged.interval import Interval
from dianfan.promised.model import Direction

numbers = st.decimals(-1000, 1000, places=2)
widths = st.decimals(0, 50, places=2)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, width = draw(numbers), draw(widths)
    return Interval(low, low + width, draw(st.booleans()) and width > 0)


@given(intervals(), intervals(), widths, widths)
def test_more_tolerance_never_turns_support_into_contradiction(
    said: Interval, found: Interval, more: Decimal, room: Decimal
) -> None:
    wide = Interval(found.low - room, found.high + room)
    wider = Interval(said.low - more, said.high + more)
    order = [Weight.DIFFERS, Weight.OPEN, Weight.ROUNDING, Weight.AGREES]
    assert order.index(weigh(wider, found, wide)) >= order.index(weigh(said, found, wide))


@given(intervals(), intervals())
def test_what_is_inside_also_meets(one: Interval, other: Interval) -> None:
    if inside(one, other) and not (one.low == one.high and one.low_open):
        assert meets(one, other)
    assert meets(one, other) == meets(other, one)


@given(intervals(), intervals(), st.integers(1, 10**8))
def test_a_change_of_unit_changes_no_answer(said: Interval, found: Interval, factor: int) -> None:
    def times(some: Interval) -> Interval:
        return Interval(some.low * factor, some.high * factor, some.low_open, some.high_open)

    assert weigh(said, found, found) == weigh(times(said), times(found), times(found))


@given(intervals(), intervals(), widths)
def test_more_room_never_hardens_the_answer(said: Interval, found: Interval, room: Decimal) -> None:
    wide = Interval(found.low - room, found.high + room)
    if weigh(said, found, wide) is Weight.DIFFERS:
        assert weigh(said, found, found) is Weight.DIFFERS


def test_a_printed_number_stands_for_half_a_unit_on_both_sides() -> None:
    said = said_of(Interval(Decimal("8.4"), Decimal("8.4")), Decimal("0.05"))
    assert (said.low, said.high) == (Decimal("8.35"), Decimal("8.45"))
    bound = Interval(Decimal(5), INFINITY, high_open=True)
    assert said_of(bound, Decimal("0.5")) == bound


def test_a_bound_that_only_overlaps_leaves_the_question_open() -> None:
    said = Interval(Decimal(4), Decimal(6))
    at_least = Interval(Decimal(5), INFINITY, high_open=True)
    assert weigh(said, at_least, at_least) is Weight.OPEN
    above = Interval(Decimal(7), INFINITY, high_open=True)
    assert weigh(said, above, above) is Weight.DIFFERS
    assert weigh(above, Interval(Decimal(8), Decimal(8)), said) is Weight.AGREES


def test_more_than_promised_is_no_breach_where_more_is_better() -> None:
    said = Interval(Decimal(4), Decimal(6))
    assert promised_of(said, Direction.HIGHER).high == INFINITY
    assert promised_of(said, Direction.LOWER).low == -INFINITY
    assert promised_of(said, Direction.NEUTRAL) == said
