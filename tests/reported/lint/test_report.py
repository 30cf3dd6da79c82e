"""The lint over whole reports: those of both programmes pass, and each planted fault is found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import cache
from types import MappingProxyType

import pytest

from dianfan.cli.lint import command
from dianfan.cli.lint import faults as faults_of_folder
from dianfan.cli.lint import plain
from dianfan.cli.program import run
from dianfan.figures.errors import LintFailed
from dianfan.figures.lineage import Figure
from dianfan.figures.unit import unit
from dianfan.judged import judge
from dianfan.judged.arithmetic import difference
from dianfan.promised import load
from dianfan.recorded import close
from dianfan.reported.desk import Desk
from dianfan.reported.display import display
from dianfan.reported.lint import Fault
from dianfan.reported.lint import lint
from dianfan.reported.lint import lint_rules
from dianfan.reported.lint import require_sound
from dianfan.reported.lint.languages import languages_differ
from dianfan.reported.lint.links import broken_links
from dianfan.reported.lint.passages import gather
from dianfan.reported.lint.passages import pages
from dianfan.reported.lint.same import identity
from dianfan.reported.lint.structures import structures
from dianfan.reported.lint.values import displays
from dianfan.reported.model import Overview
from dianfan.reported.model import Report
from dianfan.reported.model import Review
from dianfan.reported.parts import Cell
from dianfan.reported.parts import Line
from dianfan.reported.parts import Mark
from dianfan.reported.parts import Origin
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span
from dianfan.reported.say import Unsigned
from dianfan.reported.say import figure_phrase
from dianfan.reported.say import phrase
from dianfan.reported.say import say
from dianfan.reported.write import draft
from dianfan.said import read
from tests.house.source import HOUSE
from tests.reported.invented import QINGHE
from tests.reported.invented import programme

CHANGJI = HOUSE / "programmes" / "changji"
Plant = Callable[[Review], Review]


@cache
def written() -> Report:
    """Write the review of the small programme."""
    known = programme()
    book = close(known, read(known), known.charter.review_date)
    return draft(known, book, judge(known, book))


def planted(plant: Plant) -> tuple[Fault, ...]:
    """Lint the report with a fault planted in its English review."""
    zh, en = written().reviews
    return lint(replace(written(), reviews=(zh, plant(en))), programme())


def overview(change: Callable[[Overview], Overview]) -> Plant:
    return lambda review: replace(review, overview=change(review.overview))


def headline(sentence: Sentence) -> Plant:
    return overview(lambda page: replace(page, headline=sentence))


def figures(review: Review) -> tuple[Figure, ...]:
    return tuple(sheet.figure for sheet in review.figures.values())


def told_one() -> Figure:
    """Give a figure that the overview tells."""
    return written().reviews[1].overview.lead[0][0].figures[0]


def fallen() -> Figure:
    """Give a growth of the report that is negative."""
    return next(
        one
        for one in figures(written().reviews[1])
        if one.measure.endswith(":growth_yoy") and one.value < 0
    )


def passed_over() -> Figure:
    desk = Desk(programme(), written().book, judge(programme(), written().book))
    frame = written().book.observations
    entry = frame.filter(~frame["chosen"])["entry"][0]
    return desk.mint.entry(entry)


def rewritten_sheet(review: Review) -> Review:
    key, sheet = next(iter(review.figures.items()))
    changed = {**review.figures, key: replace(sheet, display="1 tonnes")}
    return replace(review, figures=MappingProxyType(changed))


def lost_link(review: Review) -> Review:
    rows = review.projects.rows
    first = (replace(rows[0][0], href="sources/nowhere"), *rows[0][1:])
    return replace(review, projects=replace(review.projects, rows=(first, *rows[1:])))


def wrong_total(review: Review) -> Review:
    cost = next(one for one in figures(review) if one.unit == unit("亿元"))
    row = (Cell(phrase("A")), Cell(figure_phrase(cost, "en")))
    total = (Cell(phrase("Total")), Cell(figure_phrase(cost, "en")))
    table = replace(
        review.projects, columns=("a", "b"), numeric=(False, True), rows=(row, row, total)
    )
    return replace(review, projects=table)


def rivals() -> tuple[Figure, Figure]:
    """Give two figures of one measure and period, the lower first."""
    some = [one for one in figures(written().reviews[1]) if one.unit == unit("亿元")]
    low, high = next(
        (one, other)
        for one in some
        for other in some
        if (one.measure, one.period) == (other.measure, other.period) and one.value < other.value
    )
    return low, high


def wrong_title(review: Review) -> Review:
    low, high = rivals()
    chart = next(one.chart for one in review.indicators if one.chart is not None)
    marks = tuple(Mark("", 0.0, one, display(one, "en")) for one in (low, high))
    title = say("en", "", "the highest value is {x}", x=low)
    drawn = replace(chart, title=title, lines=(Line("", marks),))
    return overview(lambda page: replace(page, charts=(drawn,)))(review)


def far_back() -> Figure:
    """Give a difference from a value of several years before."""
    later = told_one()
    earlier = next(
        one
        for one in figures(written().reviews[1])
        if one.measure == later.measure
        and one.place == later.place
        and one.period.end.year < later.period.end.year - 1
    )
    return difference(later, earlier)


def other_value(review: Review) -> Review:
    """Tell the chosen value of a cell, changed, beside the one told elsewhere."""
    forged = replace(told_one(), quantity=replace(told_one().quantity, value=Decimal(1)))
    return headline(figure_phrase(forged, "en"))(review)


def telling(make: Callable[[], Sentence]) -> Plant:
    return headline(make())


PLANTS: dict[str, Plant] = {
    "untraced-number": headline(Sentence((Span("Output doubled", origin=Origin.WORDS),))),
    "told-differently": telling(
        lambda: Sentence((Span("¥129 billion", told_one(), Origin.FIGURE),))
    ),
    "not-as-valued": rewritten_sheet,
    "over-the-whole": telling(
        lambda: figure_phrase(
            replace(
                told_one(),
                measure="gva:share",
                unit=unit("%"),
                quantity=replace(told_one().quantity, value=Decimal(120)),
            ),
            "en",
        )
    ),
    "languages-differ": overview(lambda page: replace(page, headline=phrase("Nothing to tell"))),
    "wrong-direction": telling(lambda: say("en", "", "It rose {x}", x=Unsigned(fallen()))),
    "percent-or-points": telling(lambda: say("en", "", "{x} percentage points", x=fallen())),
    "bound-words": telling(lambda: say("en", "", "over {x}", x=told_one())),
    "superseded": telling(lambda: figure_phrase(passed_over(), "en")),
    "parts-and-whole": wrong_total,
    "broken-link": lost_link,
    "rank-words": wrong_title,
    "wrong-base": telling(lambda: say("en", "", "up {x} on a year earlier", x=far_back())),
    "slip": headline(Sentence((Span("It was,, then ()", origin=Origin.WORDS),))),
}


def test_a_fault_of_every_rule_is_planted() -> None:
    assert set(PLANTS) == set(lint_rules())


@pytest.mark.parametrize("rule", PLANTS)
def test_a_planted_fault_is_found_and_named(rule: str) -> None:
    found = [fault for fault in planted(PLANTS[rule]) if fault.rule == rule]
    assert found
    assert found[0].page
    assert found[0].remedy


def test_another_value_of_a_told_fact_is_found() -> None:
    rules = {fault.rule for fault in planted(other_value)}
    assert "told-differently" in rules
    assert identity(told_one())


def test_the_report_of_the_small_programme_passes() -> None:
    assert lint(written(), programme()) == ()
    assert require_sound(written(), programme()) is written()


def test_the_report_of_the_example_programme_passes() -> None:
    known = load(CHANGJI)
    book = close(known, read(known), known.charter.review_date)
    found = lint(draft(known, book, judge(known, book)), known)
    assert not found, "\n".join(map(str, found))


def test_a_faulty_report_is_refused_with_all_its_faults() -> None:
    zh, en = written().reviews
    wrong = replace(written(), reviews=(zh, lost_link(PLANTS["bound-words"](en))))
    with pytest.raises(LintFailed) as refused:
        require_sound(wrong, programme())
    assert "bound-words" in refused.value.why
    assert "sources/nowhere" in refused.value.why
    assert refused.value.exit_code == 4


def test_each_rule_of_the_whole_is_silent_on_a_sound_review() -> None:
    zh, en = written().reviews
    some = gather(en)
    assert [*structures("en", some), *broken_links(en, some), *displays(en)] == []
    assert list(languages_differ(zh, gather(zh).passages, en, some.passages)) == []
    assert {"index", "actions/1", "projects"} <= {page for page, _ in pages(en)}
    assert all(one.place for one in some.passages)


def test_the_command_prints_the_faults_of_a_folder(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.name == "lint"
    assert run(["lint", str(QINGHE), "--json"]) == 0
    assert '"faults": []' in capsys.readouterr().out
    assert faults_of_folder(QINGHE) == ()
    fault = planted(lost_link)[0]
    monkeypatch.setattr("dianfan.cli.lint.faults", lambda _: (fault,))
    assert run(["lint", str(QINGHE)]) == 4
    assert "broken-link" in capsys.readouterr().out
    assert plain(fault)["remedy"]
