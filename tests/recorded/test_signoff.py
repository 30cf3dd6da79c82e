"""Four eyes: two different persons tick, one wanted change blocks, a withdrawal undoes."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.promised.model import SignoffDecision
from dianfan.promised.model import Tick
from dianfan.recorded.signoff import NOT_SEEN
from dianfan.recorded.signoff import SignoffState
from dianfan.recorded.signoff import person
from dianfan.recorded.signoff import signed_off

DAY = date(2026, 5, 2)
ONE = "0f3c9b7c0c5b9a3b"
TICK, CHANGE, WITHDRAW = SignoffDecision.TICK, SignoffDecision.CHANGE, SignoffDecision.WITHDRAW


def by(name: str, decision: SignoffDecision = TICK, sentence: str = ONE) -> Tick:
    words = "other words" if decision is CHANGE else ""
    return Tick(sentence, decision, words, name, DAY)


def state(*decisions: Tick) -> SignoffState:
    return signed_off(decisions).get(ONE, NOT_SEEN).state


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ((), SignoffState.OPEN),
        ((by("a"),), SignoffState.ONCE),
        ((by("a"), by("a")), SignoffState.ONCE),
        ((by("a"), by("A ")), SignoffState.ONCE),
        ((by("a"), by("ａ")), SignoffState.ONCE),
        ((by("a"), by("b")), SignoffState.TWICE),
        ((by("a"), by("b"), by("c", CHANGE)), SignoffState.CHANGE),
        ((by("a"), by("b"), by("c", CHANGE), by("c", WITHDRAW)), SignoffState.TWICE),
        ((by("a"), by("b"), by("c", CHANGE), by("d", WITHDRAW)), SignoffState.CHANGE),
        ((by("a"), by("b"), by("b", WITHDRAW)), SignoffState.ONCE),
        ((by("a", CHANGE), by("a")), SignoffState.ONCE),
        ((by("a"), by("b"), by("a", CHANGE)), SignoffState.CHANGE),
        ((by("a"), by("b", sentence="f" * 16)), SignoffState.ONCE),
    ],
)
def test_four_eyes(decisions: tuple[Tick, ...], expected: SignoffState) -> None:
    assert state(*decisions) is expected


names = st.sampled_from(["a", "b", "c"])
decisions = st.lists(st.builds(by, names, st.sampled_from(SignoffDecision)), max_size=8)


@given(decisions)
def test_two_ticks_of_one_person_are_one(some: list[Tick]) -> None:
    doubled = [one for one in some for _ in range(2)]
    assert signed_off(doubled) == signed_off(some)


@given(decisions, st.randoms())
def test_the_order_between_persons_does_not_count(some: list[Tick], shuffle: object) -> None:
    """Only that of one person's own decisions does."""
    groups = [[one for one in some if one.by == name] for name in ("a", "b", "c")]
    shuffle.shuffle(groups)  # type: ignore[attr-defined]  # a Random
    again = [one for group in groups for one in group]
    assert state(*again) is state(*some)


@given(decisions)
def test_all_withdrawn_is_open(some: list[Tick]) -> None:
    assert state(*some, *(by(name, WITHDRAW) for name in "abc")) is SignoffState.OPEN


@given(decisions)
def test_a_wanted_change_blocks_whatever_else_was_decided(some: list[Tick]) -> None:
    assert state(*some, by("d", CHANGE)) is SignoffState.CHANGE
    assert state(*some, by("d", CHANGE), by("d", WITHDRAW)) is state(*some)


@given(decisions)
def test_two_persons_are_needed_and_enough(some: list[Tick]) -> None:
    found = signed_off(some).get(ONE, NOT_SEEN)
    ticked = {person(name) for name in found.ticked}
    assert (found.state is SignoffState.TWICE) is (len(ticked) >= 2 and not found.wanted)
