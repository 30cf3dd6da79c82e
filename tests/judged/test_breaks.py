"""A break of the definition: no rate is taken across it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dianfan.judged.scorecard.table import trend_table
from dianfan.judged.verdicts import State
from dianfan.promised.model import Programme
from dianfan.recorded.close import close
from dianfan.said.claims import Claims
from tests.judged.little import ASOF
from tests.judged.little import by_method
from tests.judged.little import indicator
from tests.judged.little import programme
from tests.judged.little import row

TREND = "eurostat-sdg-trend"
ROWS = [row(str(year), str(100 + year - 2015)) for year in range(2015, 2026)]


def broken(*breaks: str, rows: list[dict[str, str]] | None = None) -> Programme:
    """Make a programme whose indicator changes its definition in some years."""
    return programme(rows=rows or ROWS, indicators=(replace(indicator(), breaks=breaks),))


@pytest.mark.parametrize(
    ("breaks", "base"), [((), "2020"), (("2021",), "2021"), (("2022", "2018"), "2022")]
)
def test_the_window_begins_after_the_latest_break(breaks: tuple[str, ...], base: str) -> None:
    found = by_method(broken(*breaks), TREND)
    assert found.state is State.ON_TRACK
    assert found.evidence[0].period.code == base


def test_too_little_after_the_break_gives_no_grade() -> None:
    assert by_method(broken("2024"), TREND).state is State.NOT_ASSESSABLE


def test_a_break_after_all_values_leaves_the_earlier_definition() -> None:
    found = by_method(broken("2030"), TREND)
    assert found.state is State.ON_TRACK
    assert found.evidence[0].period.code == "2020"


def test_the_table_of_places_stops_at_the_break_too() -> None:
    some = broken("2021")
    table = trend_table(some, close(some, Claims(()), ASOF))
    assert table["base_period"].to_list() == ["2021"]
