"""The walk through claims: one after another, decided by a key each."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import datetime
from pathlib import Path

import click

from dianfan.cli.claims_shown import at_length
from dianfan.figures.errors import UseError
from dianfan.said.confirming.ledger import add_steps
from dianfan.said.confirming.ledger import read_ledger
from dianfan.said.confirming.model import CORRECTABLE
from dianfan.said.confirming.model import ClaimStanding
from dianfan.said.confirming.model import ReadClaim
from dianfan.said.confirming.model import Step
from dianfan.said.confirming.standing import standing
from dianfan.said.confirming.steps import LINKS
from dianfan.said.confirming.steps import confirm
from dianfan.said.confirming.steps import correct
from dianfan.said.confirming.steps import link
from dianfan.said.confirming.steps import reject
from dianfan.said.confirming.steps import withdraw
from dianfan.said.statements.model import Link

KEYS = "y confirm · e correct · l link · n reject · u undo · s skip · b back · q quit"


@dataclass
class Walk:
    """Where a person is in the claims, and the ledger that takes the steps."""

    claims: Sequence[ReadClaim]
    ledger: Path
    by: str
    links: Mapping[str, Sequence[Link]]
    at: int = 0
    taken: int = 0
    ask: Callable[[], str] = field(default=click.getchar)
    decided: list[int] = field(default_factory=list)


def walk(where: Walk) -> int:
    """Go through claims until the last one or “q”; give the number of steps taken.

    Each step reaches the ledger before the next claim is shown, so that nothing is lost
    when the terminal closes.
    """
    click.echo(KEYS)
    while 0 <= where.at < len(where.claims):
        one = _now(where)
        click.echo(click.style(f"\n[{where.at + 1}/{len(where.claims)}] {one.state}", bold=True))
        for line in at_length(one):
            click.echo(line)
        click.echo("> ", nl=False)
        key = where.ask().lower()
        click.echo(key if key.isprintable() else "")
        if key in {"q", "\x1b", "\x04"}:
            break
        _answer(where, one, key)
    return where.taken


def _answer(where: Walk, one: ClaimStanding, key: str) -> None:
    if key in _MOVES:
        where.at = max(0, where.at + _MOVES[key])
        return
    if key not in _ACTS:
        click.echo(KEYS)
        return
    if key == "u" and where.decided:
        where.at = where.decided.pop()
        one = _now(where)
    try:
        step = _ACTS[key](where, one)
    except (UseError, click.Abort) as fault:
        click.echo(click.style(str(fault) or "nothing was changed", fg="red"))
        return
    add_steps(where.ledger, [step])
    where.taken += 1
    if key != "u":
        where.decided.append(where.at)
    where.at += key in {"y", "n"}


def _now(where: Walk) -> ClaimStanding:
    return standing(where.claims[where.at], read_ledger(where.ledger))


def _confirm(where: Walk, one: ClaimStanding) -> Step:
    return confirm(one, where.by, datetime.now(UTC))


def _reject(where: Walk, one: ClaimStanding) -> Step:
    return reject(one, where.by, datetime.now(UTC), click.prompt("why"))


def _withdraw(where: Walk, one: ClaimStanding) -> Step:
    return withdraw(one, where.by, datetime.now(UTC))


def _correct(where: Walk, one: ClaimStanding) -> Step:
    name = click.prompt("field", type=click.Choice(CORRECTABLE))
    text = click.prompt("new text (empty: not said)", default=one.fields[name], show_default=True)
    return correct(one, {name: text.strip()}, where.by, datetime.now(UTC), click.prompt("why"))


def _link(where: Walk, one: ClaimStanding) -> Step:
    offered = where.links.get(one.claim.key, ())
    for number, each in enumerate(offered, 1):
        click.echo(f"  {number}  {each.kind} {each.id}  {each.score:.2f}  {each.reason}")
    answer = click.prompt(f"number, or one of {', '.join(LINKS)}").strip()
    if answer.isdecimal() and 0 < int(answer) <= len(offered):
        chosen = offered[int(answer) - 1]
        return link(one, {chosen.kind.value: chosen.id}, where.by, datetime.now(UTC))
    return link(one, {answer: click.prompt("id").strip()}, where.by, datetime.now(UTC))


_MOVES = {"s": 1, " ": 1, "\r": 1, "b": -1}
_ACTS: Mapping[str, Callable[[Walk, ClaimStanding], Step]] = {
    "y": _confirm,
    "e": _correct,
    "l": _link,
    "n": _reject,
    "u": _withdraw,
}
