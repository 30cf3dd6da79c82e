"""A candidate becomes plain text with a key that stays while its words stay where they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dianfan.said.confirming.as_read import published_text
from dianfan.said.confirming.as_read import read_claims
from dianfan.said.statements.model import Link
from dianfan.said.statements.model import LinkKind
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Published
from tests.said.readings import RAW
from tests.said.readings import small_reading


def test_a_claim_keeps_its_words_and_where_they_stand() -> None:
    (claim,) = read_claims(small_reading())
    assert RAW[claim.start : claim.end] == claim.words == "超77公里"
    assert (claim.page, claim.article, claim.published) == (1, "河水清了", "2031-05-02")
    assert claim.sentence == "今年以来，新修堤防超77公里。"
    assert claim.fields["value"] == "77"
    assert claim.fields["bound"] == "more than"
    assert claim.fields["period"] == "2031-01/05-02"
    assert claim.marks == ("the year is not printed",)


def test_the_key_hangs_on_the_file_and_the_place_and_not_on_the_reading() -> None:
    reading = small_reading()
    (claim,) = read_claims(reading)
    later = replace(reading, published=Published())
    assert read_claims(later)[0].key == claim.key
    other = replace(reading, documents=(replace(reading.documents[0], digest="cd" * 32),))
    assert read_claims(other)[0].key != claim.key


def test_the_best_link_of_each_kind_is_taken() -> None:
    reading = small_reading()
    links = (
        Link(LinkKind.PROJECT, "dyke", 0.9, "same name"),
        Link(LinkKind.INDICATOR, "dykes", 0.8, "same words"),
        Link(LinkKind.INDICATOR, "rivers", 0.5, "some words"),
    )
    linked = replace(reading.candidates[0], subject=Mention("新修堤防", None, links))
    (claim,) = read_claims(replace(reading, candidates=(linked,)))
    assert (claim.fields["indicator"], claim.fields["project"]) == ("dykes", "dyke")


def test_a_page_of_no_document_is_refused() -> None:
    with pytest.raises(IndexError):
        small_reading().document_of(7)


def test_days_between_which_a_page_came_out_are_both_written() -> None:
    assert published_text(Published(date(2031, 5, 1), date(2031, 5, 9))) == "2031-05-01/2031-05-09"
    assert published_text(Published()) == ""
