"""The judgement of a Book: what the lenses say, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.judged.portfolio import tally_portfolio
from dianfan.judged.scorecard import judge_scorecard
from dianfan.judged.verdicts import Verdicts

if TYPE_CHECKING:
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book


def judge(programme: Programme, book: Book) -> Verdicts:
    """Judge a programme by its Book: the scorecard of indicators and the portfolio of projects."""
    return Verdicts(judge_scorecard(programme, book), tally_portfolio(programme, book))
