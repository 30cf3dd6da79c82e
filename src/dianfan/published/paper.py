"""The paper: broadsheets set in processes of their own, beside the pages."""

from __future__ import annotations

import json
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from dianfan.figures.errors import DianfanError
from dianfan.figures.errors import MissingPart
from dianfan.figures.lineage import statement
from dianfan.figures.lineage import walk
from dianfan.published.broadsheet.compose import compose
from dianfan.published.broadsheet.fonts import BroadsheetError
from dianfan.published.broadsheet.fonts import folder as installed_fonts
from dianfan.published.newspaper import newspaper
from dianfan.published.workers import workers
from dianfan.reported.sheets import cited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from concurrent.futures import Future
    from pathlib import Path

    from dianfan.figures.wording import Language
    from dianfan.published.broadsheet.story import Broadsheet
    from dianfan.reported.model import Report
    from dianfan.reported.model import Review

_WORKERS = 2


class PaperError(DianfanError):
    """The paper cannot be set from this review."""


def paper_path(language: Language) -> str:
    """Give the path of a paper in the edition."""
    return f"broadsheet-{language}.pdf"


def fonts_folder() -> Path:
    """Give the folder of the printing fonts.

    Raises:
        MissingPart: the fonts are not installed.
    """
    try:
        return installed_fonts()
    except BroadsheetError as fault:
        raise MissingPart(
            "the printing fonts are missing",
            why=str(fault),
            remedy="install the fonts as above, or build without the paper: dianfan build … --no-pdf",
        ) from fault


@contextmanager
def setting(
    report: Report, drawings: Mapping[str, str], fonts: Path, folder: Path
) -> Iterator[Mapping[str, Future[None]]]:
    """Set the paper of every language while the block runs; the block awaits the results."""
    titles = {review.language: review.title for review in report.reviews}
    # A spawned process shares no threads with this one, as a forked one would with Polars.
    with workers(_WORKERS) as pool:
        try:
            yield {
                paper_path(review.language): pool.submit(
                    _set,
                    newspaper(review, _other(titles, review.language), drawings),
                    fonts,
                    folder / paper_path(review.language),
                    facts(review),
                )
                for review in report.reviews
            }
        except BaseException:
            pool.shutdown(wait=True, cancel_futures=True)
            raise


def finished(paper: Future[None]) -> None:
    """Wait until a paper is set.

    Raises:
        PaperError: it cannot be set, or its process was ended from outside.
    """
    try:
        paper.result()
    except BrokenExecutor as fault:
        raise PaperError(
            "the paper could not be set",
            why=f"the process that set it was ended from outside, for want of memory perhaps: {fault}",
            remedy="build again, or build without the paper: dianfan build … --no-pdf",
        ) from fault


def _other(titles: Mapping[Language, str], language: Language) -> str:
    return next((title for other, title in titles.items() if other != language), titles[language])


def facts(review: Review) -> bytes:
    """Write the figures that stand in the paper, and all below them, to be attached to it."""
    told = (review.overview, review.reports, review.claims, review.projects)
    found = {part.key: part for figure in cited(told) for part in walk(figure)}
    lines = (
        json.dumps({"key": key, **statement(part)}, ensure_ascii=False)
        for key, part in found.items()
    )
    return ("[\n" + ",\n".join(lines) + "\n]\n").encode()


def _set(sheet: Broadsheet, fonts: Path, out: Path, attached: bytes) -> None:
    try:
        compose(sheet, fonts=fonts, out=out, facts=attached)
    except BroadsheetError as fault:
        raise PaperError(
            f"the paper in {sheet.language} could not be set",
            why=str(fault),
            remedy="mend the text at its source, or build without the paper: dianfan build … --no-pdf",
        ) from fault
