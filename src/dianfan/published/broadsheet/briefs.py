"""The actions in brief: rows of short numbered stories, each over the columns that suit it."""

from dataclasses import dataclass
from pathlib import Path

from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.grid import COLUMNS
from dianfan.published.broadsheet.grid import HEADING_ROWS
from dianfan.published.broadsheet.headline import SMALL
from dianfan.published.broadsheet.headline import Headline
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.items import Rule
from dianfan.published.broadsheet.items import Sign
from dianfan.published.broadsheet.items import Words
from dianfan.published.broadsheet.measured import ENDLESS
from dianfan.published.broadsheet.measured import Measured
from dianfan.published.broadsheet.probe import Flow
from dianfan.published.broadsheet.probe import Threaded
from dianfan.published.broadsheet.probe import ask
from dianfan.published.broadsheet.tiles import rows as divide


@dataclass(frozen=True, slots=True)
class Tile:
    """A short story in its place: its span, headline and threaded text."""

    number: int
    span: int
    head: Headline
    text: Threaded
    head_rows: int

    @property
    def rows(self) -> int:
        """Rows of number, headline and text."""
        return self.head_rows + sum(group[0].rows for group in self.text.groups)


@dataclass(frozen=True, slots=True)
class TileRow:
    """Tiles side by side, from left to right."""

    tiles: tuple[Tile, ...]

    @property
    def rows(self) -> int:
        """Rows of the deepest tile."""
        return max(tile.rows for tile in self.tiles)


def stacked(tiles: tuple[TileRow, ...]) -> int:
    """Return the rows of rows of tiles under their heading, with the white over each."""
    return HEADING_ROWS + sum(row.rows + 1 for row in tiles)


def arrange(galley: Galley, measured: Measured, fonts: Path, limit: int) -> tuple[TileRow, ...]:
    """Divide the short stories into rows of tiles, none deeper than `limit` rows if possible."""
    stories = galley.sheet.briefs
    heads = [
        [_head(galley, measured, i, span) for span in range(1, 7)] for i in range(len(stories))
    ]
    tops = [[_head_rows(galley, head) for head in row] for row in heads]
    deep = [
        [tops[i][span - 1] + measured.depth(f"brief-{i + 1}", span) for span in range(1, 7)]
        for i in range(len(stories))
    ]
    spans = divide(deep, limit)
    flat = [span for row in spans for span in row]
    texts = _texts(galley, measured, fonts, flat)
    tiles = [
        Tile(i + 1, span, heads[i][span - 1], texts[i], tops[i][span - 1])
        for i, span in enumerate(flat)
    ]
    out, at = [], 0
    for row in spans:
        out.append(TileRow(tuple(tiles[at : at + len(row)])))
        at += len(row)
    return tuple(out)


def _texts(galley: Galley, measured: Measured, fonts: Path, spans: list[int]) -> list[Threaded]:
    """Return each story's text over its span, asking for those not yet measured."""
    width, body = galley.grid.width(1), galley.grid.body
    keys = [(f"brief-{i}", span) for i, span in enumerate(spans, 1)]
    asked = [key for key in keys if key not in measured.flows]
    flows = [Flow(name, body, (), span, width, ENDLESS, ENDLESS) for name, span in asked]
    found = dict(zip(asked, ask(galley, fonts, flows=flows).flows if flows else (), strict=True))
    return [measured.flows.get(key) or found[key] for key in keys]


def _head(galley: Galley, measured: Measured, index: int, span: int) -> Headline:
    """Fit the headline of a story over a span."""
    return measured.head(galley.sheet.briefs[index].headline, 700, galley.grid.width(span), SMALL)


def _head_rows(galley: Galley, head: Headline) -> int:
    """Return the rows of the number line and the headline."""
    return 1 + galley.grid.rows_for(head.height + 5.0)


def lay_row(galley: Galley, row: TileRow, heading: int, page: Page, at: int) -> None:
    """Set a row of tiles, under the section's heading if it is the first."""
    grid = galley.grid
    x, width = grid.x(0), grid.width(COLUMNS)
    if heading:
        title = galley.sheet.briefs_title or galley.words.briefs
        page.put(
            Rule(x, grid.y(at) - 2.0, width, 1.6),
            Words(title, x, grid.baseline(at) + 7.0, width, 15, face="sans", weight=700, level=2),
        )
    else:
        page.put(Rule(x, grid.y(at) - grid.gap / 2 - grid.pitch / 2, width, 0.5, "hair"))
    _lay_tiles(page, galley, row, at + heading, row.rows)


def _lay_tiles(page: Page, galley: Galley, row: TileRow, at: int, rows: int) -> None:
    """Set a row of tiles from grid row `at`, with upright rules between them."""
    grid = galley.grid
    column = 0
    for tile in row.tiles:
        _lay_tile(page, galley, tile, column, at)
        if column:
            x = (grid.x(column) + grid.x(column - 1) + grid.width(1)) / 2
            page.put(Rule(x, grid.y(at), grid.height(rows), 0.4, "hair", upright=True))
        column += tile.span


def _lay_tile(page: Page, galley: Galley, tile: Tile, column: int, at: int) -> None:
    """Set one short story: sign and number, headline, text in its columns."""
    grid, story = galley.grid, galley.sheet.briefs[tile.number - 1]
    x, width = grid.x(column), grid.width(tile.span)
    name = f"brief-{tile.number}"
    shift = 0.0
    if story.layer:
        page.put(Sign(story.layer, x, grid.baseline(at) - 7.6, 7.6))
        shift = 12.0
    page.put(
        Words(
            story.number,
            x + shift,
            grid.baseline(at),
            width - shift,
            10,
            face="sans",
            weight=700,
            fill=story.layer or "ink",
        ),
    )
    base = grid.y(at + 1) + tile.head.size * 0.88 + 0.5
    page.put(
        Words(tile.head.words, x, base, width, tile.head.size, tile.head.step, weight=700, level=2)
    )
    page.mark(name, "headline", (x, grid.y(at), width, grid.height(tile.head_rows)))
    (columns,) = tile.text.groups
    for i, filled in enumerate(columns):
        page.pour(
            galley,
            name,
            filled,
            (grid.x(column + i), at + tile.head_rows, grid.width(1)),
            grid.body,
        )
