"""Whole programmes: every figure of every judgement proves, and no word hides a number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.figures.gap import Gap
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import walk
from dianfan.figures.rule import prove
from dianfan.figures.wording import Wording
from dianfan.judged import State
from dianfan.judged import Verdicts
from dianfan.judged import headline_judgement
from dianfan.judged import judge
from dianfan.judged.scorecard import reasons
from dianfan.promised.model import Programme

HOUSE = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in HOUSE.glob("**/programmes/*/programme.yaml"))
GRADES_BY_METHOD = 8
NUMERAL = re.compile(r"\d|[一二两三四五六七八九十百千万亿]+[余多]?[个项家条座年月日天位倍成]")


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def programme(request: pytest.FixtureRequest) -> Programme:
    loaded: Programme = promised.load(request.param)
    return loaded


@pytest.fixture(scope="module")
def verdicts(programme: Programme) -> Verdicts:
    book = recorded.close(programme, said.read(programme), asof=programme.charter.review_date)
    return judge(programme, book)


def figures(verdicts: Verdicts) -> Iterator[Figure]:
    for one in verdicts.judgements:
        several = (one.measure, one.target, *one.thresholds, *one.evidence)
        yield from (figure for figure in several if isinstance(figure, Figure))
    for tally in verdicts.tallies:
        several = (tally.count, tally.priced, tally.investment)
        yield from (figure for figure in several if isinstance(figure, Figure))


def test_every_figure_proves(verdicts: Verdicts) -> None:
    seen: set[str] = set()
    for figure in figures(verdicts):
        for part in walk(figure):
            if part.key not in seen:
                prove(part)
                seen.add(part.key)
    assert seen


def test_every_indicator_at_home_is_judged_by_every_method(
    programme: Programme, verdicts: Verdicts
) -> None:
    methods = defaultdict(set)
    for one in verdicts.judgements:
        if one.area == programme.charter.place:
            methods[one.indicator].add(one.method)
    assert list(methods) == [indicator.id for indicator in programme.indicators]
    assert {len(some) for some in methods.values()} == {GRADES_BY_METHOD}


def test_what_is_not_graded_has_a_gap_and_a_reason_in_both_languages(verdicts: Verdicts) -> None:
    for one in verdicts.judgements:
        open_ = one.state in {State.NOT_ASSESSABLE, State.NO_DATA}
        assert isinstance(one.measure, Gap) is open_
        assert one.reason.zh
        assert one.reason.en
        assert one.grade.zh
        assert one.grade.en
        if not open_:
            assert one.evidence
            assert one.thresholds or one.method == "target-attainment"


def test_every_indicator_has_one_headline(verdicts: Verdicts) -> None:
    by_cell = defaultdict(list)
    for one in verdicts.judgements:
        by_cell[one.indicator, one.area].append(one)
    for some in by_cell.values():
        assert headline_judgement(some) in some


def test_the_order_of_judgements_is_that_of_the_indicators(
    programme: Programme, verdicts: Verdicts
) -> None:
    order = {indicator.id: place for place, indicator in enumerate(programme.indicators)}
    places = [order[one.indicator] for one in verdicts.judgements]
    assert all(first <= second for first, second in pairwise(places))


def test_counts_add_up_to_the_rows_of_the_folder(programme: Programme, verdicts: Verdicts) -> None:
    counts = {(one.dimension, one.group): one.count.value for one in verdicts.tallies}
    rows = counts.get(("all", "all"), 0) + counts.get(("all", "bundle"), 0)
    assert rows == len(programme.projects)


def test_judging_twice_gives_the_same(programme: Programme, verdicts: Verdicts) -> None:
    book = recorded.close(programme, said.read(programme), asof=programme.charter.review_date)
    assert judge(programme, book) == verdicts


def test_no_number_hides_in_the_words_of_a_reason() -> None:
    words = {name: some for name, some in vars(reasons).items() if isinstance(some, Wording)}
    assert len(words) > 20
    for name, some in words.items():
        assert not NUMERAL.search(some.zh), name
        assert not NUMERAL.search(some.en), name
