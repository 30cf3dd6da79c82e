"""Candidates as plain text, each with a key that stays while its words stay where they are."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

from dianfan.figures.gap import Gap
from dianfan.said.confirming.model import CORRECTABLE
from dianfan.said.confirming.model import ReadClaim
from dianfan.said.documents.model import INSERTED
from dianfan.said.documents.model import Traced
from dianfan.said.reading import Reading
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import LinkKind
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Published

_KEY = 16


def read_claims(reading: Reading) -> tuple[ReadClaim, ...]:
    """Write the candidates of a reading as claims that a person can decide on, in their order."""
    return tuple(_read_claim(reading, one) for one in reading.candidates)


def _read_claim(reading: Reading, one: Candidate) -> ReadClaim:
    article = reading.by_id[one.article]
    words = article.blocks[one.block].words
    page, start, end = _place(words[one.span.start : one.span.end])
    document = reading.document_of(page)
    number = reading.pages[page].number
    content = f"{document.digest}\n{number}\n{start}\n{end}\n{one.kind}\n{one.words}"
    return ReadClaim(
        key=hashlib.sha256(content.encode()).hexdigest()[:_KEY],
        document=document.digest,
        file=document.file,
        page=number,
        start=start,
        end=end,
        kind=one.kind.value,
        words=one.words,
        sentence=words.text[one.sentence.start : one.sentence.end],
        article=article.headline,
        published=published_text(reading.published),
        speaker=one.speaker.words if one.speaker else "",
        fields=_fields(one),
        marks=tuple(mark.value for mark in one.marks),
    )


def _place(words: Traced) -> tuple[int, int, int]:
    """Give the page on which words begin, and the first glyph and that after the last there."""
    known = words.glyph != INSERTED
    page = int(words.page[known][0])
    glyphs = words.glyph[known & (words.page == page)]
    return page, int(glyphs.min()), int(glyphs.max()) + 1


def published_text(published: Published) -> str:
    """Write a day of publication, or the days between which it must lie; empty if unknown."""
    first, last = published.first, published.last
    if first is None or last is None:
        return ""
    return first.isoformat() if first == last else f"{first}/{last}"


def _fields(one: Candidate) -> Mapping[str, str]:
    said = dict.fromkeys(CORRECTABLE, "")
    quantity = one.amount.quantity if one.amount else None
    if one.amount and quantity is not None and not isinstance(quantity, Gap):
        said["value"] = f"{quantity.value:f}"
        said["upper"] = "" if quantity.upper is None else f"{quantity.upper:f}"
        said["bound"] = quantity.bound.value
    said["unit"] = one.amount.unit if one.amount else ""
    said["measure"] = one.measure.value if one.measure else ""
    said["basis"] = one.basis.value if one.basis else ""
    said["period"] = one.time.period.code if one.time.period else ""
    said["status"] = one.status.value if one.status else ""
    said["subject"] = one.subject.words if one.subject else ""
    said["place"] = _linked(one.place, LinkKind.PLACE)
    said["indicator"] = _linked(one.subject, LinkKind.INDICATOR)
    said["project"] = _linked(one.subject, LinkKind.PROJECT)
    return said


def _linked(mention: Mention | None, kind: LinkKind) -> str:
    links = mention.links if mention else ()
    return next((link.id for link in links if link.kind is kind), "")
