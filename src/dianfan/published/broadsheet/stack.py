"""The stack: blocks over the whole width, one under another, page after page."""

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field

from dianfan.published.broadsheet.fonts import BroadsheetError
from dianfan.published.broadsheet.grid import RUNNING_ROWS
from dianfan.published.broadsheet.grid import Grid
from dianfan.published.broadsheet.items import Page

_WIDEST_GAP = 3


class TooDeepError(BroadsheetError):
    """Something that cannot be divided is deeper than a page."""


@dataclass(frozen=True, slots=True)
class Block:
    """Something over the whole width: its rows, and how it is set at a row of a page."""

    rows: int
    draw: Callable[[Page, int], None]


@dataclass(slots=True)
class Stack:
    """Blocks by page, a row of white between two; `head` sets a page's head and returns the next row."""

    grid: Grid
    head: Callable[[Page], int]
    sheets: list[list[Block]] = field(default_factory=list)
    foot: Block | None = None

    @property
    def depth(self) -> int:
        """Rows that a page has for blocks."""
        return self.grid.rows - RUNNING_ROWS

    @property
    def room(self) -> int:
        """Rows that are free on the last page for one more block."""
        return self.depth - sum(block.rows + 1 for block in self.sheets[-1]) if self.sheets else 0

    def add(self, block: Block, *, foot: bool = False) -> None:
        """Add a block under the last or on a new page; one for the foot stands at its bottom.

        Raises:
            TooDeepError: the block is deeper than a page.
        """
        if block.rows > self.depth:
            message = (
                f"A block of {block.rows} rows is deeper than a page of {self.depth}. "
                "It cannot be divided: shorten its text."
            )
            raise TooDeepError(message)
        if block.rows > self.room:
            self.sheets.append([])
        self.sheets[-1].append(block)
        if foot:
            self.foot = block

    def pages(self) -> list[Page]:
        """Set all blocks; white that is left is shared among the gaps."""
        made = []
        for number, blocks in enumerate(self.sheets, 2):
            page = Page(number)
            top = self.head(page)
            spare = self.depth - sum(block.rows + 1 for block in blocks) + 1
            gap = min(_WIDEST_GAP, spare // (len(blocks) - 1)) if len(blocks) > 1 else 0
            row = top
            for block in blocks:
                at = self.grid.rows - block.rows if block is self.foot else row
                block.draw(page, at)
                row += block.rows + 1 + gap
            made.append(page)
        return made
