"""The Vega-Lite specification of a chart, and the key of its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.lineage import content_key
from dianfan.published.charts.bars import bars
from dianfan.published.charts.lines import lines
from dianfan.published.charts.ranges import ranges
from dianfan.published.charts.strip import strip

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Chart

Specification = dict[str, object]


def specification(chart: Chart, language: Language, width: int) -> Specification:
    """Write the chart as Vega-Lite, laid out for a width in pixels.

    The layout leaves nothing to be measured, so that the drawing is the same on every
    machine. Titles are no part of it: they are headings of the page or the paper.
    """
    write = {"line": lines, "bar": bars, "strip": strip, "range": ranges}[chart.kind]
    return write(chart, language, width)


def key(spec: Mapping[str, object]) -> str:
    """Give the key of a specification: charts of one content are drawn once."""
    return content_key(spec)
