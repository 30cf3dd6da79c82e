"""The page on the four layers: it tells what the graph holds, alike in both languages."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.figures.lineage import Figure
from dianfan.figures.wording import LANGUAGES
from dianfan.judged import judge
from dianfan.judged.verdicts import Verdicts
from dianfan.promised.model import Programme
from dianfan.reported.desk import Desk
from dianfan.reported.integration.finish import finish_section
from dianfan.reported.integration.finish import promises
from dianfan.reported.integration.loose import end_tables
from dianfan.reported.integration.loose import loose_table
from dianfan.reported.integration.money import money_section
from dianfan.reported.integration.page import integration_page
from dianfan.reported.integration.picture import weave_picture
from dianfan.reported.integration.story import headline
from dianfan.reported.integration.story import together
from dianfan.reported.integration.twins import node_tables
from dianfan.reported.integration.twins import thread_table
from dianfan.reported.parts import Paragraph
from dianfan.reported.sentences import listed
from dianfan.reported.sheets import cited
from dianfan.reported.write import write
from tests.judged.integration.woven import action
from tests.judged.integration.woven import chain
from tests.judged.integration.woven import closed
from tests.judged.integration.woven import programmes
from tests.judged.integration.woven import small
from tests.judged.little import project

QINGHE = Path(__file__).parent.parent / "programmes" / "qinghe"


def _desk(some: Programme) -> Desk:
    return Desk(some, closed(some), Verdicts((), ()))


@pytest.fixture(scope="module")
def desk() -> Desk:
    programme = promised.load(QINGHE)
    book = recorded.close(programme, said.read(programme), programme.charter.review_date)
    return Desk(programme, book, Verdicts((), ()))


def _text(paragraphs: tuple[Paragraph, ...]) -> str:
    return " ".join(sentence.text for paragraph in paragraphs for sentence in paragraph)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(programmes())
def test_any_programme_has_a_page_with_the_same_figures_in_both_languages(some: Programme) -> None:
    desk = _desk(some)
    zh, en = (integration_page(desk, language) for language in LANGUAGES)
    assert {one.key for one in cited(zh)} == {one.key for one in cited(en)}
    assert len(zh.lead) == len(en.lead)
    for page in (zh, en):
        drawn = {knot.id for knot in page.weave.knots}
        assert all({one.source, one.target} <= drawn for one in page.weave.threads)
        assert len(drawn) == len(page.weave.knots)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(programmes())
def test_the_lines_to_places_are_the_projects_of_their_row(some: Programme) -> None:
    weave = weave_picture(_desk(some), "en")
    numbers = {one.id: one.number for one in weave.knots}
    found: dict[str, int] = defaultdict(int)
    for thread in weave.threads:
        if thread.target.startswith("place-"):
            assert thread.number is not None
            found[thread.source] += int(thread.number.value)
    for name, total in found.items():
        number = numbers[name]
        assert isinstance(number, Figure)
        assert number.value == total


def test_every_link_of_the_loose_ends_leads_to_their_table(desk: Desk) -> None:
    for language in LANGUAGES:
        ends = {table.id: table for table in end_tables(desk, language)}
        linked = {row[0].href for row in loose_table(desk, language).rows if row[0].href}
        assert linked == {f"integration#{name}" for name in ends}
        for table in ends.values():
            assert table.rows
            assert {len(row) for row in table.rows} == {len(table.columns)}


def test_what_is_not_on_record_is_said_and_is_no_nought(desk: Desk) -> None:
    rows = {row[0].phrase.text: row for row in loose_table(desk, "en").rows}
    row = rows["Projects without network capacity"]
    assert row[1].phrase.text == "cannot be counted"
    assert "does not mean that nothing is short" in row[3].phrase.text
    assert "cannot be told" in _text(together(desk, "en"))
    told = {cell.phrase.text for row in money_section(desk, "en").tables[0].rows for cell in row}
    assert "not on record" in told


def test_promises_are_counted_by_what_became_of_them(desk: Desk) -> None:
    told = _text((promises(desk, "en"),))
    assert told.startswith(
        "Of the single projects, 4 had a finish date that has passed: 2 reported"
    )
    assert "2 not kept" in told
    assert "Too few outcomes" in told
    cases = finish_section(desk, "en").tables[2]
    assert sorted(row[-1].phrase.text for row in cases.rows) == [
        "kept",
        "kept",
        "not kept",
        "not kept",
    ]


def test_with_enough_outcomes_the_chance_is_told() -> None:
    done = tuple(
        project(f"p{one}", planned_finish="2023", actual_finish="2023-05") for one in range(9)
    )
    told = _text((promises(_desk(replace(small(), projects=done)), "en"),))
    assert "the chance that a promised date is kept lies within 76.9–100%" in told


def test_without_a_promise_come_due_nothing_is_reckoned() -> None:
    told = _text((promises(_desk(replace(small(), projects=())), "en"),))
    assert "No promised finish date has passed yet" in told


def test_the_headline_follows_what_hangs_loose() -> None:
    some = small()
    assert "no action claims 2 and no published chain 2" in headline(_desk(some), "en").text
    tied = replace(some, projects=(project("x", chain="盐", action=1), project("y", action=1)))
    assert headline(_desk(tied), "en").text == (
        "Every project serves an action, but no published chain claims 1 of 2"
    )
    whole = replace(some, projects=(project("x", chain="盐", action=1),))
    assert headline(_desk(whole), "en").text == "How the layers hang together"


def test_more_actions_and_places_than_a_drawing_holds_are_gathered() -> None:
    some = small()
    numbers = range(1, 101)
    many = replace(
        some,
        actions=tuple(action(no) for no in numbers),
        projects=tuple(
            project(f"p{no}-{part}", action=no, chain="盐")
            for no in numbers
            for part in range(1 + no % 7)
        ),
        chains=tuple(chain(f"链{no}") for no in numbers),
    )
    weave = weave_picture(_desk(many), "en")
    rows = [knot for knot in weave.knots if knot.kind == "action"]
    assert [knot.name for knot in rows[-2:]] == ["Other actions", "No action"]
    assert len(rows) == 31
    whole = sum(
        int(knot.number.value) for knot in weave.knots if knot.kind == "project" and knot.number
    )
    assert whole == len(many.projects)


def test_more_chains_than_a_drawing_holds_are_gathered() -> None:
    names = [f"链{no:02}" for no in range(40)]
    some = replace(
        small(),
        projects=tuple(project(f"p{name}", chain=name, action=1) for name in names),
        chains=tuple(chain(name) for name in names),
    )
    weave = weave_picture(_desk(some), "zh")
    drawn = [knot for knot in weave.knots if knot.kind == "chain" and not knot.loose]
    assert len(drawn) == 24
    assert (drawn[-1].name, int(drawn[-1].number.value if drawn[-1].number else 0)) == (
        "其余产业链",
        17,
    )


def test_a_place_that_nothing_touches_is_named() -> None:
    some = replace(small(), projects=(), targets=())
    assert "上河县没有项目，没有目标" in _text(together(_desk(some), "zh"))
    assert "Shanghe: no project, no target" in _text(together(_desk(some), "en"))


def test_many_names_are_cut_in_a_sentence_and_not_in_the_table() -> None:
    some = replace(small(), actions=tuple(action(no) for no in range(1, 10)))
    told = _text(together(_desk(some), "en"))
    assert "and others" in told
    assert "等没有项目" in _text(together(_desk(some), "zh"))
    table = next(one for one in end_tables(_desk(some), "en") if one.id == "action-without-project")
    assert len(table.rows) == 7


def test_its_sentences_are_listed_for_those_who_sign_off(desk: Desk) -> None:
    review = write(desk.programme, desk.book, judge(desk.programme, desk.book)).reviews[1]
    told = [one for one in listed(review) if "integration" in one.pages]
    assert [one for one in told if one.sentence == headline(desk, "en")]
    assert [one for one in told if "index" in one.pages]  # the overview tells some of them too


def test_the_twins_have_every_thread_and_every_node(desk: Desk) -> None:
    weave = weave_picture(desk, "zh")
    assert len(thread_table("zh", weave).rows) == len(weave.threads)
    graph = desk.integration.graph
    tables = {table.id.removeprefix("nodes-"): table for table in node_tables(desk, "zh")}
    for kind, places in graph.by_kind.items():
        if kind.value in tables:
            assert len(tables[kind.value].rows) == len(places)
    assert {
        "decision",
        "action",
        "target",
        "project",
        "chain",
        "stage",
        "place",
        "indicator",
    } == set(tables)
