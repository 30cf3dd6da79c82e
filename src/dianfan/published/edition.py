"""The edition: pages, papers, the Book and the lineage in one folder that appears whole."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError
from importlib.metadata import version
from typing import TYPE_CHECKING

import dianfan
from dianfan.figures.lineage import Derived
from dianfan.published.broadsheet.fonts import FACES
from dianfan.published.charts import draw
from dianfan.published.claim_reviews import CLAIM_REVIEWS
from dianfan.published.claim_reviews import claim_reviews_file
from dianfan.published.client import Beside
from dianfan.published.client import assets
from dianfan.published.client import render
from dianfan.published.client.addresses import addresses
from dianfan.published.errata.companion import attach
from dianfan.published.errata.companion import first_sheet
from dianfan.published.lineage import FIGURES
from dianfan.published.lineage import LINEAGE
from dianfan.published.lineage import figures_file
from dianfan.published.lineage import lineage_file
from dianfan.published.linked import linked_files
from dianfan.published.linked import told_pages
from dianfan.published.manifest import BOOK
from dianfan.published.manifest import MANIFEST
from dianfan.published.manifest import FileEntry
from dianfan.published.manifest import Manifest
from dianfan.published.manifest import edition_digest
from dianfan.published.manifest import file_entry
from dianfan.published.manifest import written
from dianfan.published.paper import finished
from dianfan.published.paper import fonts_folder
from dianfan.published.paper import paper_path
from dianfan.published.paper import setting
from dianfan.published.placing import whole
from dianfan.published.signing.check import CHARTER
from dianfan.published.signing.check import key_in
from dianfan.recorded.package import write_package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping
    from pathlib import Path

    from dianfan.reported.model import Report

Progress = Callable[[str, int, int], None]
LIBRARIES = ("jinja2", "pikepdf", "polars", "typst", "vl-convert-python")


@dataclass(frozen=True, slots=True)
class Edition:
    """A published edition: where it lies, and what it is known by."""

    folder: Path
    digest: str
    book_digest: str
    files: int
    bytes: int


def silent(stage: str, done: int, total: int) -> None:
    """Tell nobody how far the work is."""
    del stage, done, total


def edition(
    report: Report, *, out: Path, progress: Progress = silent, paper: bool = True
) -> Edition:
    """Publish a report as an edition; the same report gives the same bytes.

    Args:
        report: the review in every language, with its Book.
        out: the folder that the edition becomes; an edition that stands there is replaced.
        progress: is told the stage, how much of it is done and how much there is.
        paper: whether to print the broadsheets, which takes the printing fonts.

    Raises:
        MissingPart: the printing fonts are not installed.
        UseError: something other than an edition stands at ``out``.
        PaperError: the paper cannot be set from this review.
    """
    fonts = fonts_folder() if paper else None
    with whole(out) as folder:
        files = tuple(_all_files(report, folder, fonts, progress))
        manifest = _manifest(report, files, fonts)
        (folder / MANIFEST).write_bytes(written(manifest))
        attach(folder, first_sheet(report, manifest.edition))
    return Edition(
        out, manifest.edition, report.book.digest, len(files) + 1, sum(one.bytes for one in files)
    )


def _all_files(
    report: Report, folder: Path, fonts: Path | None, progress: Progress
) -> Iterator[FileEntry]:
    drawings = draw(report.reviews, progress=lambda done, total: progress("charts", done, total))
    with ExitStack() as stack:
        papers = (
            {} if fonts is None else stack.enter_context(setting(report, drawings, fonts, folder))
        )
        for path, content in _contents(
            report, drawings, _beside(report, paper=fonts is not None), progress
        ):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
            yield file_entry(path, content)
        for done, (path, future) in enumerate(sorted(papers.items())):
            progress("papers", done, len(papers))
            finished(future)
            yield file_entry(path, (folder / path).read_bytes())
        progress("papers", len(papers), len(papers))


def _beside(report: Report, *, paper: bool) -> Beside:
    papers = (
        {review.language: paper_path(review.language) for review in report.reviews} if paper else {}
    )
    return Beside(
        book=f"{BOOK}/", paper=papers, key=key_in(report.book.texts[CHARTER]), linked=True
    )


def _contents(
    report: Report, drawings: Mapping[str, str], beside: Beside, progress: Progress
) -> Iterator[tuple[str, bytes]]:
    for path, content in write_package(report.book):
        yield f"{BOOK}/{path}", content
    yield LINEAGE, lineage_file(report)
    yield FIGURES, figures_file(report)
    yield CLAIM_REVIEWS, claim_reviews_file(report)
    yield from ((asset.path, asset.content) for asset in assets())
    annotated = dict.fromkeys(told_pages(report), b"")
    total = sum(1 for review in report.reviews for _ in addresses(review))
    for done, page in enumerate(render(report, charts=drawings, beside=beside), start=1):
        progress("pages", done, max(done, total))
        yield page.path, page.content
        if page.path in annotated:
            annotated[page.path] = page.content
    yield from linked_files(report, annotated)


def _manifest(report: Report, files: tuple[FileEntry, ...], fonts: Path | None) -> Manifest:
    return Manifest(
        edition=edition_digest(files),
        book=report.book.digest,
        asof=report.book.asof,
        programme=report.reviews[0].programme,
        program=dianfan.__version__,
        paper=fonts is not None,
        methods=dict(sorted(_methods(report))),
        libraries=libraries(),
        fonts={} if fonts is None else {face: _digest(fonts / face) for face in FACES},
        files=tuple(sorted(files, key=lambda one: one.path)),
    )


def _methods(report: Report) -> set[tuple[str, str]]:
    """Give the methods that made a figure of the report, each with its version."""
    reasons = (sheet.figure.why for review in report.reviews for sheet in review.figures.values())
    return {(why.method, why.version) for why in reasons if isinstance(why, Derived)}


def libraries() -> dict[str, str]:
    """Give the versions of the libraries that decide bytes of an edition."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "unknown"
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
