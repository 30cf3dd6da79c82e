"""The press: prints pages as an accessible, archivable PDF whose figures are named links."""

import datetime as dt
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import msgspec
import pikepdf
import typst

from dianfan.published.broadsheet.drawings import lettered
from dianfan.published.broadsheet.fonts import BroadsheetError
from dianfan.published.broadsheet.galley import Galley
from dianfan.published.broadsheet.grid import PAPER
from dianfan.published.broadsheet.items import Page
from dianfan.published.broadsheet.probe import ROOM
from dianfan.published.broadsheet.probe import typefaces

_MARK = "figure:"


class FigureLostError(BroadsheetError):
    """A figure of the text has no link in the print: a fault of the press."""


def impress(galley: Galley, pages: Sequence[Page], fonts: Path, facts: bytes | None) -> bytes:
    """Print pages; the same input gives the same bytes."""
    sheet = galley.sheet
    job = galley.job() | {
        "title": f"{sheet.masthead.title} {sheet.masthead.date}",
        "author": sheet.masthead.publisher,
        "description": sheet.lead.headline,
        "date": [sheet.date.year, sheet.date.month, sheet.date.day],
        "paper": PAPER,
        "facts": galley.words.facts,
        "drawings": [lettered(chart.svg) for chart in sheet.charts],
        "pages": [page.items for page in pages],
    }
    inputs = {"job": msgspec.json.encode(job).decode()}
    if facts is not None:
        inputs["facts"] = facts.decode()
    return typst.compile(
        ROOM / "paper.typ",
        root=ROOM,
        font_paths=typefaces(fonts),
        ignore_system_fonts=True,
        sys_inputs=inputs,
        pdf_standards=["a-3a", "ua-1"],
        timestamp=dt.datetime(sheet.date.year, sheet.date.month, sheet.date.day, tzinfo=dt.UTC),
    )


def finish(printed: bytes, galley: Galley, out: Path) -> None:
    """Give each figure's link its address and its words for a screen reader, and save.

    Raises:
        FigureLostError: names the figures without a link.
    """
    met: set[int] = set()
    with pikepdf.open(BytesIO(printed)) as pdf:
        for page in pdf.pages:
            for note in page.get("/Annots", ()):
                uri = str(note.A.get("/URI", "")) if "/A" in note else ""
                if uri.startswith(_MARK):
                    number = int(uri.removeprefix(_MARK))
                    run = galley.figures[number]
                    note.A.URI = pikepdf.String(run.href or f"#{run.key}")
                    note.Contents = pikepdf.String(run.contents or run.text)
                    met.add(number)
        lost = [run.text for number, run in enumerate(galley.figures) if number not in met]
        if lost:
            message = (
                f"{len(lost)} figure(s) were set without a link: {'; '.join(lost[:5])}. "
                "The text of an article did not reach the page; report this."
            )
            raise FigureLostError(message)
        pdf.save(out, deterministic_id=True)
