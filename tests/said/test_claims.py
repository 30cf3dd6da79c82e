"""Claims keep their row, and name a quantity or say why they name none."""

from __future__ import annotations

from pathlib import Path

from dianfan.figures.gap import Gap
from dianfan.promised import load
from dianfan.said import read

QINGHE = Path(__file__).parents[1] / "programmes" / "qinghe"


def test_every_row_becomes_a_claim_in_its_order() -> None:
    programme = load(QINGHE)
    claims = read(programme)
    assert [claim.row for claim in claims.claims] == list(programme.claims)
    assert not claims.findings


def test_a_claim_names_the_interval_of_its_words_or_a_gap() -> None:
    for claim in read(load(QINGHE)).claims:
        if claim.row.value is None:
            assert isinstance(claim.quantity, Gap)
        else:
            assert not isinstance(claim.quantity, Gap)
            assert claim.quantity.value == claim.row.value
            assert claim.quantity.bound is claim.row.bound
