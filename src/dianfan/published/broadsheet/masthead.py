"""The head of the paper: the title band of page 1 and the running head of later pages."""

from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.grid import MM
from dianfan.published.broadsheet.headline import Choice
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.items import Rule
from dianfan.published.broadsheet.items import Words
from dianfan.published.broadsheet.measured import Measured

_TITLE: tuple[Choice, ...] = ((1, (104, 96, 88, 80, 72, 66, 60, 54, 48, 42, 36, 30, 24)),)
_BAND = 44 * MM


def band(page: Page, galley: Galley, measured: Measured) -> int:
    """Set the title band on page 1; returns the first free row."""
    grid, head = galley.grid, galley.sheet.masthead
    rows = grid.rows_for(_BAND)
    left, whole = grid.x(0), grid.width(6)
    title = measured.head(head.title, 900, grid.width(4), _TITLE)
    base = grid.y(0) + 34 * MM
    page.put(
        Words(
            head.title,
            left - title.size * 0.04,
            base - 4 * MM,
            grid.width(4),
            title.size,
            weight=900,
            fill="accent",
            level=1,
        ),
        Words(
            head.title_latin, left, base + 4.5 * MM, grid.width(4), 11.5, face="sans", weight=700
        ),
    )
    page.mark("masthead", "masthead", (left, grid.y(0), whole, grid.height(rows)))
    _ear(page, galley, base)
    line = grid.y(rows) - 5.0
    page.put(
        Rule(left, line - 15.5, whole, 2.4, "accent"),
        Words(head.publisher, left, line - 3.4, whole, 8.5, face="sans"),
        Words(head.edition, left, line - 3.4, whole, 8.5, face="sans", align="center"),
        Words(
            galley.words.folio.format(page=1),
            left,
            line - 3.4,
            whole,
            8.5,
            face="sans",
            weight=700,
            align="right",
        ),
        Rule(left, line + 1.5, whole, 0.5),
    )
    return rows + 1


def _ear(page: Page, galley: Galley, base: float) -> None:
    """Set date, issue and motto at the right of the title."""
    grid, head = galley.grid, galley.sheet.masthead
    x, width = grid.x(4) + 40.0, grid.width(2) - 40.0
    page.put(
        Rule(x - 12.0, base - 27 * MM, 31.5 * MM, 0.5, "hair", upright=True),
        Words(head.date, x, base - 22.5 * MM, width, 15, weight=700),
        Words(
            f"{head.issue}　{head.section}" if head.issue else head.section,
            x,
            base - 16 * MM,
            width,
            9.5,
            face="sans",
        ),
    )
    for number, line in enumerate(head.motto):
        page.put(Words(line, x, base - 8.5 * MM + number * 6 * MM, width, 11.5, weight=400))


def running(page: Page, galley: Galley) -> int:
    """Set the running head of a later page; returns the first free row."""
    grid, head = galley.grid, galley.sheet.masthead
    x, width, base = grid.x(0), grid.width(6), grid.baseline(0)
    folio = galley.words.folio.format(page=page.number)
    page.put(
        Words(folio, x, base + 1.0, width, 13, face="sans", weight=700),
        Words(head.section, x, base + 1.0, width, 11, weight=700, align="center"),
        Words(f"{head.title}　{head.date}", x, base + 1.0, width, 9.5, face="sans", align="right"),
        Rule(x, base + 6.5, width, 1.4, "accent"),
    )
    return 2
