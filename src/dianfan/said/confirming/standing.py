"""Where claims stand, after all the steps that count."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping

from dianfan.said.confirming.model import ClaimStanding
from dianfan.said.confirming.model import ClaimState
from dianfan.said.confirming.model import ReadClaim
from dianfan.said.confirming.model import Step
from dianfan.said.confirming.model import StepKind

_STATES: Mapping[StepKind, ClaimState] = {
    StepKind.CONFIRM: ClaimState.CONFIRMED,
    StepKind.REJECT: ClaimState.REJECTED,
    StepKind.ENTER: ClaimState.ENTERED,
    StepKind.CORRECT: ClaimState.OPEN,
    StepKind.LINK: ClaimState.OPEN,
}


def standing(claim: ReadClaim, steps: Iterable[Step]) -> ClaimStanding:
    """Say where a claim stands after its steps, in the order in which they were taken.

    A withdrawal takes back the latest step that counts. A correction or link reopens a
    confirmed claim: whoever confirmed it did not see the new text.

    Args:
        claim: the claim as it was read.
        steps: those on any claim; others' are passed over.
    """
    counting: list[Step] = []
    for step in steps:
        if step.key != claim.key:
            continue
        if step.kind is not StepKind.WITHDRAW:
            counting.append(step)
        elif counting:
            counting.pop()
    fields = dict(claim.fields)
    for step in counting:
        if step.kind in {StepKind.CORRECT, StepKind.LINK}:
            fields.update(step.changes)
    last = counting[-1] if counting else None
    state = _STATES[last.kind] if last else ClaimState.OPEN
    return ClaimStanding(claim, state, fields, tuple(counting), last.by if last else "")


def standings(claims: Iterable[ReadClaim], steps: Iterable[Step]) -> tuple[ClaimStanding, ...]:
    """Say where each of some claims stands; claims of the ledger alone come after them.

    A claim that the ledger knows and the reading no longer gives, since the file or the
    rules of reading changed, keeps its steps and stands at the end.
    """
    by_key: dict[str, list[Step]] = {}
    kept: dict[str, ReadClaim] = {}
    for step in steps:
        by_key.setdefault(step.key, []).append(step)
        if step.claim is not None:
            kept.setdefault(step.key, step.claim)
    read = {claim.key: claim for claim in claims}
    gone = [claim for key, claim in kept.items() if key not in read]
    return tuple(standing(one, by_key.get(one.key, ())) for one in (*read.values(), *gone))
