"""Charts: gaps are gaps, bars stand on zero, bounds are drawn, and nothing is measured."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.wording import Language
from dianfan.published.charts import draw
from dianfan.published.charts import placed_charts
from dianfan.published.charts.axis import tick_words
from dianfan.published.charts.bars import bars
from dianfan.published.charts.canvas import Row
from dianfan.published.charts.drawing import svg
from dianfan.published.charts.labels import NAME_ROOM
from dianfan.published.charts.lettering import shortened
from dianfan.published.charts.lettering import width
from dianfan.published.charts.lines import lines
from dianfan.published.charts.place import NARROW
from dianfan.published.charts.place import REGULAR
from dianfan.published.charts.plot import Plot
from dianfan.published.charts.plot import extent
from dianfan.published.charts.points import pieces
from dianfan.published.charts.points import points
from dianfan.published.charts.scale import around
from dianfan.published.charts.scale import from_zero
from dianfan.published.charts.specification import key
from dianfan.published.charts.specification import specification
from dianfan.published.charts.strip import strip
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Line
from dianfan.reported.parts import Mark
from tests.published.sample_facts import leaf
from tests.published.sample_report import sample_report
from tests.published.sample_writer import Writer

_ZH = Writer("zh")


def _texts(spec: Row) -> list[str]:
    drawn = svg(spec)
    return re.findall(r"<text[^>]*>([^<]*)</text>", drawn)


def _line(*values: tuple[str, str | None], bound: Bound = Bound.EXACTLY) -> Chart:
    marks = []
    for code, value in values:
        if value is None:
            marks.append(Mark(code, 0, Gap(GapReason.NOT_REPORTED), "–"))
        else:
            figure = leaf("gdp", code, value, "亿元", bound=bound)
            marks.append(Mark(code, float(figure.value), figure, f"{value}亿元"))
    return replace(_ZH.line_chart("gdp", None), lines=(Line("x", tuple(marks)),))


@pytest.mark.parametrize(
    ("chart", "expected"),
    [
        (_line(("2019", "1"), ("2020", "2"), ("2021", "3")), [3]),
        (_line(("2019", "1"), ("2020", None), ("2021", "3")), [1, 1]),
        (_line(("2018", "1"), ("2019", "1"), ("2021", "3"), ("2022", "3")), [2, 2]),
        (_line(("1990", "1"), ("2000", "2"), ("2010", "3")), [3]),
        (_line(("2023", "1")), [1]),
        (_line(("2023", None)), []),
    ],
    ids=["whole", "gap", "skipped year", "every tenth year", "single", "nothing"],
)
def test_a_line_is_broken_where_a_period_is_missing(chart: Chart, expected: list[int]) -> None:
    assert [len(piece) for piece in pieces(points(chart)[0])] == expected
    assert svg(specification(chart, "zh", REGULAR)).startswith("<svg")


def test_undated_figures_stand_on_no_line() -> None:
    assert pieces(points(_line(("undated", "1"), ("2020", "2")))[0])[0][0].label == "2020"


@pytest.mark.parametrize(
    ("bound", "upper", "drawn"),
    [
        (Bound.EXACTLY, None, (False, False, False)),
        (Bound.AT_LEAST, None, (True, False, False)),
        (Bound.LESS_THAN, None, (False, True, False)),
        (Bound.ABOUT, None, (False, False, True)),
        (Bound.RANGE, "12", (False, False, True)),
    ],
)
def test_what_is_not_exact_is_drawn_so(
    bound: Bound, upper: str | None, drawn: tuple[bool, bool, bool]
) -> None:
    figure = leaf("gdp", "2023", "10", "亿元")
    quantity = Quantity(figure.value, bound, None if upper is None else figure.value + 2)
    mark = Mark("a", 1000.0, replace(figure, quantity=quantity), "…")
    chart = replace(_ZH.bar_chart(), lines=(Line("", (mark,)),))
    (point,) = points(chart)[0]
    assert (point.open_above, point.open_below, point.low is not None) == drawn
    if upper:
        assert (point.low, point.high) == (1000.0, 1200.0)
    for kind in ("bar", "line", "strip"):
        assert svg(specification(replace(chart, kind=kind), "zh", REGULAR)).startswith("<svg")


def test_bars_stand_on_zero_also_when_values_are_negative() -> None:
    fdi = replace(_ZH.line_chart("fdi", None), kind="bar")
    domains = re.findall(r'"domain": (\[[^\]]*\])', json.dumps(bars(fdi, "zh", REGULAR)))
    assert json.loads(domains[0]) == [-0.8, 2.1]
    positive = json.dumps(bars(_ZH.bar_chart(), "zh", REGULAR))
    assert json.loads(re.findall(r'"domain": (\[[^\]]*\])', positive)[0])[0] == 0


def test_long_names_stand_above_their_bars() -> None:
    short, long = bars(_ZH.bar_chart(), "zh", NARROW), bars(Writer("en").bar_chart(), "en", NARROW)
    assert (short["height"], long["height"]) == (5 * 27, 5 * 42)


def test_a_gap_among_bars_is_said() -> None:
    assert "没有公布" in _texts(bars(_ZH.bar_chart(), "zh", REGULAR))


def test_the_end_values_stand_beside_the_line() -> None:
    assert {"812.4亿元", "1302.5亿元"} <= set(
        _texts(lines(_ZH.line_chart("gdp", None), "zh", REGULAR))
    )


def test_names_of_lines_are_shortened_and_do_not_touch() -> None:
    chart = _ZH.many_lines()
    long = tuple(replace(line, name=line.name * 9) for line in chart.lines)
    texts = _texts(lines(replace(chart, lines=long), "zh", REGULAR))
    assert all(width(text, 12) <= NAME_ROOM for text in texts if text.endswith("…"))
    assert sum(text.endswith("…") for text in texts) == 2


def test_faint_lines_alone_tell_no_end_values() -> None:
    chart = _ZH.many_lines()
    faint = replace(chart, lines=tuple(replace(line, emphasis=False) for line in chart.lines))
    assert "1302.5亿元" not in _texts(lines(faint, "zh", REGULAR))


def test_names_of_dots_that_would_touch_are_left_out() -> None:
    chart = _ZH.strip_chart()
    texts = _texts(strip(replace(chart, lines=chart.lines[:1]), "zh", 130))
    assert "石门县 37300元" in texts
    assert "云台县 31000元" not in texts


def test_the_outer_dots_of_a_strip_are_named() -> None:
    texts = _texts(strip(_ZH.strip_chart(), "zh", REGULAR))
    assert "石门县 37300元" in texts
    single = replace(_ZH.strip_chart(), lines=_ZH.strip_chart().lines[:1])
    assert "城镇" not in _texts(strip(single, "zh", REGULAR))


@pytest.mark.parametrize(
    ("language", "ticks", "expected"),
    [
        ("zh", (0.0, 500.0, 1000.0), ("0", "500", "1000亿元")),
        ("en", (0.0, 500.0, 1000.0), ("0", "50", "¥100 billion")),
        ("en", (0.0, 5.0, 10.0), ("0", "¥500 million", "¥1 billion")),
        ("zh", (-50.0, 0.0, 50.0), ("−50", "0", "50亿元")),
    ],
)
def test_ticks_are_written_in_the_unit_of_the_figures(
    language: Language, ticks: tuple[float, ...], expected: tuple[str, ...]
) -> None:
    assert tick_words(_ZH.bar_chart(), ticks, language) == expected


def test_a_chart_of_gaps_alone_has_plain_ticks() -> None:
    assert tick_words(_line(("2023", None)), (0.0, 0.5, 1000.0), "zh") == ("0", "0.5", "1,000")


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        ((0.0, 97.0), (0.0, 25.0, 50.0, 75.0, 100.0)),
        ((812.4, 1302.5), (800.0, 1000.0, 1200.0, 1400.0)),
        ((-0.8, 2.1), (-1.0, 0.0, 1.0, 2.0, 3.0)),
        ((-9.0, -1.0), (-10.0, -7.5, -5.0, -2.5, 0.0)),
        ((5.0, 5.0), (0.0, 2.0, 4.0, 6.0)),
        ((0.0,), (0.0, 0.25, 0.5, 0.75, 1.0)),
        ((-4.0,), (-4.0, -3.0, -2.0, -1.0, 0.0)),
    ],
)
def test_an_axis_has_round_numbers(values: tuple[float, ...], ticks: tuple[float, ...]) -> None:
    assert around(values).ticks == ticks


def test_zero_is_on_every_scale_of_bars() -> None:
    assert (from_zero((3.0, 8.0)).low, from_zero((-3.0,)).high) == (0.0, 0.0)


def test_room_is_reckoned_from_the_letters() -> None:
    assert width("亿元", 10) == 20
    assert shortened("石门县", 10, 30) == "石门县"
    assert shortened("石门自治县", 10, 30) == "石门…"


def test_one_moment_stands_in_the_middle() -> None:
    start, end, scale = extent(())
    assert Plot(start, end, scale, 100.0).at(0.0) == 50.0


def test_the_key_is_of_the_content() -> None:
    one, two = (specification(_ZH.line_chart("gdp", None), "zh", w) for w in (REGULAR, NARROW))
    assert key(one) == key(specification(_ZH.line_chart("gdp", None), "zh", REGULAR))
    assert key(one) != key(two)


def test_drawing_tells_how_far_it_is_and_draws_each_content_once() -> None:
    report = sample_report()
    told: list[tuple[int, int]] = []
    drawn = draw(report.reviews, progress=lambda done, every: told.append((done, every)), workers=1)
    placed = [
        key(specification(c, r.language, w)) for r in report.reviews for c, w in placed_charts(r)
    ]
    assert set(drawn) == set(placed)
    assert len(drawn) < len(placed)
    assert told[-1] == (len(drawn), len(drawn))


def test_two_processes_draw_what_one_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    report = sample_report()
    alone: Mapping[str, str] = draw(report.reviews, workers=1)
    monkeypatch.setattr("dianfan.published.charts.drawing._FEW", 0)
    assert draw(report.reviews, workers=2) == alone
