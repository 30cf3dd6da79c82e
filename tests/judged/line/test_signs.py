"""Questions are answered by three signs or not at all; bounds that overlap tell nothing apart."""

from __future__ import annotations

from datetime import date

import pytest

from dianfan.figures.wording import Wording
from dianfan.judged.line.signs import SignReading
from dianfan.judged.line.signs import SignVerdict
from dianfan.judged.line.signs import answered
from dianfan.judged.line.signs import read_signs
from dianfan.promised.model import Lens
from dianfan.promised.model import Question
from dianfan.promised.model import Sign
from dianfan.promised.model import SignSide
from dianfan.recorded.close import close
from dianfan.recorded.mint import Mint
from dianfan.said.claims import Claims
from tests.judged.little import programme
from tests.judged.little import row

NAME = Wording("迹象", "a sign")
ABOVE, BELOW = SignSide.ABOVE, SignSide.BELOW


def _read(*signs: Sign, rows: list[dict[str, str]]) -> tuple[SignReading, ...]:
    some = programme(rows=rows)
    mint = Mint(some, close(some, Claims((), ()), date(2025, 12, 31)))
    return read_signs(Question("q", NAME, Lens.LINE, (), NAME, "s", signs), mint)


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ((True, True), SignVerdict.OPEN),
        ((True, True, None), SignVerdict.OPEN),
        ((True, True, True), SignVerdict.YES),
        ((False, False, False), SignVerdict.NO),
        ((True, False, True), SignVerdict.MIXED),
        ((True, True, True, None), SignVerdict.YES),
        ((), SignVerdict.OPEN),
    ],
)
def test_three_signs_answer_or_none_does(
    told: tuple[bool | None, ...], verdict: SignVerdict
) -> None:
    sign = Sign(NAME, ABOVE)
    assert answered([SignReading(sign, None, None, one) for one in told]) is verdict


def test_a_sign_is_held_against_another_place_in_the_same_period() -> None:
    rows = [row("2023", "5"), row("2024", "7"), row("2023", "6", area="9901")]
    (one,) = _read(Sign(NAME, BELOW, "gdp", against="9901"), rows=rows)
    assert one.own is not None
    assert one.other is not None
    assert (one.own.period.code, one.other.period.code) == ("2023", "2023")
    assert one.speaks is True


def test_a_sign_is_held_against_an_earlier_period() -> None:
    rows = [row("2020", "5"), row("2024", "7")]
    up, down, none = _read(
        Sign(NAME, ABOVE, "gdp", since="2020"), Sign(NAME, BELOW, "gdp", since="2020"),
        Sign(NAME, ABOVE, "gdp", since="2019"), rows=rows,
    )  # fmt: skip
    assert (up.speaks, down.speaks, none.speaks) == (True, False, None)
    assert none.own is not None
    assert none.other is None


def test_bounds_that_overlap_and_gaps_tell_nothing() -> None:
    rows = [row("2020", "5"), row("2024", "4", bound="at least")]
    open_, gap = _read(
        Sign(NAME, ABOVE, "gdp", since="2020"), Sign(NAME, ABOVE, since="2020"), rows=rows
    )
    assert open_.other is not None
    assert open_.speaks is None
    assert (gap.own, gap.other, gap.speaks) == (None, None, None)
