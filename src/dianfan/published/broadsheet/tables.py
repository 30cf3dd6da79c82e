"""Tables: the width of each column, and the rows that stand in one place."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from dianfan.published.broadsheet.atoms import width as rough
from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.items import Sheet
from dianfan.published.broadsheet.items import Words
from dianfan.published.broadsheet.probe import Cell
from dianfan.published.broadsheet.stack import Block
from dianfan.published.broadsheet.stack import Stack

SIZE = 8.5
STEP = 11.5
PAD = 2.6
_INSET = 3.0
_SMALL = 4
_TITLE = 20.0


def span(rows: int) -> int:
    """Return the columns of the page that a table takes: two halves side by side if it is long."""
    return 6 if rows <= _SMALL else 3


def widths(galley: Galley, number: int) -> tuple[float, ...]:
    """Share the width of a table among its columns by what stands in them, in points."""
    table = galley.sheet.tables[number - 1]
    total = galley.grid.width(span(len(table.rows)))
    wants = []
    for c in range(len(table.columns)):
        texts = [galley.articles[name(number, r, c)].text for r in range(len(table.rows) + 1)]
        longest = max(rough(text) for text in texts)
        wants.append(min(max(longest, 2.5), 16.0) * SIZE + 2 * _INSET + 3.0)
    spare = total - sum(wants)
    if spare < 0:
        return tuple(want * total / sum(wants) for want in wants)
    return (
        wants[0] + spare * 0.4,
        *(want + spare * 0.6 / (len(wants) - 1 or 1) for want in wants[1:]),
    )


def name(table: int, row: int, column: int) -> str:
    """Return the article name of a cell; row 0 is the head."""
    return f"table-{table}-{row}-{column}"


def cells(galley: Galley) -> dict[str, Cell]:
    """Return the cells whose rows must be known, by article name."""
    asked: dict[str, Cell] = {}
    for number, table in enumerate(galley.sheet.tables, 1):
        for c, width in enumerate(widths(galley, number)):
            for r in range(len(table.rows) + 1):
                cell = name(number, r, c)
                weight = 700 if r == 0 else 400
                asked[cell] = Cell(cell, width - 2 * _INSET, SIZE, STEP, weight=weight)
    return asked


def heights(galley: Galley, number: int, rows: dict[str, int]) -> tuple[float, ...]:
    """Return the height of each row of a table in points, the head first."""
    table = galley.sheet.tables[number - 1]
    columns = range(len(table.columns))
    deep = [max(rows[name(number, r, c)] for c in columns) for r in range(len(table.rows) + 1)]
    return tuple(lines * STEP + 2 * PAD for lines in deep)


def blocks(stack: Stack, galley: Galley, number: int, rows: dict[str, int]) -> None:
    """Add a table to the stack, in as many blocks as the pages ask for."""
    grid = galley.grid
    deep = heights(galley, number, rows)
    start = 1
    halves = 6 // span(len(deep) - 1)
    least = _TITLE + deep[0] + max(deep)
    while start < len(deep):
        room = grid.height(stack.room)
        if room < least * 1.5:
            room = grid.height(stack.depth)
        edges = _edges(deep, start, room - _TITLE, halves)
        tallest = max(deep[0] + sum(deep[a:b]) for a, b in pairwise(edges))
        block = Block(grid.rows_for(_TITLE + tallest), partial(_lay, galley, number, deep, edges))
        stack.add(block)
        start = edges[-1]


def _edges(deep: Sequence[float], start: int, room: float, halves: int) -> tuple[int, ...]:
    """Divide rows from `start` into halves of like height; as many rows as stand in the room."""
    stop = len(deep)
    while True:
        edges = [start]
        for half in range(1, halves + 1):
            aim = sum(deep[start:stop]) * half / halves
            at = edges[-1]
            while at < stop and sum(deep[start:at]) < aim - 0.01:
                at += 1
            edges.append(at)
        tallest = max(sum(deep[a:b]) for a, b in pairwise(edges))
        if deep[0] + tallest <= room or stop == start + 1:
            return tuple(edges)
        stop -= 1


def _lay(
    galley: Galley,
    number: int,
    deep: tuple[float, ...],
    edges: tuple[int, ...],
    page: Page,
    row: int,
) -> None:
    """Set a table's title and its rows, half beside half."""
    grid, table = galley.grid, galley.sheet.tables[number - 1]
    x, y, width = grid.x(0), grid.y(row), grid.width(6)
    page.put(Words(table.title, x, y + 12.0, width, 12, face="sans", weight=700, level=2))
    page.mark(
        f"table-{number}", "table", (x, y, width, _TITLE + deep[0] + sum(deep[edges[0] : edges[1]]))
    )
    for half, (start, stop) in enumerate(pairwise(edges)):
        if start < stop:
            page.put(_sheet(galley, number, deep, (start, stop), (grid.x(3 * half), y + _TITLE)))


def _sheet(
    galley: Galley,
    number: int,
    deep: tuple[float, ...],
    rows: tuple[int, int],
    place: tuple[float, float],
) -> Sheet:
    """Return rows `start` to `stop` of a table as an item at (x, y)."""
    table = galley.sheet.tables[number - 1]
    columns = range(len(table.columns))
    start, stop = rows
    across = widths(galley, number)
    return Sheet(
        head=tuple(name(number, 0, c) for c in columns),
        rows=tuple(tuple(name(number, r, c) for c in columns) for r in range(start, stop)),
        aligns=tuple(column.align for column in table.columns),
        widths=across,
        heights=(deep[0], *deep[start:stop]),
        x=place[0],
        y=place[1],
        width=sum(across),
        size=SIZE,
        step=STEP,
        pad=PAD,
    )
