"""The table of a report's indicators: latest figure, change and judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.period import wording
from dianfan.reported.coverage import state_words
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.promised.model import Indicator
    from dianfan.reported.desk import Desk


def indicator_table(
    desk: Desk, language: Language, indicators: tuple[Indicator, ...], table: str
) -> Table:
    """Set indicators with their latest home figure, growth and judgement in a table."""
    columns = (
        ("指标", "最近时期", "数值", "同比", "评判", "说明")
        if language == "zh"
        else ("Indicator", "Latest period", "Value", "Change on a year", "Judgement", "Reason")
    )
    caption = "指标一览" if language == "zh" else "Indicators"
    empty = (
        "没有为这项行动设定指标。" if language == "zh" else "No indicator is set for this action."
    )
    rows = tuple(_indicator_row(desk, language, indicator) for indicator in indicators)
    return Table(
        table,
        phrase(caption),
        columns,
        (False, False, True, True, False, False),
        rows,
        phrase(empty),
    )


def _indicator_row(desk: Desk, language: Language, indicator: Indicator) -> tuple[Cell, ...]:
    known = desk.known(indicator.id)
    judgement = desk.headline.get(indicator.id)
    time = wording(known.lead.period).in_(language) if known.lead else "—"
    level = known.level or known.rank
    return (
        Cell(phrase(indicator.name.in_(language)), href=f"indicators/{indicator.id}"),
        Cell(phrase(time)),
        Cell(phrase("—") if level is None else figure_phrase(level, language)),
        Cell(phrase("—") if known.growth is None else figure_phrase(known.growth, language)),
        Cell(phrase(state_words(judgement.state, language)), judgement.state)
        if judgement
        else Cell(phrase("—")),
        Cell(phrase(judgement.reason.in_(language) if judgement else "")),
    )
