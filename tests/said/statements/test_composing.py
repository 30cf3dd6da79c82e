"""Sentences become claims: what, how much, of what, where, when, how far, by whose word."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.promised import load
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.model import traced
from dianfan.said.statements.composing import DOUBT
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.composing import claims_of
from dianfan.said.statements.measures import turned
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.sentences import clause_end
from dianfan.said.statements.sentences import clause_start
from dianfan.said.statements.sentences import sentences
from dianfan.said.statements.subjects import respectively
from dianfan.said.statements.vocabulary import Vocabulary
from dianfan.said.statements.vocabulary import vocabulary_of

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))
QINGHE = Path(__file__).parents[2] / "programmes" / "qinghe"


def _subjects(some: tuple[Candidate, ...]) -> list[str | None]:
    return [one.subject.words if one.subject else None for one in some]


def test_a_list_shares_its_verb_and_keeps_its_order() -> None:
    found = candidates("青河市、云台县和临江县分别增长6.1%、7.3%和5.8%。", DAY)
    assert _subjects(found) == ["青河市", "云台县", "临江县"]
    assert {one.measure for one in found} == {Measure.GROWTH}


def test_a_list_that_does_not_fit_is_not_guessed() -> None:
    found = candidates("青河市、云台县分别增长6.1%、7.3%和5.8%。", DAY)
    assert all(Mark.AMBIGUOUS in one.marks for one in found)
    assert respectively("甲分别为", (), Span(0, 4)) == {}


def test_growth_after_a_level_is_of_the_same_thing() -> None:
    level, growth = candidates("前三季度，外贸进出口总值130亿元，同比增长30.8%。", DAY)
    assert level.subject is not None
    assert growth.subject is not None
    assert level.subject.words == growth.subject.words == "外贸进出口总值"
    assert (level.measure, growth.measure, growth.basis) == (
        Measure.LEVEL,
        Measure.GROWTH,
        Basis.YEAR_BEFORE,
    )
    assert str(level.time.period) == str(growth.time.period) == "2031-Q1/Q3"


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("税收占比为71.5%。", Measure.SHARE),
        ("税收占比提高2.3个百分点。", Measure.CHANGE),
        ("出口增长4.7%。", Measure.GROWTH),
        ("累计造林19.6万亩。", Measure.CUMULATIVE),
        ("总量居全省第4位。", Measure.RANK),
        ("产能是五年前的3.2倍。", Measure.MULTIPLE),
        ("企业增加12家。", Measure.CHANGE), ("企业增至83家。", Measure.LEVEL), ("工业增加值260亿元。", Measure.LEVEL),
        ("亩产比上年多收38公斤。", Measure.CHANGE), ("每户最多为500元。", Measure.LEVEL),
        ("补助最少为300元。", Measure.LEVEL),
    ],
)  # fmt: skip
def test_the_kind_of_a_number_hangs_on_its_unit_and_verb(text: str, measure: Measure) -> None:
    assert candidates(text, DAY)[-1].measure is measure


def test_a_fall_is_a_negative_growth_and_its_bound_turns() -> None:
    (fall,) = candidates("能耗下降3.5%以上。", DAY)
    assert fall.amount is not None
    assert fall.amount.quantity == Quantity(Decimal("-3.5"), Bound.AT_MOST)
    spread = turned(Quantity(Decimal(10), Bound.RANGE, Decimal(15)))
    assert spread == Quantity(Decimal(-15), Bound.RANGE, Decimal(-10))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预计年底公路里程达1.48万公里。", Status.EXPECTED), ("计划新建农田12.5万亩。", Status.PLANNED),
        ("力争到2032年企业达到600家。", Status.TARGET), ("正在建设四座风电场。", Status.UNDER_WAY),
        ("已建成厂房70万平方米。", Status.DONE),
    ],
)  # fmt: skip
def test_status_is_told_by_verbs_and_deadlines(text: str, expected: Status) -> None:
    assert candidates(text, DAY)[0].status is expected
    assert candidates("清河有桥12座。", DAY)[0].status is None


def test_what_was_spoken_of_before_is_inferred_and_marked() -> None:
    found = candidates("前三季度，堤防工程投资60亿元。增长5%。", DAY)
    assert found[1].subject is not None
    assert found[1].subject.span is None
    assert {Mark.INFERRED_SUBJECT, Mark.INFERRED_PERIOD} <= set(found[1].marks)


def test_lost_numbers_are_claims_of_their_own_kind() -> None:
    found = candidates("全市实现地区生产总值亿元，同比增长%。", DAY)
    assert [one.kind for one in found] == [CandidateKind.LOST] * 2
    assert all(Mark.LOST_NUMBER in one.marks for one in found)


def test_decisions_name_body_session_verb_and_title() -> None:
    text = "2031年1月11日，青河市委十二届七次全会审议通过《关于加固堤防的决议》。"
    (found,) = candidates(text, DAY)
    assert found.kind is CandidateKind.DECISION
    assert found.decision is not None
    assert (found.decision.session, found.decision.verb, found.decision.what) == (
        "十二届七次全会", "审议通过", "《关于加固堤防的决议》",
    )  # fmt: skip
    assert str(found.time.period) == "2031-01-11"


def test_sentences_keep_their_closing_marks_and_clauses_their_lists() -> None:
    text = "他说：“好。”甲、乙增长；丙下降。"
    assert [text[slice(*span)] for span in sentences(text)] == [
        "他说：“好。”",
        "甲、乙增长；",
        "丙下降。",
    ]
    span = Span(0, len(text))
    assert text[clause_start(text, 9, span) : clause_end(text, 9, span)] == "”甲、乙增长"
    english = "It rose 3.5%. Mr. Lee of U.S. Steel agreed. Done."
    assert len(sentences(english)) >= 3


def _article(genre: Genre, role: Role, text: str) -> Article:
    return Article("p1-a1", genre, (Block(role, traced(text, 0, 0), 1, "made"),), (0,), 1, "made")


def test_captions_attest_a_scene_and_commentary_nothing() -> None:
    (scene,) = claims_of(_article(Genre.NEWS, Role.CAPTION, "图①：12家企业参展。"), DAY)
    (opinion,) = claims_of(_article(Genre.COMMENTARY, Role.BODY, "产量增长5%。"), DAY)
    assert Mark.SCENE in scene.marks
    assert Mark.OPINION in opinion.marks
    assert scene.id == "p1-a1-b0-q1"


def test_subjects_and_places_are_linked_to_the_programme() -> None:
    programme = load(QINGHE)
    words = vocabulary_of(programme)
    indicator = next(one for one in programme.indicators if one.name_zh)
    area = programme.areas[0]
    (found,) = candidates(
        f"2031年，{area.name_zh}{indicator.name_zh}达12{indicator.unit}。", DAY, words
    )
    assert found.subject is not None
    assert found.subject.links[0].id == indicator.id
    assert found.place is not None
    assert found.place.links[0].id == area.code
    assert Vocabulary(()).links("堤防") == ()
    assert words.links("毫不相干的话") == ()


@given(
    st.text(alphabet="青河市今年增长下降分别为达5%3亿元个，。、“”（）；第三年月预计已", max_size=40)
)
@settings(max_examples=150, deadline=None)
def test_claims_hold_their_words_and_ids_are_unique(text: str) -> None:
    found = candidates(text, DAY)
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.words == text[slice(*one.span)]
        assert one.span.within(one.sentence)


def test_a_noun_that_could_be_a_verb_stays_in_the_subject() -> None:
    (found,) = candidates("1—10月，固定资产投资增长17.4%。", DAY)
    assert found.subject is not None
    assert found.subject.words == "固定资产投资"


def _doubtful(text: str, at: int) -> tuple[Mark, ...]:
    """Read a text of which one character was read with little confidence."""
    confidence = np.ones(len(text), np.float32)
    confidence[at] = DOUBT / 2
    glyphs = glyphs_of_boxes(text, np.zeros((len(text), 4), np.float32), confidence)
    article = Article(
        "p1-a1", Genre.NEWS, (Block(Role.BODY, traced(text, 0, 0), 1.0, ""),), (0,), 1.0, ""
    )
    (one,) = claims_of(article, DAY, glyphs={0: glyphs})
    return one.marks


@pytest.mark.parametrize(
    ("sign", "is_doubtful"),
    [("月", True), ("3", True), ("3亿", True), ("成", False), ("。", False)],
)
def test_a_doubtful_figure_of_number_or_date_is_marked(sign: str, *, is_doubtful: bool) -> None:
    text = "10月23日，完成投资3亿元。"
    assert (Mark.DOUBTFUL_DIGIT in _doubtful(text, text.index(sign))) is is_doubtful


def test_a_date_that_cannot_be_is_not_replaced_by_the_one_before() -> None:
    first, second = candidates("上半年投资2亿元。10月28H，投资3亿元。", DAY)
    assert first.time.period is not None
    assert second.time.period is None
    assert Mark.IMPOSSIBLE_DATE in second.marks
