"""The files of the linked data of an edition."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.published.linked.annotating import annotated
from dianfan.published.linked.names import annotations_path
from dianfan.published.linked.names import told
from dianfan.published.linked.provenance import provenances

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.reported.model import Report


def told_pages(report: Report) -> frozenset[str]:
    """Give the paths of the pages that annotations are made of."""
    return frozenset(
        f"{review.language}/{one.address}" for review in report.reviews for one in told(review)
    )


def linked_files(report: Report, pages: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Write the provenance of every report, and the annotations of its page in each language.

    Args:
        report: the review in every language.
        pages: the pages that ``told_pages`` names, as they are published.
    """
    yield from provenances(report)
    for review in report.reviews:
        for one in told(review):
            page = f"{review.language}/{one.address}"
            content = annotated(one.name, page, pages[page].decode(), review.language)
            yield annotations_path(one.name, review.language), content
