"""Little programmes and figures for the tests of the judgement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl

from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording
from dianfan.judged.scorecard.judge import judge_scorecard
from dianfan.judged.verdicts import Judgement
from dianfan.promised.model import OBSERVATION_COLUMNS
from dianfan.promised.model import Area
from dianfan.promised.model import Charter
from dianfan.promised.model import Decision
from dianfan.promised.model import Direction
from dianfan.promised.model import Indicator
from dianfan.promised.model import Lens
from dianfan.promised.model import Programme
from dianfan.promised.model import Project
from dianfan.promised.model import ProjectStatus
from dianfan.promised.model import Source
from dianfan.promised.model import Target
from dianfan.recorded.close import close
from dianfan.said.claims import Claims

HOME = Place("99", Wording("清河州", "Qinghe"))
COUNTY = Place("9901", Wording("上河县", "Shanghe"), parent="99")
ELSEWHERE = Place("88", Wording("远州", "Yuan"))
ASOF = date(2025, 12, 31)
EMPTY = Wording("", "")


def fig(
    value: str | int | Decimal,
    symbol: str = "亿元",
    span: str = "2020",
    bound: Bound = Bound.EXACTLY,
    *,
    upper: str | None = None,
    place: Place = HOME,
    scope: str = "",
) -> Figure:
    """Make a leaf figure."""
    quantity = Quantity(Decimal(value), bound, Decimal(upper) if upper else None)
    why = Promised("test", "s", "")
    return Figure(quantity, unit(symbol), place, period(span), "gdp", why, scope)


def indicator(
    direction: str = "higher", *, cumulative: bool = False, symbol: str = "亿元"
) -> Indicator:
    """Make the indicator ``gdp``."""
    return Indicator(
        "gdp",
        "产值",
        "output",
        symbol,
        Direction(direction),
        Lens.SURFACE,
        None,
        1,
        cumulative,
        "",
        "",
    )


def target(
    value: str = "200", span: str = "2025", bound: Bound = Bound.EXACTLY, **other: object
) -> Target:
    """Make a target of ``gdp`` at home."""
    made = Target(
        "t1",
        "gdp",
        "99",
        span,
        "level",
        Decimal(value),
        None,
        "亿元",
        bound,
        "",
        "",
        1,
        "",
        "s",
        "",
        "",
        "",
    )
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name


def row(span: str, value: str, bound: str = "exactly", **other: str) -> dict[str, str]:
    """Make a row of ``observations.csv``."""
    made = dict.fromkeys(OBSERVATION_COLUMNS, "")
    made |= {"indicator": "gdp", "area": "99", "period": span, "value": value, "unit": "亿元"}
    made |= {"bound": bound, "kind": "level", "status": "final", "source": "s", "locator": value}
    return made | other


def programme(
    *,
    rows: list[dict[str, str]] | None = None,
    indicators: tuple[Indicator, ...] = (indicator(),),
    targets: tuple[Target, ...] = (),
    projects: tuple[Project, ...] = (),
    decisions: tuple[Decision, ...] = (),
    published: str = "2021-03",
) -> Programme:
    """Make a programme of one prefecture with one county, and a place that is not part of it."""
    frame = pl.DataFrame(
        [{**one, "line": number} for number, one in enumerate(rows or [], 2)],
        schema=OBSERVATION_COLUMNS,
    )
    return Programme(
        folder=Path(),
        charter=Charter("t", EMPTY, EMPTY, EMPTY, "99", "2021", "2030", ASOF, "s", ()),
        decisions=decisions,
        actions=(),
        areas=(
            Area("99", "清河州", "Qinghe", "清河州", "Qinghe", "prefecture", ""),
            Area("9901", "上河县", "Shanghe", "上河县", "Shanghe", "county", "99"),
            Area("88", "远州", "Yuan", "远州", "Yuan", "prefecture", ""),
        ),
        indicators=indicators,
        targets=targets,
        projects=projects,
        chains=(),
        links=(),
        flows=(),
        questions=(),
        sources=(
            Source(
                "s",
                "",
                "",
                published,
                "",
                link=False,
                kind="bulletin",
                language="zh",
                note_zh="",
                note_en="",
            ),
        ),
        claims=(),
        observations=frame,
    )


def judged(some: Programme, asof: date = ASOF) -> tuple[Judgement, ...]:
    """Close the Book of a programme at a day and judge its scorecard."""
    return judge_scorecard(some, close(some, Claims(()), asof))


def by_method(some: Programme, method: str, asof: date = ASOF, area: str = "99") -> Judgement:
    """Give the only judgement of a method."""
    (found,) = [one for one in judged(some, asof) if one.method == method and one.area == area]
    return found


def project(name: str, cost: str | None = None, **other: object) -> Project:
    """Make a project of the prefecture."""
    made = Project(
        id=name,
        name_zh=name,
        name_en=name,
        area="99",
        chain="",
        action=None,
        members=1,
        bundle=False,
        investment_total=Decimal(cost) if cost else None,
        investment_year=None,
        capacity=None,
        capacity_unit="",
        capacity_text="",
        start="",
        planned_finish="",
        actual_finish="",
        status=ProjectStatus.IMPLEMENTATION,
        status_local="",
        status_date="",
        source="s",
        locator=name,
        note_zh="",
        note_en="",
    )
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name
