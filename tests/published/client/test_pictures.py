"""Drawings on a page: no styles of their own, words untouched, marks that lead to figures."""

import re
from dataclasses import replace

from dianfan.published.charts.drawing import svg
from dianfan.published.charts.place import REGULAR
from dianfan.published.charts.specification import specification
from dianfan.published.client.pictures import chart
from dianfan.published.client.pictures import graph
from dianfan.published.client.pictures import sparkline
from tests.published.sample_facts import HOSTILE
from tests.published.sample_writer import Writer


def _drawn(keys: frozenset[str]) -> str:
    bars = Writer("zh").bar_chart()
    line = bars.lines[0]
    odd = replace(line.marks[0], label="9.638% #1a1a1a", display=HOSTILE)
    told = replace(bars, lines=(replace(line, marks=(odd, *line.marks[1:])),))
    return chart(svg(specification(told, "zh", REGULAR)), 'A "title"', "../", keys)


def test_a_drawing_has_no_fonts_styles_or_fixed_inks() -> None:
    drawn = _drawn(frozenset())
    assert not re.search(r'style=|font-family=|class=|(?:fill|stroke)="#|xlink|https?:', drawn)
    assert 'role="group" aria-label="A &#34;title&#34;"' in drawn
    assert "var(--surface)" in drawn


def test_words_are_left_as_they_are_and_escaped() -> None:
    drawn = _drawn(frozenset())
    assert "9.638% #1a1a1a" in drawn
    assert "<script" not in drawn


def test_marks_lead_to_the_pages_of_their_figures() -> None:
    figure = Writer("zh").bar_chart().lines[0].marks[1].figure
    key = figure.key  # type: ignore[union-attr]  # this mark of the sample is no gap
    drawn = _drawn(frozenset({key}))
    assert (
        f'<a href="../figures/{key}.html" data-key="{key}" aria-label="白沙市 超350亿元">' in drawn
    )
    assert drawn.count("href=") == 1


def test_a_graph_tells_its_nodes() -> None:
    drawn = graph(("a<b",), (("a<b", "c"), ("c", "a<b")), "Chains")
    assert "a&lt;b</text>" in drawn
    assert drawn.count("<path") == 2
    assert drawn.count('class="back"') == 1


def test_a_sparkline_is_broken_where_a_value_is_missing() -> None:
    assert sparkline((1.0, 2.0)) == ""
    assert sparkline((1.0, 2.0, None, 3.0)).count("M") == 2
    assert 'd="M2.0 19.0L40.0 19.0L78.0 19.0"' in sparkline((5.0, 5.0, 5.0))
