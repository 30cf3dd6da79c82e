"""A printed page made by hand: two columns, a picture with its caption, furniture; all invented."""

from __future__ import annotations

from datetime import UTC
from datetime import datetime
from decimal import Decimal

import numpy as np

from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import Traced
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.model import joined
from dianfan.said.documents.model import traced
from dianfan.said.reading import Reading
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Decision
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time

CREATED = datetime(2031, 5, 3, 8, 0, tzinfo=UTC)
EM, WIDTH, HEIGHT = 10.0, 300.0, 200.0
PICTURE = Box(20, 100, 120, 160)
LINES = (
    ("禾丰日报", 20, 5),
    ("渠水进村", 20, 20),
    ("全县今年新修水渠超", 20, 40),
    ("77公里，比上年多", 20, 55),
    ("12.5%。“1+10”办法", 160, 20),
    ("由县人民政府印发。", 160, 35),
    ("新渠通水的一天。", 20, 165),
)
"""Each line with its left and its top edge; signs are one em wide, ASCII half an em."""


def printed_reading(kind: str = Format.PDF) -> Reading:
    """Make a reading of one printed page, a PDF unless told else."""
    page, lines = _page()
    paper, headline = lines[0], lines[1]
    body, caption = joined(lines[2:6]), lines[6]
    blocks = (
        Block(Role.HEADLINE, headline, 0.9, "larger type", page.lines[1].box),
        Block(Role.BODY, body, 0.8, "one width"),
        Block(Role.CAPTION, caption, 0.7, "under a picture"),
    )
    article = Article(
        "p1-a1", Genre.NEWS, blocks, (0,), 0.9, "one headline",
        captions=(Caption(blocks[2], picture=PICTURE),),
    )  # fmt: skip
    name = "page one.pdf" if kind == Format.PDF else "page one.png"
    document = Document(name, "cd" * 32, kind, (page,))
    layout = Layout(0, (article,), (Block(Role.MASTHEAD, paper, 0.9, "top of the page"),))
    claims = (_length(body.text), _growth(body.text), _decision(body.text))
    return Reading((document,), (layout,), (article,), claims, Published())


def _page() -> tuple[Page, list[Traced]]:
    text, boxes, lines = "", list[tuple[float, float, float, float]](), list[Line]()
    for words, left, top in LINES:
        lines.append(
            Line(traced(words, 0, len(text)), Box(left, top, left + _wide(words), top + EM))
        )
        for at, sign in enumerate(words):
            edge = left + _wide(words[:at])
            boxes.append((edge, top, edge + _wide(sign), top + EM))
        text += words
    glyphs = glyphs_of_boxes(text, np.array(boxes, np.float32))
    page = Page(
        0, 1, PageKind.PRINTED, TextSource.LAYER, WIDTH, HEIGHT, glyphs, tuple(lines),
        (Box(150, 20, 151, 180),), (PICTURE,),
    )  # fmt: skip
    return page, [line.words for line in lines]


def _wide(words: str) -> float:
    return sum(EM / 2 if sign.isascii() else EM for sign in words)


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _length(text: str) -> Candidate:
    span = _span(text, "超77公里")
    return _claim(text, span, Quantity(Decimal(77), Bound.MORE_THAN), "公里", Measure.LEVEL)


def _growth(text: str) -> Candidate:
    return _claim(text, _span(text, "12.5%"), Quantity(Decimal("12.5")), "%", Measure.GROWTH)


def _claim(text: str, span: Span, quantity: Quantity, unit: str, measure: Measure) -> Candidate:
    return Candidate(
        id=f"p1-a1-b1-{span.start}", kind=CandidateKind.QUANTITY, article="p1-a1", block=1,
        sentence=Span(0, text.index("。") + 1), span=span, words=text[slice(*span)],
        amount=Amount(span, span, quantity, unit), measure=measure, basis=None,
        subject=Mention("水渠", _span(text, "水渠")), place=Mention("全县", None), status=Status.DONE,
        speaker=None, time=Time("今年", _span(text, "今年"), period("2031")),
        marks=(Mark.INFERRED_YEAR,),
    )  # fmt: skip


def _decision(text: str) -> Candidate:
    span = _span(text, "印发")
    return Candidate(
        id="p1-a1-b1-d", kind=CandidateKind.DECISION, article="p1-a1", block=1,
        sentence=Span(text.index("。") + 1, len(text)), span=span, words="印发", amount=None,
        measure=None, basis=None, subject=None, place=None, status=Status.DONE, speaker=None,
        time=Time("", None, None), decision=Decision("县人民政府", "", "印发", "“1+10”办法"),
    )  # fmt: skip
