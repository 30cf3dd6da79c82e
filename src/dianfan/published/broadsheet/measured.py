"""What must be known of the type before pages are planned, asked of the probe in one call."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.galley import ordered
from dianfan.published.broadsheet.grid import COLUMNS
from dianfan.published.broadsheet.headline import Choice
from dianfan.published.broadsheet.headline import Headline
from dianfan.published.broadsheet.headline import fit
from dianfan.published.broadsheet.probe import Cell
from dianfan.published.broadsheet.probe import Flow
from dianfan.published.broadsheet.probe import Line
from dianfan.published.broadsheet.probe import Threaded
from dianfan.published.broadsheet.probe import ask
from dianfan.published.broadsheet.story import Box
from dianfan.published.broadsheet.tables import cells

PAD = 11.0
INNER_GUTTER = 14.0
CAPTION = 8.5
CAPTION_STEP = 11.5
ENDLESS = 100_000
_BRIEF_SPANS = 3


@dataclass(frozen=True, slots=True)
class Panes:
    """The columns of type inside a box: how many, how wide, how far apart, how far in."""

    cols: int
    width: float
    step: float
    inset: float


@dataclass(frozen=True, slots=True)
class Measured:
    """Widths of headlines in em, rows of short texts, and articles in columns of their own."""

    ems: dict[tuple[str, int], float]
    rows: dict[str, int]
    flows: dict[tuple[str, int], Threaded]

    def head(
        self, words: str, weight: int, available: float, choices: tuple[Choice, ...]
    ) -> Headline:
        """Fit a headline into a width in points."""
        return fit(words, self.ems[words, weight], available, choices)

    def depth(self, name: str, span: int) -> int:
        """Return the rows of an article balanced over so many columns."""
        exact = self.flows.get((name, span))
        if exact is not None:
            return deepest(exact)
        return -(-deepest(self.flows[name, 1]) // span) + 1


def deepest(threaded: Threaded) -> int:
    """Return the rows of balanced columns, all pages together."""
    return sum(group[0].rows for group in threaded.groups)


def panes(galley: Galley, box: Box) -> tuple[int, Panes]:
    """Return the span of a box and the columns of type in it."""
    grid = galley.grid
    if box.prominent:
        width = (grid.width(3) - 2 * PAD - 2 * INNER_GUTTER) / 3
        return 3, Panes(3, width, width + INNER_GUTTER, PAD)
    return 2, Panes(1, grid.width(2) - 2 * PAD, 0.0, PAD)


def note_panes(galley: Galley) -> Panes:
    """Return the two wide columns of the editor's note, right of its label."""
    width = galley.grid.width(3) - 36.0
    return Panes(2, width, width + 20.0, 52.0)


def columns(galley: Galley) -> Panes:
    """Return the columns of the page itself."""
    return Panes(COLUMNS, galley.grid.width(1), galley.grid.x(1) - galley.grid.x(0), 0.0)


def measure(galley: Galley, fonts: Path) -> Measured:
    """Ask for everything that planning needs."""
    lines = sorted(set(_lines(galley)))
    wanted = dict(_flows(galley))
    short = dict(_captions(galley)) | cells(galley)
    answer = ask(
        galley,
        fonts,
        flows=tuple(wanted.values()),
        cells=tuple(short.values()),
        widths=tuple(Line(words, "serif", weight) for words, weight in lines),
    )
    return Measured(
        dict(zip(lines, answer.widths, strict=True)),
        dict(zip(short, answer.cells, strict=True)),
        dict(zip(wanted, answer.flows, strict=True)),
    )


def balanced(name: str, size: float, pane: Panes) -> Flow:
    """Ask for an article balanced over the columns of a box, however deep."""
    return Flow(name, size, (), pane.cols, pane.width, ENDLESS, ENDLESS)


def _lines(galley: Galley) -> Iterator[tuple[str, int]]:
    """Yield every headline with its weight."""
    sheet = galley.sheet
    yield sheet.masthead.title, 900
    yield sheet.lead.headline, 900
    yield sheet.lead.headline, 700
    if sheet.lead.deck:
        yield sheet.lead.deck, 700
    for box in sheet.boxes:
        yield box.title, 900 if box.prominent else 700
    if sheet.comment:
        yield sheet.comment.title, 700
    for brief in sheet.briefs:
        yield brief.headline, 700


def _flows(galley: Galley) -> Iterator[tuple[tuple[str, int], Flow]]:
    """Yield the articles to be set in balanced columns, by name and span."""
    sheet, body = galley.sheet, galley.grid.body
    page = columns(galley)
    if sheet.note:
        yield ("note", 6), balanced("note", body + 0.5, note_panes(galley))
    for name, box in ordered(sheet.boxes):
        span, pane = panes(galley, box)
        yield (name, span), balanced(name, body, pane)
    for name in ["lead"] + (["comment"] if sheet.comment else []):
        yield (name, 1), Flow(name, body, (), 1, page.width, ENDLESS, ENDLESS)
    for number in range(1, len(sheet.briefs) + 1):
        for span in range(1, _BRIEF_SPANS + 1):
            name = f"brief-{number}"
            yield (name, span), Flow(name, body, (), span, page.width, ENDLESS, ENDLESS)
    if sheet.colophon:
        yield (
            ("colophon", 6),
            Flow("colophon", body - 1.0, (), 3, galley.grid.width(2), ENDLESS, ENDLESS),
        )


def _captions(galley: Galley) -> Iterator[tuple[str, Cell]]:
    """Yield the captions of charts."""
    for number in range(1, len(galley.sheet.charts) + 1):
        name = f"chart-{number}"
        yield name, Cell(name, galley.grid.width(3), CAPTION, CAPTION_STEP)
