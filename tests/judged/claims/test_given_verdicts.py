"""Our verdicts against those that a person gave for about half of the claims of the example.

The person has three words, we have six. *Contradicted* includes rounding and another scope
(the person's reason says which); *open* includes what is not due, what has no evidence, and
what has evidence of another scope; what the person calls *supported* may be so within rounding.
"""

import csv
from pathlib import Path

import pytest

from dianfan.judged.claims.judge import judge_claims
from dianfan.judged.claims.model import ClaimVerdict
from dianfan.promised.load import load
from dianfan.promised.model import Programme
from dianfan.recorded.close import close
from dianfan.reported.claim_words import AGREEING
from dianfan.said.claims import read

FLOOR = 0.87
EXCEPTIONS = Path(__file__).with_name("disagreements.csv")


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load(Path("programmes/changji"))


@pytest.fixture(scope="module")
def judged(programme: Programme) -> dict[str, ClaimVerdict]:
    claims = read(programme)
    book = close(programme, claims, programme.charter.review_date)
    return {one.claim: one for one in judge_claims(programme, book, claims.claims)}


def _disagreements(programme: Programme, judged: dict[str, ClaimVerdict]) -> dict[str, str]:
    return {
        row.id: judged[row.id].ruling.value
        for row in programme.claims
        if row.verdict.value in AGREEING
        and judged[row.id].ruling not in AGREEING[row.verdict.value]
    }


def test_each_disagreement_is_known_and_has_its_reason(
    programme: Programme, judged: dict[str, ClaimVerdict]
) -> None:
    with EXCEPTIONS.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert all(row["why"] for row in rows)
    known = {row["claim"]: row["ours"] for row in rows}
    assert _disagreements(programme, judged) == known


def test_most_verdicts_of_the_person_are_ours(
    programme: Programme, judged: dict[str, ClaimVerdict]
) -> None:
    given = [row for row in programme.claims if row.verdict.value in AGREEING]
    wrong = _disagreements(programme, judged)
    assert 1 - len(wrong) / len(given) >= FLOOR


def test_no_verdict_of_the_person_is_turned_around(
    programme: Programme, judged: dict[str, ClaimVerdict]
) -> None:
    turned = {
        row.id
        for row in programme.claims
        if (row.verdict.value, judged[row.id].ruling.value)
        in {("supported", "contradicted"), ("contradicted", "supported")}
    }
    assert turned == {"fk-psh-first"}


def test_every_claim_of_either_programme_gets_one_verdict(judged: dict[str, ClaimVerdict]) -> None:
    assert len(judged) == len({one.statement.key for one in judged.values()})
    folder = Path("tests/programmes/qinghe")
    other = load(folder)
    claims = read(other)
    book = close(other, claims, other.charter.review_date)
    found = {one.claim: one.ruling.value for one in judge_claims(other, book, claims.claims)}
    assert found == {
        "c-gva": "supported",
        "c-emissions": "contradicted",
        "c-jobless": "supported",
        "c-tram": "contradicted",
        "c-wind-2030": "not_yet_checkable",
        "c-wind-target": "contradicted",
        "c-works": "supported",
        "c-happy": "no_evidence",
        "c-first": "supported",
        "c-visits": "no_evidence",
    }
