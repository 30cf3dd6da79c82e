"""Charts, tables and tiles as wholes: titles against marks, totals against parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.lineage import Figure
from dianfan.reported.lint.passages import Passage
from dianfan.reported.lint.ranks import chart_title
from dianfan.reported.lint.sums import parts_of
from dianfan.reported.lint.sums import total_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.wording import Language
    from dianfan.reported.lint.faults import Flaw
    from dianfan.reported.lint.passages import Gathered
    from dianfan.reported.parts import Chart


def structures(language: Language, gathered: Gathered) -> Iterator[tuple[Passage, Flaw]]:
    """Find charts and tables whose parts do not fit together."""
    for page, path, chart in gathered.charts:
        title = Passage(page, (*path, "title"), chart.title)
        yield from ((title, flaw) for flaw in _chart(language, chart))
    for page, path, table in gathered.tables:
        for column, flaw in total_row(table):
            cell = table.rows[-1][column].phrase
            yield Passage(page, (*path, "rows", len(table.rows), column + 1), cell), flaw


def _chart(language: Language, chart: Chart) -> Iterator[Flaw]:
    marks = [
        mark.figure
        for line in chart.lines
        for mark in line.marks
        if isinstance(mark.figure, Figure)
    ]
    yield from chart_title(language, chart, marks)
    yield from parts_of([*chart.title.figures, *marks])
