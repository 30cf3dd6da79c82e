"""Places are told by the gazetteer: the longest name, the right one of several, none within a firm's."""

from __future__ import annotations

import pickle
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles.binding import pairs
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.model import LinkKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.places import place
from dianfan.said.statements.places import places
from dianfan.said.statements.vocabulary import LEAST
from dianfan.said.statements.vocabulary import Name
from dianfan.said.statements.vocabulary import Vocabulary
from dianfan.said.statements.vocabulary import are_tied

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))
PARENTS = {"qing": "home", "bei": "home", "bei-east": "bei", "qing-east": "qing", "far": "land"}


def _name(words: str, row: str, *, short: bool = False) -> Name:
    return Name(words, LinkKind.PLACE, row, is_short=short)


WORDS = Vocabulary(
    (
        _name("清河州", "home"), _name("清河", "home", short=True), _name("清河市", "qing"),
        _name("清河", "qing", short=True), _name("北山县", "bei"), _name("北山", "bei", short=True),
        _name("东关镇", "bei-east"), _name("东关镇", "qing-east"), _name("远山县", "far"),
        Name("粮食产量", LinkKind.INDICATOR, "grain", "吨"),
        Name("棉花产量", LinkKind.INDICATOR, "cotton", "吨"),
    ),
    "home",
    PARENTS,
)  # fmt: skip


def _told(text: str) -> tuple[list[str], tuple[Mark, ...]]:
    found = place(text, Span(0, len(text)), WORDS, None)
    assert found is not None
    return [one.id for one in found.mention.links], found.marks


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("清河市投资", ["qing"]),
        ("清河州北山县投资", ["bei"]),
        ("北山县东关镇投资", ["bei-east"]),
        ("清河市东关镇投资", ["qing-east"]),
        ("全州投资", ["home"]),
        ("投资", ["home"]),
        ("北山县水泥厂改造后，远山县投资", ["far"]),
        ("远山县的北山水泥有限责任公司投资", ["far"]),
        ("在远山县，《北山日报》报道投资", ["far"]),
        ("北山县今年建成北山抽水蓄能电站", ["bei"]),
    ],
)
def test_the_place_that_is_meant(text: str, ids: list[str]) -> None:
    found, marks = _told(text)
    assert found == ids
    assert Mark.AMBIGUOUS not in marks


def test_places_of_one_name_are_told_to_be_ambiguous() -> None:
    found, marks = _told("东关镇投资")
    assert (set(found), marks) == ({"bei-east", "qing-east"}, (Mark.AMBIGUOUS,))
    found, marks = _told("清河投资")
    assert (set(found), marks) == ({"home", "qing"}, (Mark.AMBIGUOUS,))


def test_a_name_within_that_of_a_firm_counts_only_without_another() -> None:
    text = "国网北山抽水蓄能电站投资"
    (only,) = places(text, Span(0, len(text)), WORDS)
    assert only.is_part
    assert _told(text)[0] == ["bei"]
    claim = candidates(f"远山县建成水渠3公里。{text}5亿元。", DAY, WORDS)[1]
    assert claim.place is not None
    assert [one.id for one in claim.place.links] == ["far"]


def test_a_place_is_understood_until_another_is_named() -> None:
    some = candidates("北山县建成水渠3公里。新增耕地5亩。全州新增耕地9亩。", DAY, WORDS)
    assert [one.place.links[0].id for one in some if one.place] == ["bei", "bei", "home"]
    assert [Mark.INFERRED_PLACE in one.marks for one in some] == [False, True, True]


def test_a_subject_of_several_rows_alike_is_ambiguous() -> None:
    (one,) = candidates("北山县产量达到5万吨。", DAY, WORDS)
    assert one.subject is not None
    assert are_tied(one.subject.links)
    assert Mark.AMBIGUOUS in one.marks


def test_a_vocabulary_that_was_used_can_be_sent_to_a_child() -> None:
    assert _told("清河市投资")
    WORDS.links("粮食产量")
    assert pickle.loads(pickle.dumps(WORDS)) == WORDS  # noqa: S301  # our own bytes


@given(st.text("清河北山东关州市县镇投资厂，。", max_size=30))
def test_places_stand_where_they_say_and_do_not_overlap(text: str) -> None:
    end = 0
    for one in places(text, Span(0, len(text)), WORDS):
        assert one.mention.span is not None
        assert one.mention.span.start >= end
        end = one.mention.span.end
        assert text[slice(*one.mention.span)] == one.mention.words
        assert sum(link.score for link in one.mention.links) == pytest.approx(
            0.4 if one.is_part else 1
        )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("该县今年共有", "该县"),
        ("In Stone Hill County the mill made ", "Stone Hill County"),
        ("Since May the city has sold ", "city"),
    ],
)
def test_a_place_is_told_by_its_level(text: str, words: str) -> None:
    found = place(text, Span(0, len(text)), Vocabulary(()), None)
    assert found is not None
    assert found.mention.words == words


_TEXTS = st.text("粮棉花食产量油", min_size=0, max_size=8)


@given(_TEXTS, st.lists(_TEXTS, max_size=12))
def test_links_are_those_of_every_pair_compared(words: str, names: list[str]) -> None:
    rows = tuple(Name(one, LinkKind.INDICATOR, f"r{at:02d}") for at, one in enumerate(names))
    wanted = pairs(words)
    scores = {
        one.id: 2 * len(wanted & pairs(one.words)) / (len(wanted) + len(pairs(one.words)))
        for one in rows
        if wanted and pairs(one.words)
    }
    best = sorted(
        (one for one in scores.items() if one[1] >= LEAST), key=lambda one: (-one[1], one[0])
    )
    found = Vocabulary(rows).links(words)
    assert [one.id for one in found] == [name for name, _ in best[:3]]
    assert np.allclose([one.score for one in found], [score for _, score in best[:3]], atol=1e-3)
