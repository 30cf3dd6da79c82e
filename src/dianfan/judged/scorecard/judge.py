"""The scorecard: every indicator of the programme at its place, by every method."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from dianfan.figures.gap import GapReason
from dianfan.judged.scorecard import eurostat
from dianfan.judged.scorecard import reasons
from dianfan.judged.scorecard import un_progress
from dianfan.judged.scorecard.attainment import judge_attainment
from dianfan.judged.scorecard.case import Case
from dianfan.judged.scorecard.case import Method
from dianfan.judged.scorecard.case import refused
from dianfan.judged.scorecard.promises import known_promises
from dianfan.judged.scorecard.series import all_series
from dianfan.judged.scorecard.time_progress import judge_time_progress
from dianfan.judged.verdicts import State
from dianfan.recorded.mint import Mint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.judged.verdicts import Judgement
    from dianfan.promised.model import Programme
    from dianfan.recorded.book import Book

WITHOUT_DATA = (
    "time-progress",
    "eurostat-sdg-target",
    "eurostat-sdg-trend",
    "eurostat-sdg-long-trend",
    "un-progress-target",
    "un-progress-trend",
    "un-progress-level",
)


def judge_scorecard(programme: Programme, book: Book) -> tuple[Judgement, ...]:
    """Judge every indicator at the home of the programme, and where its parts have data.

    At home an indicator without any value is judged "no data"; the areas below it are
    judged only where they have a value or a target.
    """
    return tuple(chain.from_iterable(judge_case(case) for case in cases(programme, book)))


def cases(programme: Programme, book: Book) -> Iterator[Case]:
    """Give what is to be judged: indicators in the order of the file, home before its parts."""
    home = programme.charter.place
    areas = (home, *(area.code for area in programme.areas if area.parent == home))
    series = all_series(programme, book, areas)
    promises = known_promises(programme, book.asof)
    mint = Mint(programme, book)
    for indicator in programme.indicators:
        for area in areas:
            key = indicator.id, area
            if area == home or key in series or key in promises:
                yield Case(
                    indicator, area, book.asof, series.get(key, ()), promises.get(key, ()), mint
                )


def judge_case(case: Case) -> Iterator[Judgement]:
    """Judge one indicator at one place by every method."""
    yield from judge_attainment(case)
    if not case.series:
        for name in WITHOUT_DATA:
            yield _no_data(case, name)
        return
    yield from judge_time_progress(case)
    yield from eurostat.judge_target(case)
    yield eurostat.judge_trend(case)
    yield eurostat.judge_long_trend(case)
    yield from un_progress.judge_target(case)
    yield un_progress.judge_trend(case)
    yield un_progress.judge_level(case)


def _no_data(case: Case, name: str) -> Judgement:
    return refused(
        case, Method(name), reasons.NO_OBSERVATION, why=GapReason.NOT_REPORTED, state=State.NO_DATA
    )
