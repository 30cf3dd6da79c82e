"""The pages of projects: lights with reasons, chances or refusals, promises beside outcomes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from dianfan.figures.lineage import walk
from dianfan.figures.period import period
from dianfan.figures.rule import prove
from dianfan.judged.point.lights import Light
from dianfan.promised.load import load
from dianfan.promised.model import ProjectStatus
from dianfan.reported.desk import Desk
from dianfan.reported.model import PortfolioPage
from dianfan.reported.sheets import cited
from dianfan.reported.works import charts
from dianfan.reported.works import project_pages
from dianfan.reported.works import tables
from dianfan.reported.works import words
from dianfan.reported.works.figures import ProjectFigures
from dianfan.reported.works.pages import portfolio_page
from dianfan.reported.works.past import PastProjects
from dianfan.reported.works.tables import kept
from tests.reported.nets.test_pages import desk_of

HOUSE = Path(__file__).parents[3]
EXAMPLE = HOUSE / "programmes" / "yunting"
CHANGJI = HOUSE / "programmes" / "changji"


@cache
def _desk(name: str = "yunting") -> Desk:
    return desk_of(load(HOUSE / "programmes" / name))


@cache
def _page(language: str, name: str = "yunting") -> PortfolioPage:
    page = portfolio_page(_desk(name), "zh" if language == "zh" else "en")
    assert page is not None
    return page


def _made(project: str, desk: Desk | None = None) -> ProjectFigures:
    at = desk or _desk()
    return ProjectFigures(at, at.projects[project], PastProjects(at))


def test_both_languages_tell_the_same_figures() -> None:
    assert all(one.__doc__ for one in (charts, project_pages, tables, words))
    zh, en = ({one.key for one in cited(_page(language))} for language in ("zh", "en"))
    assert zh == en
    assert len(zh) > 300


def test_every_figure_follows_from_what_is_under_it() -> None:
    seen: set[str] = set()
    for figure in cited(_page("en")):
        for part in walk(figure, seen):
            prove(part)


def test_lights_have_reasons_and_those_set_by_hand_stand_beside() -> None:
    kilns = _made("kiln-row")
    assert kilns.light.light is Light.RED
    assert kilns.light.by_hand is Light.GREEN
    assert kilns.light.agrees is False
    told = next(one for one in _page("en").pages if one.id == "kiln-row")
    words = " ".join(sentence.text for part in told.lead for sentence in part)
    assert "ahead of work" in words
    assert "The reporting unit set it to green." in words
    rows = {row[0].phrase.text: row for row in _page("en").sections[0].tables[0].rows}
    assert [rows["Yingchuan glass kilns"][at].light for at in (1, 2)] == ["red", "green"]


def test_a_light_is_held_to_the_day_of_the_report_and_not_to_today() -> None:
    made = _made("second-line")
    assert made.elapsed is not None
    start, due = period("2024-02").start, period("2027-12").end
    passed = (date(2026, 3, 31) - start).days + 1
    assert abs(float(made.elapsed.value) - 100 * passed / ((due - start).days + 1)) < 0.06


def test_a_project_that_stands_still_or_is_overdue_is_red() -> None:
    programme = load(EXAMPLE)
    still = tuple(
        replace(one, status=ProjectStatus.SUSPENDED) if one.id == "grid-digang" else one
        for one in programme.projects
    )
    made = _made("grid-digang", desk_of(replace(programme, projects=still)))
    assert made.light.light is Light.RED
    assert "suspended" in {one.code for one in made.light.reasons}
    assert _made("woods").overdue is not None


def test_what_is_reported_for_after_the_closing_does_not_count() -> None:
    programme = load(EXAMPLE)
    charter = replace(programme.charter, review_date=date(2025, 6, 30))
    made = _made("second-line", desk_of(replace(programme, charter=charter)))
    assert [one.row.period for one in made.reports] == ["2024-06", "2024-12", "2025-06"]


def test_chances_leave_the_project_itself_out_of_its_class() -> None:
    made = _made("looms")
    figure = made.chance_in_time
    assert figure is not None
    own = [one for one in figure.inputs[2:] if one.why[0] == "project:looms"]
    assert not own
    assert figure.inputs[0].why[0] == "project:looms"


def test_promises_stand_beside_outcomes() -> None:
    assert kept(_made("clinic")).en == "not kept"
    assert kept(_made("woods")).en == "not kept"
    table = _page("en").sections[2].tables[0]
    dates = [row[1].phrase.text for row in table.rows]
    assert dates[0] == "December 2025"
    assert len(table.rows) > 15
    told = " ".join(
        sentence.text for part in _page("en").sections[2].paragraphs for sentence in part
    )
    assert "Brier score" in told


def test_where_nothing_tells_the_page_says_so() -> None:
    page = _page("en", "changji")
    assert page.chart is None
    told = " ".join(s.text for one in page.sections for part in one.paragraphs for s in part)
    assert "too few projects have finished" in told
    grey = next(one for one in page.pages if one.light == Light.GREY.value)
    assert "nothing tells when it will be finished" in " ".join(
        s.text for part in grey.lead for s in part
    )
    assert len(page.pages) + len(
        [one for one in _desk("changji").programme.projects if one.bundle]
    ) == len(page.listing.rows)


def test_the_curve_of_all_never_falls_and_ends_with_the_last_reports() -> None:
    chart = _page("zh").chart
    assert chart is not None
    for line in chart.lines:
        values = [mark.position for mark in line.marks]
        assert values == sorted(values)
    made = [_made(one.id) for one in _desk().programme.projects]
    latest = [one.latest for one in made if one.latest is not None]
    whole = sum(one.earned.value for one in latest if one.earned is not None)
    assert abs(chart.lines[1].marks[-1].position - float(whole)) < 1e-9
