"""What is told of claims: in both languages from the same figures, and no check without words."""

from pathlib import Path

import pytest

from dianfan import judged
from dianfan import said
from dianfan.figures.wording import LANGUAGES
from dianfan.judged.claims.checks import ORDER
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.judged.claims.model import Slip
from dianfan.promised.load import load
from dianfan.recorded.close import close
from dianfan.reported.claim_reasons import EVENTS
from dianfan.reported.claim_reasons import LEADS
from dianfan.reported.claim_register import claim_register
from dianfan.reported.claim_words import CHECKS
from dianfan.reported.claim_words import DIFFERS
from dianfan.reported.claim_words import SCORES
from dianfan.reported.claim_words import SLIPS
from dianfan.reported.claims import checked_claims
from dianfan.reported.claims import claims_summary
from dianfan.reported.desk import Desk


@pytest.fixture(scope="module", params=["programmes/changji", "tests/programmes/qinghe"])
def desk(request: pytest.FixtureRequest) -> Desk:
    programme = load(Path(request.param))
    book = close(programme, said.read(programme), programme.charter.review_date)
    return Desk(programme, book, judged.judge(programme, book))


def test_both_languages_tell_the_same_figures(desk: Desk) -> None:
    zh, en = (list(checked_claims(desk, language)) for language in LANGUAGES)
    assert [one.id for one in zh] == [row.id for row in desk.programme.claims]
    for one, other in zip(zh, en, strict=True):
        assert one.verdict == other.verdict
        keys = {figure.key for figure in one.reason.figures}
        assert keys == {figure.key for figure in other.reason.figures}
        assert one.reason.text.endswith("。")
        assert other.reason.text.endswith(".")


def test_each_reading_has_a_name_and_a_figure_where_it_agrees(desk: Desk) -> None:
    for claim in checked_claims(desk, "en"):
        for reading in claim.readings:
            assert reading.name
            assert bool(reading.phrase.figures) is reading.agrees


def test_the_counts_of_the_register_make_up_all_claims(desk: Desk) -> None:
    register = claim_register(desk, "zh")
    counts = [phrase.figures[0].value for _, phrase in register.counts]
    assert sum(counts) == len(desk.programme.claims)
    scored = [one for one in desk.verdicts.claims if one.score]
    assert sum(phrase.figures[0].value for _, phrase in register.scores) == len(scored)
    assert len(register.promises.rows) == len(scored)
    assert claims_summary(desk, "en")[0].figures[0].value == len(desk.programme.claims)


def test_every_check_and_every_word_is_named() -> None:
    names = {check.__name__ for checks in ORDER.values() for check in checks}
    own = {"milestone": {"started", "finished", "still_undone", "one_of_many"}}
    shown = {one for name in names for one in own.get(name, {name})}
    assert shown <= set(CHECKS)
    assert shown <= set(LEADS) | set(EVENTS)
    assert set(SLIPS) == set(Slip)
    assert set(DIFFERS) == set(Differs)
    assert set(SCORES) == set(Score)
    assert len(Ruling) == len({one.value for one in Ruling})
