"""Later pages: the lead goes on, then actions in brief, boxes, charts, tables and the colophon."""

from collections.abc import Iterator
from functools import partial

from dianfan.published.broadsheet.boxes import Boxed
from dianfan.published.broadsheet.boxes import boxed
from dianfan.published.broadsheet.boxes import chart_rows
from dianfan.published.broadsheet.boxes import lay_box
from dianfan.published.broadsheet.boxes import lay_chart
from dianfan.published.broadsheet.boxes import lay_rest
from dianfan.published.broadsheet.boxes import rest_rows
from dianfan.published.broadsheet.briefs import TileRow
from dianfan.published.broadsheet.briefs import lay_row
from dianfan.published.broadsheet.front import Front
from dianfan.published.broadsheet.front import front_boxes
from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.galley import ordered
from dianfan.published.broadsheet.grid import COLUMNS
from dianfan.published.broadsheet.grid import HEADING_ROWS
from dianfan.published.broadsheet.grid import RESUMED_ROWS
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.items import Rule
from dianfan.published.broadsheet.items import Words
from dianfan.published.broadsheet.masthead import running
from dianfan.published.broadsheet.measured import Measured
from dianfan.published.broadsheet.probe import Filled
from dianfan.published.broadsheet.stack import Block
from dianfan.published.broadsheet.stack import Stack
from dianfan.published.broadsheet.tables import blocks as table_blocks


def inner(
    galley: Galley, measured: Measured, front: Front, tiles: tuple[TileRow, ...]
) -> list[Page]:
    """Make up the pages after the first; there are as many as the text needs."""
    stack = Stack(galley.grid, partial(running, galley=galley))
    for number, group in enumerate(front.lead.groups, 1):
        rows = RESUMED_ROWS + group[0].rows
        stack.add(Block(rows, partial(_lay_resumed, galley, measured, group, number)))
    for block in _abreast([_rest(galley, made) for made in front.boxes]):
        stack.add(block)
    _add_tiles(stack, galley, tiles)
    for block in _abreast(list(_panels(galley, measured))):
        stack.add(block)
    for number in range(1, len(galley.sheet.tables) + 1):
        table_blocks(stack, galley, number, measured.rows)
    if galley.sheet.colophon:
        (columns,) = measured.flows["colophon", COLUMNS].groups
        stack.add(Block(columns[0].rows + 2, partial(_lay_colophon, galley, columns)), foot=True)
    return stack.pages()


def _lay_resumed(
    galley: Galley, measured: Measured, group: tuple[Filled, ...], before: int, page: Page, row: int
) -> None:
    """Set a continuation of the lead under its heading, and a jump line if the page is full."""
    grid, words = galley.grid, galley.words
    x, width = grid.x(0), grid.width(COLUMNS)
    title = galley.sheet.lead.headline
    size = min(22.0, 0.75 * width / measured.ems[title, 700])
    base = grid.y(row) + 24.0
    page.put(
        Words(title, x, base, width, size, weight=700),
        Words(
            words.resumed.format(page=before),
            x,
            base,
            width,
            10,
            face="sans",
            weight=700,
            align="right",
        ),
    )
    page.mark("lead", "headline", (x, grid.y(row), width, grid.height(RESUMED_ROWS)))
    for column, filled in enumerate(group):
        page.pour(
            galley, "lead", filled, (grid.x(column), row + RESUMED_ROWS, grid.width(1)), grid.body
        )


Panel = tuple[int, int, "partial[None]"]


def _rest(galley: Galley, made: Boxed) -> Panel:
    """Return the continuation of a box that began on page 1."""
    draw = partial(_lay_rest, galley, made)
    return made.span, rest_rows(galley, made), draw


def _lay_rest(galley: Galley, made: Boxed, page: Page, column: int, row: int) -> None:
    """Set the continuation of a box in a column."""
    lay_rest(page, galley, made, (column, row), galley.words.resumed.format(page=1))


def _panels(galley: Galley, measured: Measured) -> Iterator[Panel]:
    """Yield the charts and boxes that page 1 has not taken: span, rows, and how they are set."""
    for number in range(2, len(galley.sheet.charts) + 1):
        rows, width = chart_rows(galley, measured, number, 40)
        yield 3, rows, partial(_lay_chart, galley, number, width, rows)
    taken = {name for name, _ in front_boxes(galley.sheet.boxes)}
    for name, box in ordered(galley.sheet.boxes):
        if name not in taken:
            made = boxed(galley, measured, name, box)
            yield made.span, made.rows, partial(_lay_box, galley, made)


def _lay_chart(
    galley: Galley, number: int, width: float, rows: int, page: Page, column: int, row: int
) -> None:
    """Set a chart in a column."""
    lay_chart(page, galley, number, (column, row, width), rows)


def _lay_box(galley: Galley, made: Boxed, page: Page, column: int, row: int) -> None:
    """Set a box in a column."""
    lay_box(page, galley, made, (column, row, made.rows))


def _abreast(panels: list[Panel]) -> Iterator[Block]:
    """Yield blocks of panels side by side, as many as the columns hold."""
    held: list[tuple[int, Panel]] = []
    column = 0
    for panel in panels:
        if column + panel[0] > COLUMNS:
            yield _side_by_side(held)
            held, column = [], 0
        held.append((column, panel))
        column += panel[0]
    if held:
        yield _side_by_side(held)


def _side_by_side(held: list[tuple[int, Panel]]) -> Block:
    """Return one block of panels, each at its column."""

    def draw(page: Page, row: int) -> None:
        for column, panel in held:
            panel[2](page, column, row)

    return Block(max(panel[1] for _, panel in held), draw)


def _add_tiles(stack: Stack, galley: Galley, tiles: tuple[TileRow, ...]) -> None:
    """Add the rows of tiles; the first carries the section's heading."""
    for number, row in enumerate(tiles):
        heading = HEADING_ROWS if number == 0 else 0
        stack.add(Block(row.rows + heading, partial(lay_row, galley, row, heading)))


def _lay_colophon(galley: Galley, columns: tuple[Filled, ...], page: Page, row: int) -> None:
    """Set the colophon under a rule."""
    grid, colophon = galley.grid, galley.sheet.colophon
    if colophon is None:
        return
    x = grid.x(0)
    page.put(
        Rule(x, grid.y(row) - 3.0, grid.width(COLUMNS), 0.8),
        Words(
            colophon.title,
            x,
            grid.baseline(row) + 2.0,
            grid.width(COLUMNS),
            10.5,
            face="sans",
            weight=700,
            level=2,
        ),
    )
    for i, filled in enumerate(columns):
        page.pour(
            galley, "colophon", filled, (grid.x(2 * i), row + 1.5, grid.width(2)), grid.body - 1.0
        )
