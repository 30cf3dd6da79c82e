"""A step names who, why and what; what makes no sense is refused before it is kept."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.said.confirming.model import ClaimState
from dianfan.said.confirming.model import Step
from dianfan.said.confirming.model import StepKind
from dianfan.said.confirming.standing import standing
from dianfan.said.confirming.standing import standings
from dianfan.said.confirming.steps import confirm
from dianfan.said.confirming.steps import correct
from dianfan.said.confirming.steps import enter
from dianfan.said.confirming.steps import link
from dianfan.said.confirming.steps import reject
from dianfan.said.confirming.steps import withdraw
from tests.said.confirming.claims import NOON
from tests.said.confirming.claims import read_claim

CLAIM = read_claim()
OPEN = standing(CLAIM, ())


def test_a_confirmed_claim_names_who_confirmed_it() -> None:
    now = standing(CLAIM, [confirm(OPEN, "desk-a", NOON)])
    assert (now.state, now.by) == (ClaimState.CONFIRMED, "desk-a")


def test_a_promise_is_confirmed_without_a_number() -> None:
    promise = read_claim(kind="promise", value="", bound="", unit="")
    assert confirm(standing(promise, ()), "desk-a", NOON).kind is StepKind.CONFIRM
    lost = read_claim(kind="lost number", value="", bound="")
    with pytest.raises(UseError, match="without a number"):
        confirm(standing(lost, ()), "desk-a", NOON)


def test_a_correction_reopens_and_stays_visible() -> None:
    steps = [confirm(OPEN, "desk-a", NOON)]
    steps.append(
        correct(standing(CLAIM, steps), {"value": "88"}, "desk-b", NOON, "the map says 88")
    )
    now = standing(CLAIM, steps)
    assert now.state is ClaimState.OPEN
    assert now.fields["value"] == "88"
    assert now.claim.fields["value"] == "77"
    assert [step.by for step in now.steps] == ["desk-a", "desk-b"]


def test_a_withdrawal_takes_back_the_latest_step_alone() -> None:
    steps = [correct(OPEN, {"value": "88"}, "desk-a", NOON, "map")]
    steps.append(reject(standing(CLAIM, steps), "desk-a", NOON, "misread"))
    steps.append(withdraw(standing(CLAIM, steps), "desk-a", NOON))
    now = standing(CLAIM, steps)
    assert (now.state, now.fields["value"]) == (ClaimState.OPEN, "88")


def test_an_entered_claim_takes_no_more_steps() -> None:
    steps = [confirm(OPEN, "desk-a", NOON)]
    steps.append(enter(standing(CLAIM, steps), "claims.csv", "read-1", "desk-a", NOON))
    with pytest.raises(UseError, match=r"corrections\.csv"):
        withdraw(standing(CLAIM, steps), "desk-a", NOON)


def test_only_a_confirmed_claim_is_entered() -> None:
    with pytest.raises(UseError, match="confirm it first"):
        enter(OPEN, "claims.csv", "read-1", "desk-a", NOON)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"value": "many"}, "plain number"),
        ({"value": "NaN"}, "plain number"),
        ({"bound": "roughly"}, "exactly, at least"),
        ({"measure": "size"}, "level, cumulative"),
        ({"period": "last year"}, "no period"),
        ({"bound": "range"}, "upper end"),
        ({"words": "x"}, "cannot be changed"),
        ({"subject": "two\nlines"}, "line breaks"),
        ({}, "nothing is changed"),
    ],
)
def test_a_field_holds_only_what_it_can(changes: dict[str, str], told: str) -> None:
    with pytest.raises(UseError, match=told):
        correct(OPEN, changes, "desk-a", NOON, "why")


def test_who_and_why_are_asked_for() -> None:
    with pytest.raises(UseError, match="nobody"):
        confirm(OPEN, " ", NOON)
    with pytest.raises(UseError, match="reason"):
        reject(OPEN, "desk-a", NOON, "")
    with pytest.raises(UseError, match="reason"):
        correct(OPEN, {"value": "1"}, "desk-a", NOON, " ")
    with pytest.raises(UseError, match="offset"):
        confirm(OPEN, "desk-a", datetime(2031, 5, 2))  # noqa: DTZ001 - the fault that is meant


def test_a_lost_number_is_corrected_before_it_is_confirmed() -> None:
    lost = read_claim(value="")
    with pytest.raises(UseError, match="better copy"):
        confirm(standing(lost, ()), "desk-a", NOON)
    mended = [correct(standing(lost, ()), {"value": "5"}, "desk-a", NOON, "the print shows 5")]
    assert confirm(standing(lost, mended), "desk-a", NOON).kind is StepKind.CONFIRM


def test_nothing_can_be_taken_back_before_a_step() -> None:
    with pytest.raises(UseError, match="nothing to take back"):
        withdraw(OPEN, "desk-a", NOON)


def test_claims_that_are_read_no_more_keep_their_steps() -> None:
    other = read_claim("fedcba9876543210")
    steps = [confirm(standing(other, ()), "desk-a", NOON)]
    now = standings([CLAIM], steps)
    assert [one.claim.key for one in now] == [CLAIM.key, other.key]
    assert now[1].state is ClaimState.CONFIRMED


@given(st.lists(st.sampled_from(["confirm", "correct", "link", "reject", "withdraw"]), max_size=12))
def test_withdrawing_is_the_inverse_of_any_step(kinds: list[str]) -> None:
    steps: list[Step] = []
    for number, kind in enumerate(kinds):
        before = standing(CLAIM, steps)
        if kind == "withdraw" and not before.steps:
            continue
        steps.append(_take(kind, number, steps))
        undone = [*steps, withdraw(standing(CLAIM, steps), "d", NOON)] if kind != "withdraw" else []
        if undone:
            after = standing(CLAIM, undone)
            assert (after.state, after.fields, after.steps) == (
                before.state,
                before.fields,
                before.steps,
            )


def _take(kind: str, number: int, steps: list[Step]) -> Step:
    now = standing(CLAIM, steps)
    if kind == "correct":
        return correct(now, {"value": str(number)}, "desk", NOON, "why")
    if kind == "link":
        return link(now, {"indicator": f"i{number}"}, "desk", NOON)
    if kind == "reject":
        return reject(now, "desk", NOON, "why")
    return (confirm if kind == "confirm" else withdraw)(now, "desk", NOON)
