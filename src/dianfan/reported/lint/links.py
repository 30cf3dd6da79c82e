"""Links: every reference of a review leads to a page of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.reported.lint.faults import Flaw
from dianfan.reported.lint.passages import NO_WORDS
from dianfan.reported.lint.passages import Passage
from dianfan.reported.lint.passages import pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.reported.lint.passages import Gathered
    from dianfan.reported.lint.passages import Path
    from dianfan.reported.model import Review

RULE = "broken-link"
ALWAYS = frozenset(
    {"index", "projects", "claims", "timeline", "methods", "findings", "book", "integration"}
)


def broken_links(review: Review, gathered: Gathered) -> Iterator[tuple[Passage, Flaw]]:
    """Find references of cells, figures, sources and tiles that lead nowhere."""
    for passage in gathered.passages:
        for figure in passage.figures:
            if figure.key not in review.figures:
                yield passage, Flaw(RULE, f"figure {figure.key} has no page", figure.key)
    there = {page for page, _ in pages(review)} | ALWAYS
    there |= {f"actions/{one.no:02d}-{one.action}" for one in review.reports}
    for page, path, name in _references(review, gathered):
        if name not in there and name.partition("#")[0] not in there:
            yield Passage(page, path, NO_WORDS), Flaw(RULE, f"“{name}” leads to no page")


def _references(review: Review, gathered: Gathered) -> Iterator[tuple[str, Path, str]]:
    """Give what a review refers to by name: the page, the place, the name of the page meant."""
    for page, path, table in gathered.tables:
        for number, row in enumerate(table.rows, 1):
            for column, cell in enumerate(row, 1):
                if cell.href is not None:
                    yield page, (*path, "rows", number, column), cell.href
    for event in review.overview.timeline:
        yield "timeline", (event.iso,), f"sources/{event.source}"
    for claim in review.claims:
        yield "claims", (claim.id,), f"sources/{claim.source}"
    for tile in review.overview.tiles:
        yield "index", ("tile", tile.no), f"actions/{tile.no}"
    for one in review.indicators:
        if one.action is not None:
            yield f"indicators/{one.id}", ("action",), f"actions/{one.action}"
    yield from _of_sheets(review)


def _of_sheets(review: Review) -> Iterator[tuple[str, Path, str]]:
    for key, sheet in review.figures.items():
        if sheet.source is not None:
            yield f"figures/{key}", ("source",), f"sources/{sheet.source}"
        if sheet.indicator is not None:
            yield f"figures/{key}", ("indicator",), f"indicators/{sheet.indicator}"
