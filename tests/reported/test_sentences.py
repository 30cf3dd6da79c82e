"""Sentences with figures: each is listed, its id is made by its words and figures, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dianfan.promised.model import SignoffDecision
from dianfan.promised.model import Tick
from dianfan.recorded.count import recount
from dianfan.recorded.signoff import SENTENCES
from dianfan.recorded.signoff import SignoffState
from dianfan.recorded.signoff import sentences_in
from dianfan.reported import Report
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span
from dianfan.reported.sentences import listed
from dianfan.reported.sentences import sentence_id
from dianfan.reported.signoff import unfinished
from dianfan.reported.signoff import void
from tests.promised.folder import copied
from tests.promised.test_corrections import add
from tests.published.errata.test_next_edition import reported


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(tmp_path_factory.mktemp("programme") / "qinghe")


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    return reported(folder)


def test_every_sentence_with_figures_is_listed_once_in_both_languages(report: Report) -> None:
    zh, en = (listed(review) for review in report.reviews)
    assert zh
    assert en
    for review, some in zip(report.reviews, (zh, en), strict=True):
        assert len({one.id for one in some}) == len(some)
        assert all(one.sentence.figures and one.pages for one in some)
        told = {one.sentence.text for one in some}
        assert review.overview.headline.text in told or not review.overview.headline.figures
        for paragraph in review.overview.findings:
            assert {one.text for one in paragraph if one.figures} <= told


def test_any_change_of_words_or_figures_makes_another_sentence(report: Report) -> None:
    one = listed(report.reviews[0])[0]
    name = sentence_id(one.sentence, "zh")
    assert name == one.id
    assert sentence_id(one.sentence, "en") != name
    assert sentence_id(Sentence((*one.sentence.spans, Span("。"))), "zh") != name
    figure = one.sentence.figures[0]
    other = replace(figure, scope="another scope")
    spans = tuple(
        replace(span, figure=other) if span.figure is figure else span
        for span in one.sentence.spans
    )
    assert Sentence(spans).text == one.sentence.text
    assert sentence_id(Sentence(spans), "zh") != name


def test_without_decisions_nothing_is_counted(report: Report) -> None:
    assert SENTENCES not in report.book.tables
    for review in report.reviews:
        assert not review.signoff[0].figures


def test_ticks_are_counted_as_figures_of_the_book(folder: Path, report: Report) -> None:
    some = listed(report.reviews[0])
    for name in ("desk-a", "desk-b"):
        add(folder, f"{some[0].id},tick,,{name},2026-05-02", name="signoff.csv")
    add(folder, f"{some[1].id},tick,,desk-a,2026-05-02", name="signoff.csv")
    add(folder, f"{'0' * 16},tick,,desk-a,2026-05-02", name="signoff.csv")
    again = reported(folder)
    both = [one for review in again.reviews for one in listed(review)]
    for review in again.reviews:
        total, two = review.signoff[0].figures
        assert (int(total.value), int(two.value)) == (len(both), 1)
        for figure in (total, two):
            assert recount(again.book, figure.why[0]) == figure.value
            assert figure.key in review.figures
    assert again.book.digest != report.book.digest
    bare = replace(again.book, tables={})
    assert sentences_in(bare, folder) is bare


def test_what_is_unfinished_or_void_is_named(report: Report) -> None:
    some = listed(report.reviews[0])
    day = date(2026, 5, 2)
    ticks = [
        Tick(one.id, SignoffDecision.TICK, "", name, day) for one in some for name in ("a", "b")
    ]
    assert unfinished(listed(report.reviews[0], ticks)) == ()
    wanted = Tick(some[0].id, SignoffDecision.CHANGE, "no", "c", day)
    (left,) = unfinished(listed(report.reviews[0], [*ticks, wanted]))
    assert left.id == some[0].id
    assert left.standing.state is SignoffState.CHANGE
    assert void([*ticks, Tick("0" * 16, SignoffDecision.TICK, "", "a", day)], some) == ("0" * 16,)
