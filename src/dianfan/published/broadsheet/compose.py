"""Compose a broadsheet: from stories to a printed PDF."""

from collections import defaultdict
from collections.abc import Iterator
from collections.abc import Sequence
from pathlib import Path

from dianfan.published.broadsheet import drawings
from dianfan.published.broadsheet.briefs import arrange
from dianfan.published.broadsheet.fonts import BroadsheetError
from dianfan.published.broadsheet.fonts import check
from dianfan.published.broadsheet.front import front
from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.galley import characters
from dianfan.published.broadsheet.galley import set_type
from dianfan.published.broadsheet.grid import MM
from dianfan.published.broadsheet.grid import PAPER
from dianfan.published.broadsheet.inner import inner
from dianfan.published.broadsheet.items import Frame
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.layout import Copyfit
from dianfan.published.broadsheet.layout import Layout
from dianfan.published.broadsheet.measured import measure
from dianfan.published.broadsheet.press import finish
from dianfan.published.broadsheet.press import impress
from dianfan.published.broadsheet.story import Broadsheet


class TextLeftError(BroadsheetError):
    """Part of an article found no room on any page."""


def compose(sheet: Broadsheet, *, fonts: Path, out: Path, facts: bytes | None = None) -> Layout:
    """Set a broadsheet and write its PDF to `out`; the same input gives the same bytes.

    `facts` (UTF-8 JSON) is attached to the PDF. Pages are added as the text needs them.

    Raises:
        FontsMissingError: `fonts` lacks a face.
        GlyphMissingError: a character cannot be printed.
        HeadlineTooLongError: a headline does not stand in its width.
        TooDeepError: a short story or box is deeper than a page.
        TextLeftError: part of an article found no room.
    """
    galley = set_type(sheet)
    lettering = "\n".join(drawings.text(chart.svg) for chart in sheet.charts)
    check(f"{characters(galley)}\n{lettering}", fonts)
    measured = measure(galley, fonts)
    tiles = arrange(galley, measured, fonts, galley.grid.rows // 2)
    first = front(galley, measured, fonts, tiles)
    pages = [first.page, *inner(galley, measured, first, tiles[len(first.tiles) :])]
    complete(galley, pages)
    finish(impress(galley, pages, fonts, facts), galley, out)
    size = (round(PAPER[0] / MM, 2), round(PAPER[1] / MM, 2))
    regions = tuple(region for page in pages for region in page.regions)
    texts = {name: text.text for name, text in galley.articles.items()}
    fits = tuple(_fits(galley, pages))
    return Layout(out, len(pages), size, regions, fits, texts, len(galley.figures))


def complete(galley: Galley, pages: Sequence[Page]) -> None:
    """Hold the regions against the texts: every character is printed once and in order.

    Raises:
        TextLeftError: names the article and how many characters are lost.
    """
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for region in (region for page in pages for region in page.regions if region.kind == "body"):
        spans[region.article].append((region.start, region.stop))
    for name, text in galley.articles.items():
        if name.startswith(("chart-", "table-")):
            continue
        at = 0
        for start, stop in spans[name]:
            if start != at:
                break
            at = stop
        if at != len(text.text):
            message = (
                f"{len(text.text) - at} of {len(text.text)} characters of {name} found no room, from "
                f"“{text.text[at : at + 20]}”. Shorten it, or divide it into two."
            )
            raise TextLeftError(message)


def _fits(galley: Galley, pages: Sequence[Page]) -> Iterator[Copyfit]:
    """Yield how each article fitted its frames."""
    frames: dict[str, list[tuple[int, Frame]]] = defaultdict(list)
    for page in pages:
        for item in page.items:
            if isinstance(item, Frame):
                frames[item.article].append((page.number, item))
    for name, found in frames.items():
        used = [max(piece.row + piece.rows for piece in frame.pieces) for _, frame in found]
        yield Copyfit(
            article=name,
            characters=len(galley.articles[name].text),
            frames=len(found),
            rows=sum(used),
            spare=sum(frame.rows for _, frame in found) - sum(used),
            size=found[0][1].size,
            pages=tuple(sorted({number for number, _ in found})),
        )
