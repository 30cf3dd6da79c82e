"""The page of one project."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.wording import Wording
from dianfan.reported.model import ProjectPage
from dianfan.reported.parts import Section
from dianfan.reported.projects import status_words
from dianfan.reported.say import Name
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.works.charts import project_curve
from dianfan.reported.works.tables import kept
from dianfan.reported.works.tables import measures_table
from dianfan.reported.works.tables import reasons
from dianfan.reported.works.tables import reports_table
from dianfan.reported.works.words import LIGHTS
from dianfan.reported.works.words import project_words

if TYPE_CHECKING:
    from dianfan.figures.wording import Language
    from dianfan.reported.parts import Sentence
    from dianfan.reported.works.figures import ProjectFigures


def project_page(made: ProjectFigures, language: Language) -> ProjectPage:
    """Write the page of a project."""
    project = made.project
    light = made.light.light if made.is_unfinished else None
    return ProjectPage(
        project.id,
        project_words(project).in_(language),
        say(language, "{name}", "{name}", name=project_words(project)),
        light.value if light else "",
        LIGHTS[light].in_(language) if light else "",
        (tuple(_lead(made, language)),),
        tuple(_facts(made, language)),
        project.source,
        project_curve(made, language),
        tuple(_sections(made, language)),
    )


def _lead(made: ProjectFigures, language: Language) -> Iterator[Sentence]:
    project = made.project
    if made.is_unfinished:
        told = reasons(made, made.light, language)
        yield say(language, "缘由：{why}。", "Why: {why}.", why=told)
    by_hand = made.light.by_hand
    if made.is_unfinished and by_hand is not None and made.light.agrees is False:
        yield say(
            language, "报送单位自评为{light}。", "The reporting unit set it to {light}.", light=LIGHTS[by_hand]
        )  # fmt: skip
    if project.planned_finish and project.actual_finish:
        yield say(
            language, "承诺{due}完工，实际{done}，{kept}。", "Promised for {due}, finished {done}: {kept}.",
            due=wording(period(project.planned_finish)), done=wording(period(project.actual_finish)),
            kept=kept(made),
        )  # fmt: skip
    if made.raised is not None:
        before, now = made.raised
        yield say(
            language, "总投资由{before}调为{now}。", "Its budget went from {before} to {now}.",
            before=before, now=now,
        )  # fmt: skip
    if made.is_unfinished and made.chance_in_time is None and made.by_activities is None:
        yield say(
            language,
            "它没有进度计划，可比的往例也不够，推算不出何时完工。",
            "It has no schedule, and there are not enough past projects to compare it with, so nothing tells when"
            " it will be finished.",
        )


def _facts(made: ProjectFigures, language: Language) -> Iterator[tuple[str, Sentence]]:
    project, zh = made.project, language == "zh"
    place = made.desk.mint.places[project.area]
    local = project.status_local if zh else status_words(project.status, "en")
    yield "地区" if zh else "Place", say(language, "{place}", "{place}", place=place)
    yield (
        "状态" if zh else "Status",
        say(
            language,
            "{status}",
            "{status}",
            status=Name(local or status_words(project.status, language)),
        ),
    )
    for zh_name, en_name, code in (
        ("状态时点", "As of", project.status_date), ("开工", "Begun", project.start),
        ("承诺完工", "Promised finish", project.planned_finish), ("实际完工", "Finished", project.actual_finish),
    ):  # fmt: skip
        if code:
            when = wording(period(code))
            yield zh_name if zh else en_name, say(language, "{when}", "{when}", when=when)
    cost = made.desk.mint.investment(project)
    if cost is not None:
        yield "总投资" if zh else "Investment", figure_phrase(cost, language)
    size = made.desk.mint.capacity(project)
    if size is not None:
        yield "产能或规模" if zh else "Capacity", figure_phrase(size, language)
    note = project.note_zh if zh else project.note_en
    if note:
        yield "说明" if zh else "Note", phrase(note)


def _sections(made: ProjectFigures, language: Language) -> Iterator[Section]:
    measures = measures_table(made, language)
    if measures.rows and made.is_unfinished:
        heading = Wording("测算", "What is reckoned of it")
        yield Section("measured", heading.in_(language), tables=(measures,))
    if made.reports:
        heading = Wording("进展报告", "Reports of progress")
        yield Section("reported", heading.in_(language), tables=(reports_table(made, language),))
