"""Web Annotations: each claim of a reading as a note on the very words that it was read from."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dianfan.said.articles.locating import locate
from dianfan.said.articles.locating import united
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Page
from dianfan.said.formats.observations import observation
from dianfan.said.reading import Reading
from dianfan.said.statements.model import Candidate

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
SCHEMA_ORG = "https://schema.org"
FRAGMENTS = "http://www.w3.org/TR/media-frags/"
AROUND = 32
"""Characters before and after the quoted words that tell them from the same words elsewhere."""


def raw_text(document: Document) -> str:
    """Give the raw text that positions count in: the characters of all pages, one after another."""
    return "".join(page.glyphs.text for page in document.pages)


def web_annotations(reading: Reading, *, at: str = "") -> bytes:
    """Write the claims of a reading as Web Annotations (JSON-LD).

    A target is a stretch of the document's raw text (``raw_text``). Its selectors mean the
    same stretch: its position, in characters from 0; the words with what stands around them;
    and on paper ``page=…&xywh=…`` in the units of the page (points of a PDF, pixels). Words
    that run on in another column or page have a target for each part.

    Args:
        reading: what was read.
        at: the address that the ids of the notes are relative to.
    """
    notes: list[dict[str, object]] = [
        {
            "id": f"{at}#{claim.key}",
            "type": "Annotation",
            "motivation": "describing",
            "body": {"@context": SCHEMA_ORG, **observation(made)},
            "target": list(_targets(reading, made)),
        }
        for claim, made in zip(read_claims(reading), reading.candidates, strict=True)
    ]
    told = {"@context": CONTEXT, "id": f"{at}#claims", "type": "AnnotationPage", "items": notes}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def _targets(reading: Reading, one: Candidate) -> Iterator[dict[str, object]]:
    block = reading.by_id[one.article].blocks[one.block]
    for location in locate(reading.pages, block, *one.span):
        page = reading.pages[location.page]
        document = reading.document_of(location.page)
        raw = raw_text(document)
        offset = sum(len(some.glyphs) for some in document.pages if some.index < page.index)
        runs = _joined(page, location.characters)
        box = united(location.boxes)
        for start, end in runs:
            selectors = _selectors(raw, offset + start, offset + end)
            if box:
                selectors.append(_fragment(page, box))
            yield {"source": document.file, "selector": selectors}


def _joined(page: Page, runs: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """Join stretches that only white space lies between: a line and the next."""
    found: list[tuple[int, int]] = []
    for start, end in runs:
        if found and start >= found[-1][1] and not page.glyphs.text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _selectors(raw: str, start: int, end: int) -> list[dict[str, object]]:
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": raw[start:end],
            "prefix": raw[max(0, start - AROUND) : start],
            "suffix": raw[end : end + AROUND],
        },
    ]


def _fragment(page: Page, box: Box) -> dict[str, object]:
    place = ",".join(f"{one:g}" for one in (box.left, box.top, box.width, box.height))
    return {
        "type": "FragmentSelector",
        "conformsTo": FRAGMENTS,
        "value": f"page={page.number}&xywh={place}",
    }
