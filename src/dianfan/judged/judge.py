"""The judgement of a Book: what the lenses say, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.finding import Where
from dianfan.judged.claims.judge import judge_claims
from dianfan.judged.indices.judging import judge_indices
from dianfan.judged.point.statuses import check_status
from dianfan.judged.portfolio import tally_portfolio
from dianfan.judged.scorecard import judge_scorecard
from dianfan.judged.verdicts import Verdicts
from dianfan.recorded.mint import Mint
from dianfan.said.claims import read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.finding import Finding
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book


def judge(programme: Programme, book: Book) -> Verdicts:
    """Judge a programme by its Book: indicators, projects, indices, what is said of it in public."""
    return Verdicts(
        judge_scorecard(programme, book),
        tally_portfolio(programme, book),
        claims=judge_claims(programme, book, read(programme).claims),
        indices=judge_indices(programme, book, Mint(programme, book)) if programme.indices else (),
        findings=tuple(_status_words(programme)),
    )


def _status_words(programme: Programme) -> Iterator[Finding]:
    """Find words of status that nobody knows, or that say another thing than the code beside them."""
    for one in programme.projects:
        if one.status_local:
            where = Where("projects.csv", one.line, "status_local")
            yield from check_status(one.status_local, where, one.status)
