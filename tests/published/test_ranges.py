"""The drawing of ranges: a line from the best rank to the worst, a dot at the rank."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from dianfan.cli.review import report_of
from dianfan.published.charts.drawing import draw
from dianfan.published.charts.place import placed_charts
from dianfan.published.charts.specification import key
from dianfan.published.charts.specification import specification
from tests.judged.indices.little import with_indices


def test_the_lines_span_the_ranges_and_the_dots_are_the_ranks(tmp_path: Path) -> None:
    report = report_of(with_indices(tmp_path / "qinghe"))
    zh = next(one for one in report.reviews if one.language == "zh")
    chart = zh.indices[0].sections[0].charts[0]
    assert chart in [one for one, _ in placed_charts(zh)]
    spec: Any = specification(chart, "zh", 384)
    rules = [
        layer for layer in spec["layer"]
        if layer["mark"]["type"] == "rule" and "x2" in layer["encoding"]
    ]  # fmt: skip
    thin, thick = rules
    assert thin["mark"]["strokeWidth"] < thick["mark"]["strokeWidth"]
    rows = thick["data"]["values"]
    for line, low, high in ((chart.lines[1], "low", "high"), (chart.lines[2], "least", "most")):
        spans = [mark.figure.quantity for mark in line.marks]  # type: ignore[union-attr]  # no mark is a gap
        assert [(row[low], row[high]) for row in rows] == [
            (float(one.value), float(one.upper or one.value)) for one in spans
        ]
    assert [row["rank"] for row in rows] == [1, 2, 3, 4]
    svg = draw([zh], workers=1)[key(spec)]
    assert all(mark.label in svg for mark in chart.lines[0].marks)
