"""A small reading made by hand, for tests of what is done with readings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import numpy as np

from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Layout
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_bytes
from dianfan.said.documents.model import joined
from dianfan.said.documents.model import traced
from dianfan.said.reading import Reading
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time

RAW = "河水清了\n今年以来，新修堤防\n超77公里。\n"
DAY = date(2031, 5, 2)


def small_reading() -> Reading:
    """Make a reading of one text page with one article and one claim; all of it is invented."""
    ends = np.cumsum([len(char.encode()) for char in RAW])
    starts = ends - [len(char.encode()) for char in RAW]
    headline, first, second = (
        traced("河水清了", 0, 0),
        traced(RAW[5:14], 0, 5),
        traced(RAW[15:22], 0, 15),
    )
    body = joined([first, second])
    page = Page(
        0, 1, PageKind.FLATTENED, TextSource.TEXT, 0, 0, glyphs_of_bytes(RAW, starts, ends),
        (Line(headline), Line(first), Line(second)),
    )  # fmt: skip
    blocks = (
        Block(Role.HEADLINE, headline, 0.9, "short line"),
        Block(Role.BODY, body, 0.9, "two lines of one width"),
    )
    article = Article("p1-a1", Genre.NEWS, blocks, (0,), 0.9, "one headline")
    amount = Amount(Span(9, 14), Span(10, 12), Quantity(Decimal(77), Bound.MORE_THAN), "公里")
    claim = Candidate(
        id="p1-a1-b1-q1", kind=CandidateKind.QUANTITY, article="p1-a1", block=1, sentence=Span(0, 15),
        span=amount.span, words="超77公里", amount=amount, measure=Measure.CUMULATIVE, basis=None,
        subject=Mention("新修堤防", Span(5, 9)), place=None, status=Status.DONE, speaker=None,
        time=Time("今年以来", Span(0, 4), period("2031-01/05-02"), marks=(Mark.INFERRED_YEAR,)),
        marks=(Mark.INFERRED_YEAR,),
    )  # fmt: skip
    document = Document("page.txt", "ab" * 32, "text/plain", (page,), "utf-8")
    return Reading((document,), (Layout(0, (article,)),), (article,), (claim,), Published(DAY, DAY))
