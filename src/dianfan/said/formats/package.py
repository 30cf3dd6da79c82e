"""Everything at once: the files that a reading is handed on in, by their names."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from datetime import datetime

from dianfan.said.articles.locating import has_places
from dianfan.said.formats.alto import alto
from dianfan.said.formats.annotations import web_annotations
from dianfan.said.formats.as_json import as_json
from dianfan.said.formats.claim_reviews import ReviewedClaim
from dianfan.said.formats.claim_reviews import claim_reviews
from dianfan.said.formats.mets import mets
from dianfan.said.formats.page_xml import page_xml
from dianfan.said.reading import Reading

REVIEWS = "claims.jsonld"


def package(
    reading: Reading, *, created: datetime, verdicts: Mapping[str, ReviewedClaim] | None = None
) -> dict[str, bytes]:
    """Write a reading in every format.

    Args:
        reading: what was read.
        created: when the files are said to be made.
        verdicts: by the key of the claim, where there are any.

    Returns:
        the files by their names within a folder: ``mets.xml``, ``alto/0001.xml`` and, for
        pages that have places on paper, ``page/0001.xml``; ``reading.json``;
        ``annotations.jsonld``; ``claims.jsonld`` where claims have a verdict. Without PAGE for
        a page its ALTO has no places either.

    Raises:
        UseError: as :func:`claim_reviews`.
    """
    altos = {f"alto/{page.index + 1:04}.xml": alto(reading, page.index) for page in reading.pages}
    return {
        "mets.xml": mets(reading, altos, created=created),
        **altos,
        **dict(_pages(reading, created)),
        "reading.json": as_json(reading),
        "annotations.jsonld": web_annotations(reading),
        **({REVIEWS: claim_reviews(reading, verdicts)} if verdicts else {}),
    }


def _pages(reading: Reading, created: datetime) -> Iterator[tuple[str, bytes]]:
    for page in reading.pages:
        if has_places(page):
            yield f"page/{page.index + 1:04}.xml", page_xml(reading, page.index, created=created)
