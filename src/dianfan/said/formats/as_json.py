"""JSON: articles and claims of a reading, with their places, confidence and reasons.

``python -m dianfan.said.formats.as_json`` prints the JSON Schema of the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from dianfan.said.articles.locating import Location
from dianfan.said.articles.locating import locate
from dianfan.said.articles.locating import located
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.confirming.as_read import published_text
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.confirming.model import ReadClaim
from dianfan.said.reading import Reading
from dianfan.said.statements.model import Candidate

FORM = "dianfan-reading/1"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A file that was read; ``digest`` is the SHA-256 of its bytes."""

    file: str
    digest: str
    media_type: str
    encoding: str
    pages: int
    confidence: float


@dataclass(frozen=True, slots=True)
class BlockRecord:
    """A block: its role, words and places; ``confidence`` and ``reason`` are of the role."""

    role: str
    text: str
    confidence: float
    reason: str
    places: tuple[Location, ...]


@dataclass(frozen=True, slots=True)
class CaptionRecord:
    """A caption and the numbers of the photos that it is about, such as ①."""

    numbers: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article; ``pages`` are indexes from 0, ``within`` the article whose box it is.

    ``captions`` give the photo numbers that each names; ``jump_out`` and ``jump_in`` are the
    printed numbers of the pages that it goes on on and comes from.
    """

    id: str
    genre: str
    headline: str
    within: str
    pages: tuple[int, ...]
    confidence: float
    reason: str
    credits: tuple[dict[str, str], ...]
    captions: tuple[CaptionRecord, ...]
    jump_out: int | None
    jump_in: int | None
    blocks: tuple[BlockRecord, ...]


@dataclass(frozen=True, slots=True)
class ClaimRecord:
    """A claim as it was read: exact words and places, and what they say, field by field.

    ``key`` is the same whenever the same words are read at the same place of the same file.
    ``file`` is the one that it begins in; ``sentence_places`` lie around ``places``. A field
    of ``fields`` is empty where the words do not say; ``marks`` tell what was inferred, lost
    or read with doubt.
    """

    key: str
    id: str
    file: str
    article: str
    block: int
    kind: str
    words: str
    places: tuple[Location, ...]
    sentence: str
    sentence_places: tuple[Location, ...]
    fields: dict[str, str]
    speaker: str
    decision: dict[str, str] | None
    marks: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class ReadingRecord:
    """A whole reading; ``published`` is a day, two with a stroke between, or empty."""

    form: str
    published: str
    documents: tuple[DocumentRecord, ...]
    articles: tuple[ArticleRecord, ...]
    furniture: tuple[BlockRecord, ...]
    claims: tuple[ClaimRecord, ...]
    findings: tuple[dict[str, str], ...]


def as_json(reading: Reading) -> bytes:
    """Write a reading as JSON; the same reading gives the same bytes.

    Bytes of places are those of the file, boxes are in points of a PDF or pixels of a picture
    from the top left corner: left, top, right, bottom.
    """
    plain = msgspec.to_builtins(record(reading))
    return (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()


def record(reading: Reading) -> ReadingRecord:
    """Give a reading as plain records."""
    return ReadingRecord(
        FORM,
        published_text(reading.published),
        tuple(
            DocumentRecord(
                one.file, one.digest, one.media_type, one.encoding,
                len(one.pages), round(one.confidence, 4),
            )
            for one in reading.documents
        ),
        tuple(_article(reading, one) for one in reading.articles),
        tuple(_block(reading, one) for layout in reading.layouts for one in layout.furniture),
        tuple(_claims(reading)),
        tuple(
            {
                "severity": one.severity.value, "code": one.code, "where": str(one.where),
                "message": one.message, "remedy": one.remedy,
            }
            for one in reading.findings
        ),
    )  # fmt: skip


def _article(reading: Reading, one: Article) -> ArticleRecord:
    return ArticleRecord(
        one.id, one.genre.value, one.headline, one.within, one.pages, round(one.confidence, 4),
        one.reason, tuple({"name": credit.name, "role": credit.role} for credit in one.credits),
        tuple(CaptionRecord(caption.numbers, caption.block.text) for caption in one.captions),
        one.jump_out.page if one.jump_out else None, one.jump_in.page if one.jump_in else None,
        tuple(_block(reading, block) for block in one.blocks),
    )  # fmt: skip


def _block(reading: Reading, one: Block) -> BlockRecord:
    places = located(reading.pages, one.words)
    return BlockRecord(one.role.value, one.text, round(one.confidence, 4), one.reason, places)


def _claims(reading: Reading) -> Iterator[ClaimRecord]:
    for claim, made in zip(read_claims(reading), reading.candidates, strict=True):
        yield _claim(reading, claim, made)


def _claim(reading: Reading, claim: ReadClaim, made: Candidate) -> ClaimRecord:
    block = reading.by_id[made.article].blocks[made.block]
    return ClaimRecord(
        claim.key, made.id, claim.file, made.article, made.block, claim.kind, claim.words,
        locate(reading.pages, block, *made.span), claim.sentence,
        locate(reading.pages, block, *made.sentence), dict(claim.fields), claim.speaker,
        _decision(made),
        claim.marks, round(made.confidence, 4),
    )  # fmt: skip


def _decision(made: Candidate) -> dict[str, str] | None:
    told = made.decision
    if told is None:
        return None
    return {"body": told.body, "session": told.session, "verb": told.verb, "what": told.what}


def schema() -> dict[str, Any]:
    """Give the JSON Schema of the file, made from the types of the records."""
    made = msgspec.json.schema(ReadingRecord)
    return {"$schema": DIALECT, "title": FORM, **made}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
