"""Claims that were read, as a person sees them in the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import click

from dianfan.said.confirming.model import ClaimStanding
from dianfan.said.confirming.model import ClaimState
from dianfan.said.statements.model import BARE

_SIGNS = {
    ClaimState.OPEN: "·",
    ClaimState.CONFIRMED: "✓",
    ClaimState.REJECTED: "✗",
    ClaimState.ENTERED: "→",
}
_SAID = ("measure", "basis", "subject", "place", "period", "status", "indicator", "project")


def in_one_line(one: ClaimStanding) -> str:
    """Tell a claim in one line: sign, key, number, subject and period."""
    fields = one.fields
    parts = (number(one), fields["subject"], fields["place"], fields["period"], fields["status"])
    told = " · ".join(part for part in parts if part)
    return f"{_SIGNS[one.state]} {one.claim.key[:8]}  p{one.claim.page}  {told}"


def number(one: ClaimStanding) -> str:
    """Tell what the number says: bound, value and unit; the words of a claim that needs none."""
    fields = one.fields
    if one.claim.kind in BARE:
        return one.claim.words
    if not fields["value"]:
        return f"(lost) {fields['unit']}"
    upper = f"–{fields['upper']}" if fields["upper"] else ""
    bound = "" if fields["bound"] in {"exactly", "range"} else f"{fields['bound']} "
    return f"{bound}{fields['value']}{upper} {fields['unit']}".rstrip()


def at_length(one: ClaimStanding) -> Iterator[str]:
    """Tell a claim so that it can be decided on: its sentence, its fields and its marks."""
    claim = one.claim
    where = f"{claim.file}, page {claim.page}"
    yield click.style(f"{where} · {claim.article}" if claim.article else where, dim=True)
    before, _, after = claim.sentence.partition(claim.words)
    yield f"{before}{click.style(claim.words, bold=True, reverse=True)}{after}"
    as_read = number(replace(one, fields=claim.fields))
    changed = f"  (read: {as_read})" if as_read != number(one) else ""
    yield f"  {'number':10}{number(one)}{click.style(changed, fg='cyan')}"
    for name in _SAID:
        yield from _field(one, name)
    if claim.speaker:
        yield f"  {'speaker':10}{claim.speaker}"
    for mark in claim.marks:
        yield click.style(f"  ! {mark}", fg="yellow")
    for step in one.steps:
        why = f": {step.why}" if step.why else ""
        yield click.style(f"  {step.at:%Y-%m-%d %H:%M} {step.by} {step.kind}{why}", dim=True)


def _field(one: ClaimStanding, name: str) -> Iterator[str]:
    now, read = one.fields[name], one.claim.fields[name]
    if not now and not read:
        return
    changed = f"  (read: {read or '—'})" if now != read else ""
    yield f"  {name:10}{now or '—'}{click.style(changed, fg='cyan')}"
