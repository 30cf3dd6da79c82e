"""Programmes small and drawn at random, and the graph of each, for the tests of integration."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from dianfan.figures.wording import Wording
from dianfan.judged.integration import Graph
from dianfan.judged.integration import weave
from dianfan.promised.chains import Chain
from dianfan.promised.chains import Confidence
from dianfan.promised.chains import Flow
from dianfan.promised.chains import Link
from dianfan.promised.chains import LinkStage
from dianfan.promised.chains import LinkState
from dianfan.promised.model import Action
from dianfan.promised.model import Decision
from dianfan.promised.model import Indicator
from dianfan.promised.model import Lens
from dianfan.promised.model import Programme
from dianfan.promised.model import Project
from dianfan.promised.model import ProjectStatus
from dianfan.recorded.book import Book
from dianfan.recorded.close import close
from dianfan.said.claims import Claims
from tests.judged.little import indicator
from tests.judged.little import programme
from tests.judged.little import project
from tests.judged.little import row
from tests.judged.little import target

ASOF = date(2025, 12, 31)
CHAINS = ("风电", "盐", "煤")
STAGES = ("叶片", "风机", "烧碱", "盐")
PLACES = ("99", "9901", "88")


def action(no: int, decided_by: str = "") -> Action:
    """Make an action."""
    return Action(no, f"a{no}", Wording(f"行动{no}", f"a{no}"), Wording("", ""), decided_by, "s")


def decision(name: str, *sets: str) -> Decision:
    """Make a decision."""
    return Decision(name, "2021", "", "", "", "", name, name, tuple(sets), core=False, source="s")


def chain(name: str, listed: str = "l", area: str = "99") -> Chain:
    """Make a row of a list of chains."""
    return Chain(
        f"{listed}-{name}", name, f"{name} ({listed})", listed, listed, listed, area, "s", "", ""
    )


_LINK = Link(
    "", "", "", LinkStage.MID, LinkState.PRESENT, "", "", "", "", "", "", "", "",
    source="s", confidence=Confidence.HIGH, note_zh="", note_en="",
)  # fmt: skip


def fed(*flows: tuple[str, str, str]) -> Mapping[str, Any]:
    """Make the links and flows of chains: each flow a chain, what feeds and what is fed."""
    stages = dict.fromkeys(one for _, *ends in flows for one in ends)
    links = tuple(replace(_LINK, id=one, product_zh=one, product_en=one) for one in stages)
    made = tuple(
        Flow(f"{up}-{down}", name, name, up, down, "s", Confidence.HIGH, "", "")
        for name, up, down in flows
    )
    return {"links": links, "flows": made}


def measure(name: str, no: int | None, layer: Lens = Lens.SURFACE, **other: object) -> Indicator:
    """Make an indicator of an action."""
    made = replace(indicator(), id=name, name_zh=name, name_en=name, action=no, layer=layer)
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name


def small(**other: object) -> Programme:
    """Make a programme with something loose at every seam."""
    made = replace(
        programme(
            rows=[row("2024", "5"), row("2019", "4", area="9901")],
            indicators=(measure("gdp", 1), measure("spare", None)),
            targets=(target(decided_by="d1"), target(id="t2", indicator="spare", area="9901")),
            projects=(
                project("叶片厂", "3", chain="风电", action=1),
                project("散", area="9901", status=ProjectStatus.COMPLETION),
                project("多", "7", chain="风电、盐", action=2, area="9901"),
                project("捆", "9", bundle=True, chain="煤"),
            ),
            decisions=(decision("d1", "goal"), decision("d2"), decision("d3", "actions")),
        ),
        actions=(action(1, "d3"), action(2), action(3)),
        chains=(chain("风电"), chain("风电", "m"), chain("盐"), chain("远", area="88")),
        **fed(("风电", "叶片", "风机"), ("盐", "盐", "烧碱")),
    )
    return replace(made, **other)  # type: ignore[arg-type]  # fields by name


def closed(some: Programme) -> Book:
    """Close the Book of a programme."""
    return close(some, Claims(()), ASOF)


def woven(some: Programme) -> Graph:
    """Weave the graph of a programme."""
    return weave(some, closed(some))


@st.composite
def programmes(draw: st.DrawFn) -> Programme:
    """Draw a programme whose tables are joined at random."""
    numbers = draw(st.integers(0, 4))
    which = st.sampled_from([None, *range(1, numbers + 1)])
    lens = st.sampled_from(list(Lens))
    measures = tuple(
        measure(f"i{one}", draw(which), draw(lens)) for one in range(draw(st.integers(1, 5)))
    )
    targets = tuple(
        target(
            id=f"t{one}",
            indicator=draw(st.sampled_from([some.id for some in measures])),
            area=draw(st.sampled_from(PLACES)),
            decided_by=draw(st.sampled_from(["", "d0", "d1"])),
        )
        for one in range(draw(st.integers(0, 4)))
    )
    sets = st.lists(st.sampled_from(["goal", "path", "actions", *(one.id for one in targets)]))
    rows = [
        row(
            draw(st.sampled_from(["2019", "2023", "2024"])),
            "1",
            indicator=draw(st.sampled_from([some.id for some in measures])),
            area=draw(st.sampled_from(PLACES)),
        )
        for _ in range(draw(st.integers(0, 6)))
    ]
    made = programme(
        rows=rows,
        indicators=measures,
        targets=targets,
        projects=tuple(_project(draw, one, numbers) for one in range(draw(st.integers(0, 7)))),
        decisions=tuple(decision(f"d{one}", *draw(sets)) for one in range(3)),
    )
    ends = st.sampled_from(STAGES)
    return replace(
        made,
        actions=tuple(
            action(no, draw(st.sampled_from(["", "d0"]))) for no in range(1, numbers + 1)
        ),
        chains=tuple(
            chain(name, listed, draw(st.sampled_from(PLACES)))
            for name in draw(st.lists(st.sampled_from(CHAINS), unique=True))
            for listed in draw(st.sampled_from(("l", "lm")))
        ),
        **fed(
            *(
                (draw(st.sampled_from(CHAINS)), draw(ends), draw(ends))
                for _ in range(draw(st.integers(0, 4)))
            )
        ),
    )


def _project(draw: st.DrawFn, number: int, actions: int) -> Project:
    cost = draw(st.none() | st.integers(1, 10**6))
    return project(
        f"p{number}",
        name_zh=draw(st.sampled_from(["路", "叶片厂", "风机和叶片", "烧碱"])),
        area=draw(st.sampled_from(PLACES)),
        chain=draw(st.sampled_from(["", "风电", "盐、风电", "水"])),
        action=draw(st.sampled_from([None, *range(1, actions + 1)])),
        bundle=draw(st.booleans()),
        status=draw(st.sampled_from(list(ProjectStatus))),
        investment_total=None if cost is None else Decimal(cost) / 100,
        planned_finish=draw(st.sampled_from(["", "2022", "2024-06", "2027"])),
        actual_finish=draw(st.sampled_from(["", "2022-05", "2024"])),
        status_date=draw(st.sampled_from(["", "2021", "2024-12", "2025-06-30"])),
    )
