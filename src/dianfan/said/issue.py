"""An issue read: files to pages, pages to articles, articles to claims."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import NamedTuple

from dianfan.figures.period import PeriodKind
from dianfan.said.articles.joining import join
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.model import Page
from dianfan.said.documents.opening import read_files
from dianfan.said.reading import Reading
from dianfan.said.statements.composing import claims_of
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import Published
from dianfan.said.statements.rendering import as_read
from dianfan.said.statements.times import times
from dianfan.said.statements.vocabulary import Vocabulary


class PageWork(NamedTuple):
    """A page taken apart, and the claims of its articles where the day was known beforehand."""

    layout: Layout
    claims: Mapping[str, tuple[Candidate, ...]]


def _work(page: Page, published: Published | None, vocabulary: Vocabulary | None) -> PageWork:
    """Do in the child all that needs no other page."""
    layout = take_apart(page)
    if published is None:
        return PageWork(layout, {})
    glyphs = {page.index: page.glyphs}
    claims = {one.id: claims_of(one, published, vocabulary, glyphs) for one in layout.articles}
    return PageWork(layout, claims)


def read_issue(
    files: Sequence[Path],
    *,
    published: Published | None = None,
    vocabulary: Vocabulary | None = None,
    workers: int = 2,
    ocr: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    limits: Limits = LIMITS,
) -> Reading:
    """Read files as the pages of one issue.

    Pages are read and taken apart in child processes, and their claims found there too when
    the day of publication is given; else they are found after that, with the day that a page
    prints. Articles are then joined over the pages, and the claims of those found anew.

    Args:
        files: in the order of the pages.
        published: when they came out; taken from the date line of a page if left out.
        vocabulary: the names of a programme.
        workers: child processes.
        ocr: whether pictures are read too.
        progress: is told the stage, how many pages are done and how many there are.
        limits: what may be spent on a file and a page.

    Raises:
        MissingPart: OCR is asked for and not installed.
    """
    tell = (lambda done, whole: progress("reading", done, whole)) if progress else None
    work = partial(_work, published=published, vocabulary=vocabulary)
    opened = read_files(files, workers=workers, ocr=ocr, progress=tell, after=work, limits=limits)
    documents = tuple(one.document for one in opened)
    made = [
        done or PageWork(Layout(page.index, ()), {})
        for one in opened
        for page, done in zip(one.document.pages, one.after, strict=True)
    ]
    layouts = tuple(one.layout for one in made)
    day = published or printed_day(layouts, [document.published for document in documents])
    articles = join(layouts)
    glyphs = {page.index: page.glyphs for document in documents for page in document.pages}
    ready = {name: claims for one in made for name, claims in one.claims.items()}
    claims = tuple(
        claim
        for article in articles
        for claim in (
            ready[article.id]
            if article.id in ready and len(article.pages) == 1
            else claims_of(article, day, vocabulary, glyphs)
        )
    )
    findings = tuple(
        finding
        for document in documents
        for some in (document.findings, *(page.findings for page in document.pages))
        for finding in some
    )
    return Reading(documents, layouts, articles, claims, day, findings)


def printed_day(layouts: Iterable[Layout], told: Iterable[str] = ()) -> Published:
    """Give the day that date lines print with its year, or the files tell; unknown if they differ."""
    days = {date.fromisoformat(one) for one in told if one}
    for layout in layouts:
        inside = (block for article in layout.articles for block in article.of(Role.DATE))
        for block in (*layout.furniture, *inside):
            if block.role is Role.DATE:
                days |= {
                    one.period.start
                    for one in times(as_read(block.text)[0], Published())
                    if one.period is not None and one.period.kind is PeriodKind.DAY
                }
    (day,) = days if len(days) == 1 else (None,)
    return Published(day, day)
