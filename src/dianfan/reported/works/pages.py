"""The page of all projects: lights, the curve, chances, and promises beside outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.judged.arithmetic import count
from dianfan.judged.integration.promises import cases
from dianfan.judged.point import chance_methods
from dianfan.judged.point.lights import Light
from dianfan.judged.portfolio import member
from dianfan.reported.model import PortfolioPage
from dianfan.reported.parts import Section
from dianfan.reported.rows import number
from dianfan.reported.rows import set_table
from dianfan.reported.rows import words
from dianfan.reported.say import joined
from dianfan.reported.say import say
from dianfan.reported.works.charts import portfolio_curve
from dianfan.reported.works.figures import CORRELATION
from dianfan.reported.works.figures import ProjectFigures
from dianfan.reported.works.figures import attempt
from dianfan.reported.works.past import PastProjects
from dianfan.reported.works.project_pages import project_page
from dianfan.reported.works.tables import WORST_FIRST
from dianfan.reported.works.tables import forecast_cell
from dianfan.reported.works.tables import lights_table
from dianfan.reported.works.tables import listing
from dianfan.reported.works.tables import name_cell
from dianfan.reported.works.tables import promises_table

if TYPE_CHECKING:
    from dianfan.figures.lineage import Figure
    from dianfan.figures.wording import Language
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Cell
    from dianfan.reported.parts import Sentence
    from dianfan.reported.parts import Table

LEAST_BACKTESTS = "5"
BANDS = (
    (Wording("很小", "very small"), "0", "20"), (Wording("较小", "small"), "20", "40"),
    (Wording("一半上下", "about even"), "40", "60"), (Wording("较大", "large"), "60", "80"),
    (Wording("很大", "very large"), "80", "100"),
)  # fmt: skip
"""Fifths of the chances from nought to certain."""
_OF_LIGHT = {
    Light.RED: Wording("{n}红灯", "{n} red"),
    Light.YELLOW: Wording("{n}黄灯", "{n} yellow"),
    Light.GREEN: Wording("{n}绿灯", "{n} green"),
    Light.GREY: Wording("{n}无从判断", "{n} not assessable"),
}


def portfolio_page(desk: Desk, language: Language) -> PortfolioPage | None:
    """Write the page of all projects and a page for each single one; nothing where there is none."""
    past = PastProjects(desk)
    every = [ProjectFigures(desk, one, past) for one in desk.programme.projects if not one.bundle]
    if not every:
        return None
    open_ = [one for one in every if one.is_unfinished]
    return PortfolioPage(
        _headline(desk, open_, language),
        (tuple(_lead(desk, open_, language)),),
        portfolio_curve(every, language),
        tuple(_sections(desk, past, every, open_, language)),
        listing(desk, every, language),
        tuple(project_page(one, language) for one in every),
    )


def counted(desk: Desk, some: list[ProjectFigures]) -> Figure:
    """Count projects."""
    return count(*(member(one.project, desk.home, desk.asof) for one in some))


def _headline(desk: Desk, open_: list[ProjectFigures], language: Language) -> Sentence:
    if not open_:
        return say(language, "没有在手项目", "No project is under way")
    found = Counter(one.light.light for one in open_)
    parts = [
        say(language, _OF_LIGHT[light].zh, _OF_LIGHT[light].en,
            n=counted(desk, [one for one in open_ if one.light.light is light]))
        for light in WORST_FIRST
        if found[light]
    ]  # fmt: skip
    between = "、" if language == "zh" else ", "
    return say(
        language, "在手{all}：{lights}", "{all} under way: {lights}",
        all=counted(desk, open_), lights=joined(parts, between),
    )  # fmt: skip


def _lead(desk: Desk, open_: list[ProjectFigures], language: Language) -> Iterator[Sentence]:
    differ = [one for one in open_ if one.light.agrees is False]
    if differ:
        yield say(
            language,
            "有{n}的自评与按证据算出的灯不同，两者都列在下面。",
            "The light set by hand differs from the computed one for {n}; both stand below.",
            n=counted(desk, differ),
        )
    dark = [one for one in open_ if one.light.light is Light.GREY]
    if dark:
        yield say(
            language,
            "{n}没有足够新的报告，亮不了灯：没有消息不等于进展顺利。",
            "Of {n} no report is recent enough for a light: no news is not good news.",
            n=counted(desk, dark),
        )


def _sections(
    desk: Desk, past: PastProjects, every: list[ProjectFigures], open_: list[ProjectFigures],
    language: Language,
) -> Iterator[Section]:  # fmt: skip
    if open_:
        heading = Wording("哪些亮了灯，为什么", "Which lights are on, and why")
        told = say(
            language,
            "灯由证据算出：工期与进度之差、进度指数、成本指数、按剩余工序推演的可能、是否超期或停工，以最坏的为准；报告太旧就不亮灯。",
            "A light is computed from evidence: time ahead of work, pace, cost, the chance by its activities, delay"
            " or standstill; the worst decides, and where reports are too old none is shown.",
        )
        table = lights_table(open_, language)
        yield Section("lights-of-projects", heading.in_(language), ((told,),), tables=(table,))
    yield _chances(desk, past, open_, language)
    heading = Wording("承诺的完工时间，后来怎样", "Promised finishes, and what became of them")
    yield Section(
        "promises-and-outcomes", heading.in_(language), (tuple(_scores(desk, past, language)),),
        tables=(promises_table(every, language), *calibration_table(past, language)),
    )  # fmt: skip


def _chances(
    desk: Desk, past: PastProjects, open_: list[ProjectFigures], language: Language
) -> Section:
    heading = Wording("能不能如期", "Will they be in time")
    told: list[Sentence] = [*_uplifts(past, language)]
    in_time = [(one, one.by_activities or one.chance_in_time) for one in open_]
    known = [figure for _, figure in in_time if figure is not None]
    if known:
        told += _together(desk, known, [one for one, figure in in_time if figure], language)
    else:
        told.append(say(
            language,
            "没有进度计划，完工的项目又太少，推算不出如期的可能。",
            "There are no schedules, and too few projects have finished, to tell any chance.",
        ))  # fmt: skip
    tables = (_chance_table(desk, open_, language),) if known else ()
    return Section("chances", heading.in_(language), (tuple(told),), tables=tables)


def _uplifts(past: PastProjects, language: Language) -> Iterator[Sentence]:
    told, ended = past.leaves()
    found = [
        attempt(lambda share=share: chance_methods.uplift(*told, ended=ended, share=share))  # type: ignore[misc]  # bound at once
        for share in ("0.5", "0.8")
    ]
    half, most = found
    if half is not None and most is not None:
        yield say(
            language,
            "比照本纲领已有的项目，中等的实际工期是计划的{half}，拖得较久的是{most}。",
            "Of the programme's own projects the middle one took {half} its planned time, a slow one {most}.",
            half=half,
            most=most,
        )


def _together(
    desk: Desk, chances: list[Figure], some: list[ProjectFigures], language: Language
) -> Iterator[Sentence]:
    yield say(
        language,
        "能推算的{n}中，预计有{expected}如期，全部如期的可能是{all}；项目之间会受同样的天气、资金和审批影响，所以是区间。",
        "Of the {n} for which it can be told, {expected} are to be expected in time, and the chance of all of them"
        " is {all}: a range, since weather, money and permits strike them together.",
        n=counted(desk, some),
        expected=chance_methods.expected_in_time(*chances),
        all=chance_methods.all_in_time(*chances, correlation=CORRELATION),
    )
    past = len(some) and some[0].past.projects
    if past and len(past) < 20:  # noqa: PLR2004 - from so many on a class is no small one
        yield say(
            language,
            "可比的项目只有{n}，区间很宽。",
            "Only {n} can be compared with, so the ranges are wide.",
            n=count(*(member(one, desk.home, desk.asof) for one in past)),
        )


def _chance_table(desk: Desk, open_: list[ProjectFigures], language: Language) -> Table:
    year_end = date(desk.asof.year, 12, 31)
    columns = (
        (Wording("项目", "Project"), False), (Wording("承诺完工", "Promised"), False),
        (Wording("如期（比照往例）", "In time, by past projects"), True),
        (Wording("如期（按剩余工序）", "In time, by activities"), True),
        (Wording("年底前", "By year's end"), True),
    )  # fmt: skip
    some = [one for one in open_ if one.chance(year_end) or one.chance_in_time or one.by_activities]
    some.sort(key=lambda one: (one.project.planned_finish, one.project.id))

    def row(one: ProjectFigures) -> tuple[Cell, ...]:
        due = wording(period(one.project.planned_finish))
        return (
            name_cell(one, language), words(due, language),
            forecast_cell(one.chance_in_time, language), forecast_cell(one.by_activities, language),
            forecast_cell(one.chance(year_end), language),
        )  # fmt: skip

    return set_table(
        "chances-of-projects", Wording("各项目如期的可能", "Chances of each"), columns, map(row, some), language
    )  # fmt: skip


def calibration_table(past: PastProjects, language: Language) -> tuple[Table, ...]:
    """Set what was forecast in hindsight beside what came; nothing where too little could be forecast."""
    told, ended = past.leaves()
    if attempt(lambda: chance_methods.backtest(*told, ended=ended, least=LEAST_BACKTESTS)) is None:
        return ()
    columns = (
        (Wording("推算的可能", "Chance told"), False), (Wording("推算过", "Forecast"), True),
        (Wording("其中如期", "Of these in time"), True),
    )  # fmt: skip

    def row(name: Wording, low: str, high: str) -> tuple[Cell, ...]:
        both = (
            chance_methods.calibrated(*told, ended=ended, low=low, high=high, of=of)
            for of in ("told", "came")
        )
        return words(name, language), *(number(one, language) for one in both)

    rows = (row(name, low, high) for name, low, high in BANDS)
    caption = Wording("推算与结果", "Forecasts made in hindsight, and what came")
    return (set_table("calibration", caption, columns, rows, language),)


def _scores(desk: Desk, past: PastProjects, language: Language) -> Iterator[Sentence]:
    due = cases(desk.programme.projects, desk.home, desk.asof)
    if due:
        yield say(
            language,
            "把承诺的完工时间都当作有把握的预测来打分，布里尔分是{score}：越低越准，没有下文的既按守约算、也按失约算。",
            "Scored as forecasts that were sure, the promised finishes have a Brier score of {score}: the lower the"
            " better; those never heard of again count both ways.",
            score=chance_methods.brier_of_promises(*due),
        )
    told, ended = past.leaves()
    found = attempt(lambda: chance_methods.backtest(*told, ended=ended, least=LEAST_BACKTESTS))
    if found is not None:
        yield say(
            language,
            "本软件若在各项目的工期中途按当时已知的往例推算，得分是{score}。",
            "Had this software forecast each project at the middle of its planned time, from what was known then,"
            " its score would be {score}.",
            score=found,
        )
