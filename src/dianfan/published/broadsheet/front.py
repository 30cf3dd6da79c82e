"""Page 1: masthead, editor's note, the lead around chart and boxes, and a comment."""

from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from dianfan.published.broadsheet.boxes import Boxed
from dianfan.published.broadsheet.boxes import boxed
from dianfan.published.broadsheet.boxes import chart_rows
from dianfan.published.broadsheet.boxes import comment_rows
from dianfan.published.broadsheet.boxes import lay_box
from dianfan.published.broadsheet.boxes import lay_chart
from dianfan.published.broadsheet.boxes import lay_comment
from dianfan.published.broadsheet.boxes import shortened
from dianfan.published.broadsheet.briefs import TileRow
from dianfan.published.broadsheet.briefs import lay_row
from dianfan.published.broadsheet.briefs import stacked
from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.galley import ordered
from dianfan.published.broadsheet.grid import COLUMNS
from dianfan.published.broadsheet.grid import HEADING_ROWS
from dianfan.published.broadsheet.grid import RESUMED_ROWS
from dianfan.published.broadsheet.grid import RUNNING_ROWS
from dianfan.published.broadsheet.headline import DECK
from dianfan.published.broadsheet.headline import LEAD
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.items import Panel
from dianfan.published.broadsheet.items import Words
from dianfan.published.broadsheet.masthead import band
from dianfan.published.broadsheet.measured import Measured
from dianfan.published.broadsheet.measured import note_panes
from dianfan.published.broadsheet.probe import Flow
from dianfan.published.broadsheet.probe import Frame
from dianfan.published.broadsheet.probe import Threaded
from dianfan.published.broadsheet.probe import ask
from dianfan.published.broadsheet.story import Box

_LEFT, _MIDDLE, _RIGHT = 0, 3, 4
_LEAST = 6


@dataclass(frozen=True, slots=True)
class Well:
    """The part of page 1 under the headline: rows from `top` to `foot`, and what stands in it."""

    top: int
    foot: int
    chart: int
    chart_width: float
    boxes: tuple[tuple[int, Boxed], ...]
    comment: int
    cap: int = 10_000

    def first(self, column: int) -> int:
        """Return the first row of a column that is free for the lead."""
        return self.top + (self.chart + 1 if self.chart and column >= _MIDDLE else 0)

    def last(self, column: int) -> int:
        """Return the row below the last that is free for the lead."""
        return min(self._floor(column), self.first(column) + self.cap)

    def _floor(self, column: int) -> int:
        """Return the row where what stands under the lead must begin, less one."""
        if self.comment and column == _MIDDLE:
            return self.foot - self.comment - 1
        for at, made in self.boxes:
            if at <= column < at + made.span:
                return self.foot - made.rows - 1
        return self.foot

    @property
    def rooms(self) -> tuple[int, ...]:
        """Return the free rows of each column."""
        return tuple(max(0, self.last(column) - self.first(column)) for column in range(COLUMNS))


@dataclass(frozen=True, slots=True)
class Front:
    """Page 1 made up: what is left of lead, boxes and short stories for later pages."""

    page: Page
    lead: Threaded
    boxes: tuple[Boxed, ...]
    tiles: tuple[TileRow, ...]


def front(galley: Galley, measured: Measured, fonts: Path, tiles: tuple[TileRow, ...]) -> Front:
    """Make up page 1; a short lead leaves room for rows of tiles at the foot."""
    page = Page(1)
    row = band(page, galley, measured)
    row = _note(page, galley, measured, row)
    row = _headings(page, galley, measured, row)
    well = _well(galley, measured, fonts, row)
    depth = measured.depth("lead", 1)
    taken: tuple[TileRow, ...] = ()
    if depth <= sum(well.rooms):
        well, lead, taken = _drawn_in(galley, fonts, well, depth, tiles)
    else:
        lead = _thread(galley, fonts, well, jump=True)
    _lay(page, galley, measured, well, lead)
    _lay_tiles(page, galley, taken, well.foot)
    return Front(page, lead, tuple(made for _, made in well.boxes if made.rest), taken)


def _note(page: Page, galley: Galley, measured: Measured, row: int) -> int:
    """Set the editor's note between hairlines; returns the next free row."""
    if galley.sheet.note is None:
        return row
    grid, pane = galley.grid, note_panes(galley)
    (columns,) = measured.flows["note", 6].groups
    left, rows = grid.x(0), columns[0].rows
    page.put(Panel(left, grid.y(row) - 7.0, grid.width(6), grid.height(rows) + 14.0, "paper"))
    page.put(
        Words(
            galley.words.note, left + 9.0, grid.baseline(row), 60.0, 10.5, face="sans", weight=700
        )
    )
    for i, filled in enumerate(columns):
        x = left + pane.inset + i * pane.step
        page.pour(galley, "note", filled, (x, row, pane.width), grid.body + 0.5)
    return row + rows + 2


def _headings(page: Page, galley: Galley, measured: Measured, row: int) -> int:
    """Set kicker, headline, deck and byline of the lead; returns the next free row."""
    grid, lead = galley.grid, galley.sheet.lead
    x, width, top = grid.x(0), grid.width(6), grid.y(row)
    y = top + 2.0
    if lead.kicker:
        y += 15.0
        page.put(Words(lead.kicker, x, y, width, 16, face="sans", weight=700, align="center"))
        y += 8.0
    head = measured.head(lead.headline, 900, width, LEAD)
    page.put(
        Words(
            head.words,
            x,
            y + head.size * 0.95,
            width,
            head.size,
            head.step,
            weight=900,
            align="center",
            level=2,
        )
    )
    y += head.height + head.size * 0.08
    if lead.deck:
        deck = measured.head(lead.deck, 700, width * 0.9, DECK)
        page.put(
            Words(
                deck.words,
                x,
                y + deck.size * 0.95 + 3.0,
                width,
                deck.size,
                deck.step,
                weight=700,
                align="center",
            )
        )
        y += deck.height + 6.0
    if lead.byline:
        y += 15.0
        page.put(Words(lead.byline, x, y, width, 9.5, face="sans", align="center"))
        y += 4.0
    rows = grid.rows_for(y - top + 6.0)
    page.mark("lead", "headline", (x, top, width, grid.height(rows)))
    return row + rows


def _well(galley: Galley, measured: Measured, fonts: Path, top: int) -> Well:
    """Plan chart, boxes and comment of page 1."""
    sheet, foot = galley.sheet, galley.grid.rows
    chart, width = chart_rows(galley, measured, 1, (foot - top) // 2) if sheet.charts else (0, 0.0)
    comment = comment_rows(galley, measured) if sheet.comment else 0
    well = Well(top, foot, chart, width, (), comment)
    boxes = []
    for name, box in front_boxes(sheet.boxes):
        column = _LEFT if box.prominent else _RIGHT
        made = boxed(galley, measured, name, box)
        boxes.append(
            (column, shortened(galley, fonts, made, foot - well.first(column) - _LEAST - 1))
        )
    return replace(well, boxes=tuple(boxes))


def front_boxes(boxes: tuple[Box, ...]) -> list[tuple[str, Box]]:
    """Return the boxes of page 1: the first prominent one and the first plain one."""
    named = ordered(boxes)
    chosen = [
        next((pair for pair in named if pair[1].prominent is kind), None) for kind in (True, False)
    ]
    return [pair for pair in chosen if pair is not None]


def _frames(galley: Galley, well: Well, *, jump: bool) -> list[tuple[int, Frame]]:
    """Return the lead's frames by column; a jump line takes the last row."""
    width = galley.grid.width(1)
    rooms = [(column, rows) for column, rows in enumerate(well.rooms) if rows > 0]
    if jump and rooms:
        rooms[-1] = (rooms[-1][0], rooms[-1][1] - 1)
    return [(column, Frame(width, rows)) for column, rows in rooms]


def _thread(galley: Galley, fonts: Path, well: Well, *, jump: bool) -> Threaded:
    """Thread the lead through page 1 and, after a jump, over the columns of later pages."""
    grid = galley.grid
    frames = tuple(frame for _, frame in _frames(galley, well, jump=jump))
    room = grid.rows - RUNNING_ROWS - RESUMED_ROWS
    cols = COLUMNS if jump else 0
    flow = Flow("lead", grid.body, frames, cols, grid.width(1), room, room)
    return ask(galley, fonts, flows=[flow]).flows[0]


def _drawn_in(
    galley: Galley, fonts: Path, well: Well, depth: int, tiles: tuple[TileRow, ...]
) -> tuple[Well, Threaded, tuple[TileRow, ...]]:
    """Make the well as shallow as a short lead needs, and fill the page with rows of tiles."""
    low = well.top + max(
        well.foot - well.last(c) + well.first(c) - well.top for c in range(COLUMNS)
    )
    for foot in range(min(low, well.foot), well.foot + 1):
        shallow = replace(well, foot=foot)
        if sum(shallow.rooms) < depth:
            continue
        for cap in range(1, max(shallow.rooms) + 1):
            capped = replace(shallow, cap=cap)
            if sum(capped.rooms) >= depth:
                lead = _thread(galley, fonts, capped, jump=False)
                if lead.left == 0:
                    return capped, lead, _fitting(tiles, well.foot - foot)
    return well, _thread(galley, fonts, well, jump=True), ()


def _lay(page: Page, galley: Galley, measured: Measured, well: Well, lead: Threaded) -> None:
    """Set the lead's frames, then chart, boxes and comment."""
    grid = galley.grid
    jump = bool(lead.groups)
    frames = _frames(galley, well, jump=jump)
    for (column, frame), filled in zip(frames, lead.frames, strict=True):
        page.pour(
            galley, "lead", filled, (grid.x(column), well.first(column), frame.width), grid.body
        )
    if jump:
        column, frame = frames[-1]
        base = grid.baseline(well.first(column) + frame.rows)
        page.put(
            Words(
                galley.words.jump.format(page=2),
                grid.x(column),
                base,
                frame.width,
                9.5,
                face="sans",
                weight=700,
                align="right",
            )
        )
    if well.chart:
        lay_chart(page, galley, 1, (_MIDDLE, well.top, well.chart_width), well.chart)
    for column, made in well.boxes:
        row = well.last(column) + 1
        tail = galley.words.jump.format(page=2) if made.rest else ""
        lay_box(page, galley, made, (column, row, well.foot - row), tail)
    if well.comment:
        lay_comment(page, galley, measured, _MIDDLE, well.last(_MIDDLE) + 1)


def _fitting(tiles: tuple[TileRow, ...], room: int) -> tuple[TileRow, ...]:
    """Return the first rows of tiles that stand in so many rows."""
    return next(
        tiles[:n] for n in range(len(tiles), -1, -1) if n == 0 or stacked(tiles[:n]) <= room
    )


def _lay_tiles(page: Page, galley: Galley, tiles: tuple[TileRow, ...], foot: int) -> None:
    """Set rows of tiles under a short lead, the last at the foot of the page."""
    row = galley.grid.rows - stacked(tiles) + 1
    gap = (row - foot - 1) // max(1, len(tiles))
    row = foot + 1 + gap
    for number, tile in enumerate(tiles):
        heading = HEADING_ROWS if number == 0 else 0
        lay_row(galley, tile, heading, page, row)
        row += heading + tile.rows + 1 + gap
