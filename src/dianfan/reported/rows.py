"""Rows of tables that pages have in common: words, numbers, and what stands where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.figures.wording import Wording

NONE = "—"


def set_table(
    name: str, caption: Wording, columns: tuple[tuple[Wording, bool], ...],
    rows: Iterable[tuple[Cell, ...]], language: Language,
) -> Table:  # fmt: skip
    """Set rows in a table; each column is told by its name and whether it holds numbers."""
    return Table(
        name,
        phrase(caption.in_(language)),
        tuple(told.in_(language) for told, _ in columns),
        tuple(numeric for _, numeric in columns),
        tuple(rows),
        phrase("没有。" if language == "zh" else "None."),
    )


def words(told: Wording, language: Language, href: str | None = None) -> Cell:
    """Write words into a cell."""
    return Cell(phrase(told.in_(language) or NONE), href=href)


def number(figure: Figure | None, language: Language) -> Cell:
    """Write a figure into a cell, a dash where there is none."""
    return Cell(phrase(NONE) if figure is None else figure_phrase(figure, language))
