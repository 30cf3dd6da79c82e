"""Boxes, charts and the comment: what stands in fixed places and the lead flows around."""

from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from dianfan.published.broadsheet.drawings import aspect
from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.grid import MM
from dianfan.published.broadsheet.headline import PLAIN
from dianfan.published.broadsheet.headline import PROMINENT
from dianfan.published.broadsheet.headline import Headline
from dianfan.published.broadsheet.items import Drawing
from dianfan.published.broadsheet.items import Inlined
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.items import Panel
from dianfan.published.broadsheet.items import Rule
from dianfan.published.broadsheet.items import Words
from dianfan.published.broadsheet.measured import CAPTION
from dianfan.published.broadsheet.measured import CAPTION_STEP
from dianfan.published.broadsheet.measured import ENDLESS
from dianfan.published.broadsheet.measured import Measured
from dianfan.published.broadsheet.measured import Panes
from dianfan.published.broadsheet.measured import panes
from dianfan.published.broadsheet.probe import Filled
from dianfan.published.broadsheet.probe import Flow
from dianfan.published.broadsheet.probe import Frame
from dianfan.published.broadsheet.probe import ask
from dianfan.published.broadsheet.story import Box

_ABOVE = 12.0
_BELOW = 7.0


@dataclass(frozen=True, slots=True)
class Boxed:
    """A box ready to be laid: its span and panes, headline, and columns of type."""

    name: str
    box: Box
    span: int
    pane: Panes
    head: Headline
    head_rows: int
    columns: tuple[Filled, ...]
    rest: tuple[Filled, ...] = ()

    @property
    def rows(self) -> int:
        """Rows of headline, type and the white under it."""
        return self.head_rows + self.columns[0].rows + 1


def boxed(galley: Galley, measured: Measured, name: str, box: Box) -> Boxed:
    """Plan a box as deep as its text."""
    span, pane = panes(galley, box)
    available = galley.grid.width(span) - 2 * pane.inset
    weight, choices = (900, PROMINENT) if box.prominent else (700, PLAIN)
    head = measured.head(box.title, weight, available, choices)
    rows = galley.grid.rows_for(_ABOVE + head.height + _BELOW)
    (columns,) = measured.flows[name, span].groups
    return Boxed(name, box, span, pane, head, rows, columns)


def shortened(galley: Galley, fonts: Path, made: Boxed, room: int) -> Boxed:
    """Cut a box to `room` rows if it is deeper; the rest of its text is kept for another page."""
    body = room - made.head_rows - 1
    if made.rows <= room or body < 1:
        return made
    frames = (Frame(made.pane.width, body),) * made.pane.cols
    flow = Flow(
        made.name, galley.grid.body, frames, made.pane.cols, made.pane.width, ENDLESS, ENDLESS
    )
    (threaded,) = ask(galley, fonts, flows=[flow]).flows
    rest = threaded.groups[0] if threaded.groups else ()
    return replace(made, columns=threaded.frames, rest=rest)


def lay_box(
    page: Page, galley: Galley, made: Boxed, place: tuple[int, int, int], tail: str = ""
) -> None:
    """Set a box at (column, row, rows); `tail` is its jump line, if its text goes on elsewhere."""
    grid = galley.grid
    column, row, rows = place
    x, width = grid.x(column), grid.width(made.span)
    top, height = grid.y(row), grid.height(rows)
    page.put(Panel(x, top, width, height, _fill(made.box), 0.5))
    if made.box.prominent:
        page.put(Rule(x, top, width, 2.4))
    inner = x + made.pane.inset
    base = top + _ABOVE + made.head.size * 0.9
    page.put(
        Words(
            made.head.words,
            inner,
            base,
            width - 2 * made.pane.inset,
            made.head.size,
            made.head.step,
            weight=900 if made.box.prominent else 700,
            level=2,
        )
    )
    page.mark(made.name, "box", (x, top, width, height))
    for i, filled in enumerate(made.columns):
        place_ = (inner + i * made.pane.step, row + made.head_rows, made.pane.width)
        page.pour(galley, made.name, filled, place_, grid.body)
    if tail:
        page.put(
            Words(
                tail,
                inner,
                top + height - 4.5,
                width - 2 * made.pane.inset,
                9,
                face="sans",
                align="right",
            )
        )


def lay_rest(page: Page, galley: Galley, made: Boxed, place: tuple[int, int], resumed: str) -> None:
    """Set the continuation of a box that was shortened, at (column, row)."""
    again = replace(
        made,
        head=Headline((f"{made.box.title}{resumed}",), 13),
        head_rows=galley.grid.rows_for(_ABOVE + 16 + _BELOW),
        columns=made.rest,
        rest=(),
    )
    lay_box(page, galley, again, (*place, rest_rows(galley, made)))


def rest_rows(galley: Galley, made: Boxed) -> int:
    """Return the rows that the continuation of a box takes."""
    return galley.grid.rows_for(_ABOVE + 16 + _BELOW) + made.rest[0].rows + 1


def _fill(box: Box) -> str:
    """Return the name of a box's tint."""
    return "paper" if box.tint == "paper" else f"{box.tint}-tint"


def chart_rows(galley: Galley, measured: Measured, number: int, most: int) -> tuple[int, float]:
    """Return the rows of a chart with its caption, and its width in points, at most so deep."""
    grid = galley.grid
    caption = measured.rows[f"chart-{number}"] * CAPTION_STEP + 7.0
    width = grid.width(3)
    high = width * aspect(galley.sheet.charts[number - 1].svg)
    room = grid.height(most) - caption
    if high > room:
        width, high = width * room / high, room
    return grid.rows_for(high + caption), width


def lay_chart(
    page: Page, galley: Galley, number: int, place: tuple[int, int, float], rows: int
) -> None:
    """Set a chart with its caption at (column, row, width)."""
    grid, chart = galley.grid, galley.sheet.charts[number - 1]
    column, row, width = place
    x, whole = grid.x(column), grid.width(3)
    name = f"chart-{number}"
    high = width * aspect(chart.svg)
    page.put(Drawing(number - 1, chart.alt, x + (whole - width) / 2, grid.y(row), width))
    page.put(
        Inlined(
            name, x, grid.y(row) + high + 5.0 + CAPTION, whole, CAPTION, CAPTION_STEP, fill="grey"
        )
    )
    page.mark(
        name,
        "chart",
        (x, grid.y(row), whole, min(grid.height(rows), high + 7.0 + 2 * MM + CAPTION)),
    )


def comment_head(galley: Galley, measured: Measured) -> tuple[Headline, int]:
    """Return the headline of the comment and the rows of headline and byline."""
    assert galley.sheet.comment  # noqa: S101 - asked of papers with a comment alone
    head = measured.head(galley.sheet.comment.title, 700, galley.grid.width(1), PLAIN)
    byline = 18.0 if galley.sheet.comment.byline else 6.0
    return head, galley.grid.rows_for(_ABOVE + head.height + byline)


def comment_rows(galley: Galley, measured: Measured) -> int:
    """Return the rows of the whole comment."""
    return comment_head(galley, measured)[1] + measured.depth("comment", 1)


def lay_comment(page: Page, galley: Galley, measured: Measured, column: int, row: int) -> None:
    """Set the comment in a column of its own."""
    grid, comment = galley.grid, galley.sheet.comment
    assert comment  # noqa: S101 - as above
    head, rows = comment_head(galley, measured)
    x, width, top = grid.x(column), grid.width(1), grid.y(row)
    base = top + _ABOVE + head.size * 0.9
    page.put(
        Rule(x, top, width, 1.6),
        Words(head.words, x, base, width, head.size, head.step, weight=700, level=2),
    )
    if comment.byline:
        under = base + (len(head.lines) - 1) * head.step + 15.0
        page.put(Words(comment.byline, x, under, width, 9, face="sans"))
    page.mark("comment", "headline", (x, top, width, grid.height(rows)))
    ((filled,),) = measured.flows["comment", 1].groups
    page.pour(galley, "comment", filled, (x, row + rows, width), grid.body)
