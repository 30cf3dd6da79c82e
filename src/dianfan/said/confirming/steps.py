"""The steps that a person can take on a claim, each checked before it is kept."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from decimal import InvalidOperation
from types import MappingProxyType

from dianfan.figures.errors import UseError
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.said.confirming.model import CORRECTABLE
from dianfan.said.confirming.model import ClaimStanding
from dianfan.said.confirming.model import ClaimState
from dianfan.said.confirming.model import Step
from dianfan.said.confirming.model import StepKind
from dianfan.said.statements.model import BARE
from dianfan.said.statements.model import Basis
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Status

LINKS = ("indicator", "project", "place", "period")
"""The fields that a link may set."""


def confirm(standing: ClaimStanding, by: str, at: datetime, why: str = "") -> Step:
    """Confirm a claim as it stands, with the corrections made so far.

    Raises:
        UseError: nobody is named, the claim was entered already, or its number is lost.
    """
    if standing.claim.kind not in BARE and not standing.fields["value"]:
        raise UseError(
            "a claim without a number cannot be confirmed",
            where=standing.claim.words,
            why="the copy lost it, or it was not read",
            remedy="correct its value from a better copy first, or reject the claim",
        )
    return _step(StepKind.CONFIRM, standing, by, at, why)


def correct(
    standing: ClaimStanding, changes: Mapping[str, str], by: str, at: datetime, why: str
) -> Step:
    """Correct fields of a claim; the reason is kept beside them.

    Args:
        standing: the claim as it stands.
        changes: the new text of some of ``CORRECTABLE``; an empty text for “not said”.
        by: an office role or initials.
        at: when, with its offset from UTC.
        why: what the correction rests on.

    Raises:
        UseError: a field is unknown, its text is nothing that it can hold, the number would
            be none, or who or why is missing.
    """
    if not why.strip():
        raise UseError("a correction needs its reason", remedy="say what it rests on")
    _check(changes, CORRECTABLE)
    _quantity({**standing.fields, **changes})
    return _step(StepKind.CORRECT, standing, by, at, why, changes)


def link(
    standing: ClaimStanding, changes: Mapping[str, str], by: str, at: datetime, why: str = ""
) -> Step:
    """Link a claim to an indicator, a project, a place (by its code) or a period.

    Raises:
        UseError: as :func:`correct`, but a reason may be missing.
    """
    _check(changes, LINKS)
    return _step(StepKind.LINK, standing, by, at, why, changes)


def reject(standing: ClaimStanding, by: str, at: datetime, why: str) -> Step:
    """Reject a claim: it was misread, or is no claim; the reason is kept.

    Raises:
        UseError: who or why is missing, or the claim was entered already.
    """
    if not why.strip():
        raise UseError("a rejection needs its reason", remedy="say what is wrong with it")
    return _step(StepKind.REJECT, standing, by, at, why)


def withdraw(standing: ClaimStanding, by: str, at: datetime, why: str = "") -> Step:
    """Take back the latest step that counts; both stay in the ledger.

    Raises:
        UseError: there is none, or the claim was entered, which only a correction of the
            entry can mend.
    """
    if not standing.steps:
        raise UseError("there is nothing to take back", where=standing.claim.words)
    return _step(StepKind.WITHDRAW, standing, by, at, why)


def enter(standing: ClaimStanding, table: str, row: str, by: str, at: datetime) -> Step:
    """Record that a confirmed claim became a row of a table.

    Raises:
        UseError: the claim is not confirmed.
    """
    if standing.state is not ClaimState.CONFIRMED:
        raise UseError(
            "only a confirmed claim becomes an entry or a check",
            where=standing.claim.words,
            why=f"it is {standing.state}",
            remedy="confirm it first",
        )
    return _step(StepKind.ENTER, standing, by, at, "", {"table": table, "row": row})


def _step(
    kind: StepKind,
    standing: ClaimStanding,
    by: str,
    at: datetime,
    why: str,
    changes: Mapping[str, str] = MappingProxyType({}),
) -> Step:
    if not by.strip():
        raise UseError("nobody decided", remedy="say who, by an office role or initials")
    if at.tzinfo is None:
        raise UseError("the time has no offset from UTC", remedy="give an aware datetime")
    if standing.state is ClaimState.ENTERED:
        raise UseError(
            "the claim was entered into the programme",
            where=standing.claim.words,
            why="an entry is corrected and never undone",
            remedy="add a row to corrections.csv that supersedes it",
        )
    first = None if standing.steps else standing.claim
    return Step(kind, standing.claim.key, by.strip(), at, why.strip(), dict(changes), first)


def _check(changes: Mapping[str, str], allowed: tuple[str, ...]) -> None:
    if not changes:
        raise UseError("nothing is changed", remedy=f"name one of {', '.join(allowed)}")
    for name, text in changes.items():
        if name not in allowed:
            raise UseError(
                f"“{name}” cannot be changed", remedy=f"name one of {', '.join(allowed)}"
            )
        if not text.isprintable() or text != text.strip():
            raise UseError(f"the text of “{name}” has line breaks or outer spaces", where=text)
        if text and name in _MADE_BY:
            _made(name, text)


def _made(name: str, text: str) -> None:
    try:
        _MADE_BY[name](text)
    except (ValueError, InvalidOperation) as fault:
        choices = _CHOICES.get(name)
        raise UseError(
            f"“{text}” is no {name}",
            remedy=f"write one of: {', '.join(choices)}" if choices else "write a plain number",
        ) from fault


def _number(text: str) -> Decimal:
    number = Decimal(text)
    if not number.is_finite():
        raise InvalidOperation
    return number


_MADE_BY: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "value": _number,
        "upper": _number,
        "bound": Bound,
        "measure": Measure,
        "basis": Basis,
        "status": Status,
        "period": period,
    }
)
_CHOICES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "bound": tuple(Bound),
        "measure": tuple(Measure),
        "basis": tuple(Basis),
        "status": tuple(Status),
    }
)


def _quantity(fields: Mapping[str, str]) -> None:
    """Refuse a value, bound and upper end that make no quantity."""
    if not fields["value"]:
        return
    upper = Decimal(fields["upper"]) if fields["upper"] else None
    try:
        Quantity(Decimal(fields["value"]), Bound(fields["bound"] or "exactly"), upper)
    except ValueError as fault:
        raise UseError(
            "value, bound and upper end make no quantity",
            why=str(fault),
            remedy="correct them together: a range has an upper end, and nothing else has one",
        ) from fault
