"""Tables: decimals under one another, states in words, links only where a page is."""

import re

from markupsafe import Markup

from dianfan.judged.verdicts import State
from dianfan.published.client.pen import Pen
from dianfan.published.client.tables import Hand
from dianfan.published.client.tables import table
from dianfan.published.client.words import words
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span
from dianfan.reported.parts import Table
from dianfan.reported.say import phrase
from tests.published.sample_facts import leaf

_HAND = Hand(
    Pen("en", "", frozenset(), ""),
    words("en"),
    lambda reference: f"{reference}.html" if reference != "nowhere" else None,
)


def _table(*rows: tuple[Cell, ...], numeric: tuple[bool, ...] = (False, True)) -> Table:
    return Table("t", phrase("A <table>"), ("Name", "Value"), numeric, rows, phrase("Nothing yet."))


def _row(text: str) -> tuple[Cell, ...]:
    figure = leaf("gdp", "2023", "1", "亿元")
    return Cell(phrase("x")), Cell(Sentence((Span(text, figure),)))


def test_decimals_stand_under_one_another_where_the_unit_is_one() -> None:
    written = table(_table(_row("812.45亿元"), _row("866亿元"), _row("9.1亿元")), _HAND)
    assert re.findall(r'">([^<]*)</data>', written) == [
        "812.45亿元",
        "866\u2008\u2007\u2007亿元",
        "9.1\u2007亿元",
    ]


def test_numbers_of_several_units_are_left_as_they_are() -> None:
    written = table(_table(_row("812.45亿元"), _row("4%")), _HAND)
    assert re.findall(r'">([^<]*)</data>', written) == ["812.45亿元", "4%"]


def test_a_table_names_itself_and_its_columns() -> None:
    written = table(_table(_row("1"), _row("2")), _HAND)
    assert '<caption class="unseen" id="t-name">A &lt;table&gt;</caption>' in written
    assert '<th scope="col">Name</th><th scope="col" class=n>Value</th>' in written
    assert written.count('<th scope="row" class=k>x</th>') == 2


def test_an_empty_table_says_what_is_missing() -> None:
    assert table(_table(), _HAND) == (
        '<p class="empty"><span class="unseen">A &lt;table&gt;: </span>Nothing yet.</p>'
    )


def test_an_outlier_of_many_decimals_does_not_push_the_others_apart() -> None:
    written = table(_table(_row("10.863208亿元"), _row("866亿元")), _HAND)
    assert re.findall(r'">([^<]*)</data>', written) == [
        "10.863208亿元",
        "866\u2008\u2007\u2007亿元",
    ]


def test_a_state_is_said_once() -> None:
    cells = (
        Cell(phrase("on track"), State.ON_TRACK),
        Cell(phrase("since May"), State.OFF_TRACK),
    )
    written = table(_table(cells, numeric=(False, False)), _HAND)
    assert written.count("on track") == 1
    assert "off track</span> since May" in written


def test_a_reference_to_no_page_is_no_link() -> None:
    cells = (Cell(phrase("a"), href="sources/a"), Cell(phrase("b"), href="nowhere"))
    written = table(_table(cells, numeric=(False, False)), _HAND)
    assert '<a href="sources/a.html">a</a>' in written
    assert "<td class=k>b</td>" in written


def test_a_further_column_is_not_sorted() -> None:
    written = table(_table(_row("1")), _HAND, ("Trend", [Markup("<svg/>")]))
    assert '<th scope="col" data-fixed>Trend</th>' in written
    assert "<td><svg/></td>" in written
