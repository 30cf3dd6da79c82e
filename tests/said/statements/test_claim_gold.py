"""The gold of whole claims is sound, and the score tells right from wrong."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal

import pytest

from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Status
from tests.said.statements.claim_scoring import GOLD
from tests.said.statements.claim_scoring import alike
from tests.said.statements.claim_scoring import gold
from tests.said.statements.claim_scoring import place_of
from tests.said.statements.claim_scoring import published
from tests.said.statements.claim_scoring import same_time
from tests.said.statements.claim_scoring import score

NAMES = ("zh-open", "zh-held", "zh-news-open", "en-open", "en-news-open", "en-held")
CHINESE = NAMES[:3]
_OPEN = {Bound.MORE_THAN, Bound.LESS_THAN}


def _rows(name: str) -> list[dict[str, str]]:
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("name", NAMES)
def test_words_stand_once_or_are_counted(name: str) -> None:
    for row in _rows(name):
        if row["kind"] == "none":
            assert row["words"] == ""
            continue
        span = place_of(row)
        assert row["text"][slice(*span)] == row["words"] != ""
        assert row["nth"] or row["text"].count(row["words"]) == 1, row["text"]


@pytest.mark.parametrize("name", NAMES)
def test_cells_are_values_of_the_model(name: str) -> None:
    for row in _rows(name):
        published(row["published"])
        assert row["kind"] in {"quantity", "lost", "decision", "promise", "none", "optional"}
        for cell in ("period", "compared_with"):
            assert not row[cell] or period(row[cell]).code == row[cell]
        for cell in ("subject", "place", "speaker", "decision_body", "decision_session"):
            assert row[cell] in row["text"]
        if row["kind"] == "promise":
            assert Status(row["status"])
            assert row["subject"]
            assert row["period"]
        if row["kind"] in {"quantity", "lost"}:
            measure = Measure(row["measure"])
            assert Status(row["status"])
            assert measure not in {Measure.GROWTH, Measure.CHANGE} or Basis(row["basis"])
        if row["kind"] == "quantity":
            upper = Decimal(row["upper"]) if row["upper"] else None
            quantity = Quantity(Decimal(row["value"]), Bound(row["bound"]), upper)
            assert quantity.contains(quantity.value) is (quantity.bound not in _OPEN)


def test_there_are_enough_of_each_and_no_sentence_stands_twice() -> None:
    told = {name: gold(name) for name in NAMES}
    texts = [one.text for some in told.values() for one in some]
    assert len(texts) == len(set(texts))
    chinese = [one for name in CHINESE for one in told[name]]
    assert len(chinese) >= 580
    assert len(texts) - len(chinese) >= 100
    assert sum(not one.truths for some in told.values() for one in some) >= 80


def _read(text: str, day: Published) -> tuple[Candidate, ...]:
    return candidates(text, day)


def test_nothing_read_scores_nothing() -> None:
    scores = score(gold("zh-open"), lambda _text, _day: ())
    assert scores.f1() == 0
    assert scores.recall() == 0
    missed = scores.of("decision found")[1] + scores.of("promise found")[1]
    assert len(scores.faults) == scores.truths + missed


def test_a_wrong_bound_or_sign_costs_the_number() -> None:
    def turned(text: str, day: Published) -> tuple[Candidate, ...]:
        return tuple(_negated(one) for one in candidates(text, day))

    some = gold("zh-open")
    right, wrong = score(some, _read), score(some, turned)
    assert right.exact > wrong.exact
    assert right.of("direction")[0] > wrong.of("direction")[0]
    assert right.of("value") == wrong.of("value")


def _negated(one: Candidate) -> Candidate:
    if one.amount is None or not isinstance(one.amount.quantity, Quantity):
        return one
    told = one.amount.quantity
    if told.bound is Bound.RANGE:
        return one
    return replace(one, amount=replace(one.amount, quantity=replace(told, value=-told.value)))


def test_numbers_in_sentences_of_none_count_as_taken_from_names() -> None:
    traps = [one for one in gold("zh-open") if not one.truths]
    claim = candidates("产值77亿元。", Published())[0]
    scores = score(traps, lambda _text, _day: (claim,))
    assert scores.on_names == scores.read == len(traps)


@pytest.mark.parametrize("name", CHINESE)
def test_claims_of_sentences_by_another_hand_are_read(name: str) -> None:
    scores = score(gold(name), _read)
    assert scores.f1() >= 0.85
    for part, floor in (("value", 0.95), ("bound", 0.95), ("direction", 0.95), ("unit", 0.95)):
        right, whole = scores.of(part)
        assert right >= floor * whole, part


def test_periods_fit_that_end_alike_when_one_is_open() -> None:
    assert same_time(period("../2024-10"), period("2024-01/10"))
    assert same_time(period("2024-H1"), period("2024-01/06"))
    assert not same_time(period("2024-Q1/Q3"), period("2024-Q3"))


def test_half_of_the_characters_make_two_wordings_alike() -> None:
    assert alike("规模以上工业增加值", "全州规模以上工业增加值")
    assert not alike("地区生产总值", "固定资产投资")
