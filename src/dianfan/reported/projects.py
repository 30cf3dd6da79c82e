"""Projects (点) as tables and sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dianfan.figures.gap import Gap
from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.promised.model import ProjectStatus
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Table
from dianfan.reported.say import Name
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dianfan.figures.wording import Language
    from dianfan.judged.verdicts import Tally
    from dianfan.promised.model import Project
    from dianfan.reported.desk import Desk
    from dianfan.reported.parts import Sentence

STATUS_WORDS = {
    ProjectStatus.IDENTIFICATION: ("谋划", "identification"),
    ProjectStatus.PREPARATION: ("前期", "preparation"),
    ProjectStatus.IMPLEMENTATION: ("在建", "under way"),
    ProjectStatus.COMPLETION: ("建成", "completed"),
    ProjectStatus.MAINTENANCE: ("运维", "maintenance"),
    ProjectStatus.SUSPENDED: ("停工", "suspended"),
    ProjectStatus.CANCELLED: ("取消", "cancelled"),
    ProjectStatus.UNKNOWN: ("不详", "unknown"),
}
COLUMNS = {
    "zh": ("项目", "地区", "产业链", "总投资", "计划完成", "实际完成", "状态", "状态时点"),
    "en": (
        "Project",
        "Place",
        "Chain",
        "Investment",
        "Planned finish",
        "Finished",
        "Status",
        "As of",
    ),
}
UNFINISHED = frozenset(
    {ProjectStatus.IDENTIFICATION, ProjectStatus.PREPARATION, ProjectStatus.IMPLEMENTATION}
)


def status_words(status: ProjectStatus, language: Language) -> str:
    """Name a project status in a language."""
    return STATUS_WORDS[status][0 if language == "zh" else 1]


def project_table(desk: Desk, language: Language, projects: Iterable[Project], table: str) -> Table:
    """Set projects in a table, those that cost most first, unknown costs last."""
    ordered = sorted(projects, key=lambda one: (-(one.investment_total or 0), one.name_zh))
    caption = "项目" if language == "zh" else "Projects"
    empty = (
        "记录中没有列入这项行动的项目；应由牵头单位报送。"
        if language == "zh"
        else "No project on record is assigned here; the lead unit would report them."
    )
    numeric = (False, False, False, True, False, False, False, False)
    rows = tuple(_row(desk, language, project) for project in ordered)
    return Table(table, phrase(caption), COLUMNS[language], numeric, rows, phrase(empty))


def _row(desk: Desk, language: Language, project: Project) -> tuple[Cell, ...]:
    cost = desk.mint.investment(project)
    local = project.status_local if language == "zh" else status_words(project.status, "en")
    return (
        Cell(
            phrase(project.name_zh if language == "zh" else project.name_en),
            href=f"sources/{project.source}" if project.bundle else f"projects/{project.id}",
        ),
        Cell(phrase(desk.mint.places[project.area].name.in_(language))),
        Cell(phrase(chain_words(desk, project.chain, language))),
        Cell(phrase("—") if cost is None else figure_phrase(cost, language)),
        Cell(phrase(_when(project.planned_finish, language))),
        Cell(phrase(_when(project.actual_finish, language))),
        Cell(phrase(local or status_words(project.status, language))),
        Cell(phrase(_when(project.status_date, language))),
    )


def chain_words(desk: Desk, chain: str, language: Language) -> str:
    """Name the chain of a project; a dash where it has none."""
    if language == "zh" or not chain:
        return chain or "—"
    names = {chain.name_zh: chain.name_en for chain in desk.programme.chains}
    names |= {flow.chain_zh: flow.chain_en for flow in desk.programme.flows}
    return names.get(chain, desk.scope(chain).en)


def _when(code: str, language: Language) -> str:
    return wording(period(code)).in_(language) if code else "—"


def tally_table(desk: Desk, language: Language) -> Table:
    """Set the number and the known cost of projects by county, chain and action in a table."""
    zh = language == "zh"
    rows = tuple(
        _tally_row(desk, language, tally)
        for dimension in ("area", "chain", "action")
        for tally in desk.verdicts.tallies
        if tally.dimension == dimension and tally.group
    )
    columns = ("分类", "项目", "总投资") if zh else ("Group", "Projects", "Investment")
    caption = "按地区、产业链和行动" if zh else "By place, chain and action"
    empty = "没有列入的项目。" if zh else "No project is listed."
    return Table("tallies", phrase(caption), columns, (False, True, True), rows, phrase(empty))


def _tally_row(desk: Desk, language: Language, tally: Tally) -> tuple[Cell, ...]:
    cost = tally.investment
    return (
        Cell(phrase(_group(desk, tally, language))),
        Cell(figure_phrase(tally.count, language)),
        Cell(phrase("—") if isinstance(cost, Gap) else figure_phrase(cost, language)),
    )


def _group(desk: Desk, tally: Tally, language: Language) -> str:
    if tally.dimension == "area":
        return desk.mint.places[tally.group].name.in_(language)
    if tally.dimension == "action":
        shorts = {str(action.no): action.short for action in desk.programme.actions}
        return shorts[tally.group].in_(language)
    return chain_words(desk, tally.group, language)


def overdue(desk: Desk, projects: Iterable[Project]) -> tuple[Project, ...]:
    """Give projects whose planned finish has passed and that no source reports as finished."""
    return tuple(
        project
        for project in projects
        if project.planned_finish
        and not project.actual_finish
        and project.status in UNFINISHED
        and period(project.planned_finish).end < desk.asof
    )


def overdue_sentence(language: Language, project: Project) -> Sentence:
    """Tell that a project should have been finished and is not reported so."""
    name = project.name_zh if language == "zh" else project.name_en
    seen = project.status_date
    if seen:
        return say(
            language,
            "{name}原定{due}完成，最近可查的状态（{seen}）仍为“{status}”，此后没有完工报道。",
            "{name}: due by {due}, last known ({seen}) as “{status}”; no later report of completion is on"
            " record.",
            name=Name(name),
            due=wording(period(project.planned_finish)),
            seen=wording(period(seen)),
            status=Name(
                project.status_local if language == "zh" else status_words(project.status, "en")
            ),
        )
    return say(
        language,
        "{name}原定{due}完成，记录中没有完工报道。",
        "{name}: due by {due}; no report of completion is on record.",
        name=Name(name),
        due=wording(period(project.planned_finish)),
    )


def ahead(desk: Desk, projects: Iterable[Project]) -> tuple[Project, ...]:
    """Give unfinished projects whose planned finish still lies ahead, the nearest first."""
    some = [
        project
        for project in projects
        if project.planned_finish
        and project.status in UNFINISHED
        and not project.actual_finish
        and period(project.planned_finish).end >= desk.asof
    ]
    return tuple(sorted(some, key=lambda one: (period(one.planned_finish).end, one.id)))
