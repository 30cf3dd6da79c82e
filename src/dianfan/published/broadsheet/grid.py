"""The grid: where columns and rows of the sheet lie, in points from its upper left corner."""

import math
from dataclasses import dataclass

from dianfan.published.broadsheet.story import Language

MM = 72 / 25.4
PAPER = (390 * MM, 545 * MM)
COLUMNS = 6
# Rows of a running head, of the heading of a resumed story, of a section's heading.
RUNNING_ROWS = 2
RESUMED_ROWS = 3
HEADING_ROWS = 2
_COLUMN = 53.333 * MM
_GUTTER = 6 * MM
_LEFT = 20 * MM
_TOP = 15 * MM
_FOOT = 15 * MM


@dataclass(frozen=True, slots=True)
class Grid:
    """Six columns and one baseline grid; `pitch` and `body` are in points."""

    pitch: float
    body: float

    @property
    def rows(self) -> int:
        """Rows of type on a page."""
        return int((PAPER[1] - _TOP - _FOOT + self.gap) / self.pitch)

    @property
    def gap(self) -> float:
        """White between two lines."""
        return self.pitch - self.body

    def x(self, column: float) -> float:
        """Left edge of a column, counted from 0."""
        return _LEFT + column * (_COLUMN + _GUTTER)

    def y(self, row: float) -> float:
        """Upper edge of the type in a row, counted from 0."""
        return _TOP + row * self.pitch

    def baseline(self, row: float) -> float:
        """Baseline of the type in a row."""
        return self.y(row) + 0.88 * self.body

    def width(self, span: int) -> float:
        """Width of so many columns with the gutters between them."""
        return span * _COLUMN + (span - 1) * _GUTTER

    def height(self, rows: float) -> float:
        """Height of the type in so many rows, without the white under the last."""
        return rows * self.pitch - self.gap

    def rows_for(self, points: float) -> int:
        """Rows that an object so high takes."""
        return max(0, math.ceil((points - 0.01) / self.pitch))


GUTTER = _GUTTER
GRIDS: dict[Language, Grid] = {
    "zh": Grid(pitch=15.5, body=10.0),
    "en": Grid(pitch=13.5, body=9.8),
}
