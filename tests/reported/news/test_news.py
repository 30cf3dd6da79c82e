"""What the record has to tell: each type of finding, and when it is not told."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.gap import Gap
from dianfan.figures.rule import prove
from dianfan.promised.model import Direction
from dianfan.reported.desk import Desk
from dianfan.reported.news.ahead import coming_targets
from dianfan.reported.news.ahead import likelihood
from dianfan.reported.news.change import leading
from dianfan.reported.news.gather import stories
from dianfan.reported.news.gather import stories_of
from dianfan.reported.news.news import News
from dianfan.reported.news.news import NewsKind
from dianfan.reported.news.news import Story
from dianfan.reported.news.news import Tone
from dianfan.reported.news.places import among_places
from dianfan.reported.news.salience import news_value
from dianfan.reported.news.salience import weights
from dianfan.reported.news.series import earlier
from dianfan.reported.news.sources import between_sources
from dianfan.reported.news.targets import of_targets
from tests.reported.invented import desk_of
from tests.reported.invented import desk_with
from tests.reported.invented import growth
from tests.reported.invented import programme
from tests.reported.invented import value

COUNTIES = ("QH101", "QH102", "QH103", "QH104")


def story(desk: Desk) -> Story:
    """Give the only story of ``gva`` at home."""
    (found,) = stories_of(desk, desk.indicators["gva"])
    return found


def kinds(desk: Desk) -> set[NewsKind]:
    """Give the types of finding in the story of ``gva``."""
    return {item.kind for item in story(desk).items}


def only(desk: Desk, kind: NewsKind) -> News:
    """Give the item of a type."""
    (found,) = (item for item in story(desk).items if item.kind is kind)
    return found


def test_a_bare_value_is_a_level() -> None:
    assert kinds(desk_with(value("2025", "100"))) == {NewsKind.LEVEL}


def test_a_published_growth_makes_a_change_of_the_wished_tone() -> None:
    desk = desk_with(value("2025", "100"), growth("2025", "5"))
    assert story(desk).lead.kind is NewsKind.CHANGE
    assert story(desk).lead.tone is Tone.ADVANCE
    down = desk_with(value("2025", "100"), growth("2025", "-5"))
    assert story(down).lead.tone is Tone.SETBACK


def test_a_change_is_computed_only_from_a_comparable_earlier_value() -> None:
    change = only(desk_with(value("2024", "90"), value("2025", "100")), NewsKind.CHANGE)
    assert change.figures["by"].value == 10
    prove(change.figures["by"])
    assert NewsKind.CHANGE not in kinds(desk_with(value("2024-H1", "40"), value("2025", "100")))
    assert NewsKind.CHANGE not in kinds(
        desk_with(value("2024", "90", scope="不含港区"), value("2025", "100"))
    )
    assert NewsKind.CHANGE not in kinds(desk_with(value("2012", "90"), value("2025", "100")))


def test_what_a_body_told_of_itself_is_compared_with_its_own_words_only() -> None:
    mixed = desk_with(
        value("2024", "90"), value("2025", "100", status="claimed", source="delta-news")
    )
    assert NewsKind.CHANGE not in kinds(mixed)
    same = desk_with(value("2024", "90", status="claimed"), value("2025", "100", status="claimed"))
    assert NewsKind.CHANGE in kinds(same)


def test_values_before_a_break_are_not_compared() -> None:
    broken = tuple(
        replace(one, breaks=("2025",)) if one.id == "gva" else one for one in programme().indicators
    )
    desk = desk_with(value("2024", "90"), value("2025", "100"))
    cut = desk_of(replace(desk.programme, indicators=broken))
    assert NewsKind.CHANGE not in kinds(cut)


def test_a_record_needs_four_earlier_years_and_has_to_beat_them_all() -> None:
    rows = [value(str(2020 + at), str(90 + at)) for at in range(5)]
    assert NewsKind.RECORD not in kinds(desk_with(*rows[1:]))
    record = only(desk_with(*rows), NewsKind.RECORD)
    assert record.figures["count"].value == 4
    prove(record.figures["count"])
    assert NewsKind.RECORD not in kinds(desk_with(*rows, value("2025", "93.5")))
    low = only(desk_with(*rows, value("2025", "10")), NewsKind.RECORD)
    assert "below" in low.figures


def test_a_reversal_is_a_change_of_sign_within_a_year() -> None:
    turned = only(desk_with(growth("2024", "3"), growth("2025", "-1")), NewsKind.REVERSAL)
    assert turned.figures["before"].value == 3
    assert NewsKind.REVERSAL not in kinds(desk_with(growth("2024", "3"), growth("2025", "1")))
    assert NewsKind.REVERSAL not in kinds(desk_with(growth("2023", "3"), growth("2025", "-1")))
    bound = desk_with(growth("2024", "3", bound="less than"), growth("2025", "-1"))
    assert NewsKind.REVERSAL not in kinds(bound)


def test_places_that_differ_are_told_with_their_gap() -> None:
    rows = [growth("2025", str(at), area=code) for at, code in enumerate(COUNTIES, start=-1)]
    item = only(desk_with(growth("2025", "1"), *rows), NewsKind.DIVERGENCE)
    assert item.figures["high"].place.code == COUNTIES[-1]
    assert item.figures["gap"].value == 3
    assert item.figures["gap"].unit.dimension == "percentage points"
    few = desk_with(growth("2025", "1"), *rows[:2])
    assert not list(among_places(few, few.known("gva")))


def test_concentration_is_told_from_three_tenths_on() -> None:
    parts = [
        value("2025", number, area=code) for number, code in zip("1126", COUNTIES, strict=True)
    ]
    item = only(desk_with(value("2025", "10"), *parts), NewsKind.CONCENTRATION)
    assert item.figures["part"].value == 60
    even = [value("2025", "2.5", area=code) for code in COUNTIES]
    assert NewsKind.CONCENTRATION not in kinds(desk_with(value("2025", "10"), *even))


def test_sources_that_contradict_one_another_are_told_and_rounding_is_none() -> None:
    other = {"source": "delta-news", "status": "claimed"}
    item = only(desk_with(value("2025", "100"), value("2025", "93", **other)), NewsKind.CONFLICT)
    assert item.figures["used"].value == 100
    assert item.figures["other"].value == 93
    rounded = desk_with(value("2025", "100.4"), value("2025", "100", **other))
    assert not list(between_sources(rounded, rounded.known("gva")))


def test_targets_are_told_by_what_became_of_them() -> None:
    desk = desk_with(value("2025", "1290"), targets=True)
    (missed,) = of_targets(desk, desk.indicators["gva"])
    assert missed.kind is NewsKind.TARGET_MISSED
    assert missed.figures["gap"].value == 10
    assert "under" in missed.figures
    met = desk_with(value("2025", "1310"), targets=True)
    assert [one.kind for one in of_targets(met, met.indicators["gva"])] == [NewsKind.TARGET_MET]


def test_earlier_values_stand_in_order_of_time() -> None:
    desk = desk_with(*(value(str(year), "1") for year in (2023, 2021, 2025, 2022)))
    level = desk.known("gva").level
    assert level is not None
    assert [one.period.code for one in earlier(desk, level)] == ["2021", "2022", "2023"]


@given(st.lists(st.integers(1, 2000), min_size=1, max_size=8), st.integers(-30, 30))
@settings(max_examples=40, deadline=None)
def test_the_news_value_lies_between_nothing_and_one(levels: list[int], rate: int) -> None:
    rows = [value(str(2025 - at), str(one)) for at, one in enumerate(levels)]
    desk = desk_with(*rows, growth("2025", str(rate)))
    for one in stories(desk, desk.programme.indicators):
        assert all(0 <= item.value <= 1 for item in one.items)


@pytest.mark.parametrize("status", ["final", "preliminary", "claimed"])
def test_what_is_surer_and_larger_weighs_more(status: str) -> None:
    desk = desk_with(value("2025", "100", status=status), growth("2025", "5", status=status))
    known = desk.known("gva")
    assert known.level is not None
    assert known.growth is not None
    small = news_value(desk, NewsKind.CHANGE, known.indicator, known.level, known.growth)
    big = desk_with(value("2025", "100", status=status), growth("2025", "50", status=status))
    grown = big.known("gva").growth
    assert grown is not None
    assert news_value(desk, NewsKind.CHANGE, known.indicator, known.level, grown) > small
    surest = weights()["certainty", "final"]
    assert weights()["certainty", status] <= surest


def test_the_weights_of_the_components_add_up_to_one() -> None:
    parts = ("size", "target", "people", "standing", "certainty", "recency")
    assert sum(weights()["component", one] for one in parts) == pytest.approx(1)
    assert {one.value for one in NewsKind} == {name for part, name in weights() if part == "kind"}


def test_stories_are_told_the_weightiest_first_and_do_not_depend_on_order() -> None:
    desk = desk_of(programme())
    told = stories(desk, desk.programme.indicators)
    assert [one.lead.id for one in told] == [
        one.lead.id for one in stories(desk, reversed(desk.programme.indicators))
    ]
    weighty = [one.value for one in told if one.lead.known.indicator.salience < 3]
    assert weighty == sorted(weighty, reverse=True)
    assert len({item.id for one in told for item in one.items}) == sum(
        len(one.items) for one in told
    )


def test_a_neutral_indicator_has_no_tone() -> None:
    desk = desk_with(value("2025", "100"), growth("2025", "5"))
    neutral = replace(desk.known("gva").indicator, direction=Direction.NEUTRAL)
    known = replace(desk.known("gva"), indicator=neutral)
    lead = leading(desk, known)
    assert lead is not None
    assert lead.tone is Tone.PLAIN


def test_a_likelihood_counts_the_years_that_met_the_target() -> None:
    desk = desk_of(programme())
    rows = [growth(str(2014 + at), rate) for at, rate in enumerate("97863547")]
    target = replace(
        desk.programme.targets[0], period="2030", kind="growth_yoy", value=Decimal(5), unit="%"
    )
    some = replace(desk_with(*rows).programme, targets=(target,))
    asked = desk_of(some)
    (coming,) = coming_targets(asked)
    chance = likelihood(asked, coming)
    assert not isinstance(chance, Gap)
    assert chance.trials.value == 8
    assert chance.met.value == 6
    assert chance.range.value < 75 < (chance.range.quantity.upper or 0)
    few = desk_of(replace(desk_with(*rows[:4]).programme, targets=(target,)))
    assert isinstance(likelihood(few, coming), Gap)


def test_a_growth_is_told_with_its_pace_only_between_two_exact_rises() -> None:
    faster = story(desk_with(growth("2024", "4.2"), growth("2025", "5.1"))).lead
    assert faster.figures["pace"].value == Decimal("0.9")
    prove(faster.figures["pace"])
    assert "pace" not in story(desk_with(growth("2024", "-4"), growth("2025", "5"))).lead.figures
    assert "pace" not in story(desk_with(growth("2023", "4"), growth("2025", "5"))).lead.figures
    bound = desk_with(growth("2024", "4", bound="more than"), growth("2025", "5"))
    assert "pace" not in story(bound).lead.figures
