"""Claims with their truth, field by field, and how well a reader of claims does on them."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from decimal import Decimal
from pathlib import Path

from dianfan.figures.errors import UnknownUnit
from dianfan.figures.gap import Gap
from dianfan.figures.period import Period
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.unit import Unit
from dianfan.figures.unit import unit
from dianfan.said.statements.model import BARE
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Measure
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Status
from dianfan.said.statements.model import Time

GOLD = Path(__file__).parent / "gold"
ENOUGH = 0.5
"""The share of common characters (Dice) from which two wordings name the same."""
CLOSE = Decimal("0.001")
"""How far a fraction in decimals (0.3333) may lie from the truth, relatively."""
MENTIONS = ("subject", "place", "speaker")
Reader = Callable[[str, Published], tuple[Candidate, ...]]


@dataclass(frozen=True)
class Truth:
    """A row of the gold: the cells by column, and where its words stand in the sentence."""

    cells: dict[str, str]
    span: Span


@dataclass(frozen=True)
class Told:
    """A sentence, the day it was printed, and what it claims."""

    id: str
    text: str
    published: Published
    truths: tuple[Truth, ...]


def gold(name: str) -> tuple[Told, ...]:
    """Read a file of the gold, such as ``zh-open``."""
    with (GOLD / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    grouped: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        grouped.setdefault(row["id"], []).append(row)
    return tuple(_told(some) for some in grouped.values())


def _told(rows: list[dict[str, str]]) -> Told:
    text = rows[0]["text"]
    truths = tuple(Truth(row, place_of(row)) for row in rows if row["kind"] != "none")
    return Told(rows[0]["id"], text, published(rows[0]["published"]), truths)


def published(cell: str) -> Published:
    """Read a day, ``first/last``, or nothing."""
    days = [date.fromisoformat(one) for one in cell.split("/") if one]
    return Published(days[0], days[-1]) if days else Published()


def place_of(row: dict[str, str]) -> Span:
    """Find the words of a row in its sentence: the ``nth`` time that they stand there."""
    at = -1
    for _ in range(int(row["nth"] or 1)):
        at = row["text"].index(row["words"], at + 1)
    return Span(at, at + len(row["words"]))


@dataclass
class Scores:
    """What was found: counts of numbers, and right and all of each field.

    ``exact`` counts numbers whose span, value, bound and unit all fit, ``loose`` those that
    fit but for the span, which overlaps. ``bands`` counts, by tenths of confidence, numbers that
    are right in all that a check needs. ``fields`` are of numbers that were found, ``needless``
    counts what was read where the gold has nothing.
    """

    truths: int = 0
    read: int = 0
    exact: int = 0
    loose: int = 0
    on_names: int = 0
    fields: Counter[tuple[str, bool]] = field(default_factory=Counter)
    kinds: Counter[tuple[str, str, bool]] = field(default_factory=Counter)
    needless: Counter[str] = field(default_factory=Counter)
    bands: Counter[tuple[int, bool]] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def precision(self, *, loose: bool = False) -> float:
        """The share of what was read that is true."""
        return (self.loose if loose else self.exact) / max(1, self.read)

    def recall(self, *, loose: bool = False) -> float:
        """The share of the truth that was read."""
        return (self.loose if loose else self.exact) / max(1, self.truths)

    def f1(self, *, loose: bool = False) -> float:
        """The harmonic mean of precision and recall."""
        right = self.loose if loose else self.exact
        return 2 * right / max(1, self.read + self.truths)

    def of(self, name: str) -> tuple[int, int]:
        """How often a field was right, and out of how many."""
        right = self.fields[name, True]
        return right, right + self.fields[name, False]


def score(some: Iterable[Told], read: Reader) -> Scores:
    """Hold the claims that a reader finds against the truth."""
    scores = Scores()
    for told in some:
        found = list(read(told.text, told.published))
        _decisions(told, [one for one in found if one.kind is CandidateKind.DECISION], scores)
        _promises(told, [one for one in found if one.kind is CandidateKind.PROMISE], scores)
        _numbers(told, [one for one in found if one.kind not in BARE], scores)
    return scores


def _numbers(told: Told, found: list[Candidate], scores: Scores) -> None:
    truths = [one for one in told.truths if one.cells["kind"] in {"quantity", "lost"}]
    either = [one.span for one in told.truths if one.cells["kind"] == "optional"]
    found = [one for one in found if not any(_common(one.span, span) for span in either)]
    scores.truths += len(truths)
    scores.read += len(found)
    for truth in truths:
        best = max(found, key=lambda one: _common(one.span, truth.span), default=None)
        if best is None or not _common(best.span, truth.span):
            scores.faults.append(f"{told.id} missed “{truth.cells['words']}”: {told.text}")
            _kinds(truth, scores, right=False)
            continue
        found.remove(best)
        _number(told, truth, best, scores)
    for one in found:
        scores.on_names += not truths
        scores.bands[band(one), False] += 1
        scores.faults.append(f"{told.id} took “{one.words}”: {told.text}")


def _number(told: Told, truth: Truth, one: Candidate, scores: Scores) -> None:
    checks = {name: check(one, truth.cells) for name, check in _CHECKS.items()}
    core = all(checks[name] for name in ("kind", "value", "direction", "bound", "unit"))
    scores.loose += core
    scores.exact += core and one.span == truth.span
    _kinds(truth, scores, right=core and one.span == truth.span)
    needed = all((core, one.span == truth.span, checks["measure"], checks["status"]))
    scores.bands[band(one), needed and _is_told_right(truth.cells, one)] += 1
    for name, right in checks.items():
        scores.fields[name, right] += 1
        if not right:
            scores.faults.append(
                f"{told.id} {name} of “{truth.cells['words']}” read “{one.words}”: {told.text}"
            )
    _optional(truth, one, scores)


def band(one: Candidate) -> int:
    """Give the tenth of confidence that a candidate lies in: 8 from 0.8 to below 0.9."""
    return int(10 * one.confidence + 1e-6)


def _is_told_right(cells: dict[str, str], one: Candidate) -> bool:
    """Tell whether subject and period fit, and no period is told where there is none."""
    when = one.time.period
    told = period(cells["period"]) if cells["period"] else None
    fits = same_time(told, when) if told and when else told is when
    named = one.subject.words if one.subject else ""
    return fits and (not cells["subject"] or alike(cells["subject"], named))


def _kinds(truth: Truth, scores: Scores, *, right: bool) -> None:
    for name in ("kind", "bound", "measure", "status"):
        scores.kinds[name, truth.cells[name] or "lost", right] += 1


def _optional(truth: Truth, one: Candidate, scores: Scores) -> None:
    """Score what a sentence may leave out where it is told, and count it where it is not."""
    cells = truth.cells
    said = {name: getattr(one, name) for name in MENTIONS}
    for name, mention in said.items():
        told = mention is not None and mention.span is not None
        if cells[name]:
            scores.fields[name, told and alike(cells[name], mention.words)] += 1
        else:
            scores.needless[name] += told
    for name, time in (("period", one.time), ("compared_with", one.compared_with)):
        when = time.period if isinstance(time, Time) else None
        if cells[name]:
            scores.fields[name, when is not None and same_time(period(cells[name]), when)] += 1
        else:
            scores.needless[name] += when is not None


def _decisions(told: Told, found: list[Candidate], scores: Scores) -> None:
    truths = [one for one in told.truths if one.cells["kind"] == "decision"]
    for truth in truths:
        one = next((one.decision for one in found if one.decision), None)
        scores.fields["decision found", one is not None] += 1
        if one is None:
            scores.faults.append(f"{told.id} missed the decision: {told.text}")
            continue
        cells = truth.cells
        for part in ("body", "session", "verb"):
            scores.fields[
                f"decision {part}", _named(cells[f"decision_{part}"], getattr(one, part))
            ] += 1
        scores.fields["decision what", alike(cells["words"], one.what)] += 1
    scores.needless["decision"] += max(0, len(found) - len(truths))


def _promises(told: Told, found: list[Candidate], scores: Scores) -> None:
    truths = [one for one in told.truths if one.cells["kind"] == "promise"]
    either = [one.span for one in told.truths if one.cells["kind"] == "optional"]
    found = [one for one in found if not any(_common(one.span, span) for span in either)]
    for truth in truths:
        one = max(found, key=lambda one: _common(one.span, truth.span), default=None)
        is_found = one is not None and _common(one.span, truth.span) > 0
        scores.fields["promise found", is_found] += 1
        if one is None or not is_found:
            scores.faults.append(f"{told.id} missed the promise: {told.text}")
            continue
        found.remove(one)
        cells = truth.cells
        when = one.time.period
        for name, right in (
            ("status", one.status == cells["status"]),
            ("period", same_time(period(cells["period"]), when) if when else False),
            ("subject", one.subject is not None and alike(cells["subject"], one.subject.words)),
        ):
            scores.fields[f"promise {name}", right] += 1
            if not right:
                scores.faults.append(f"{told.id} promise {name} of “{one.words}”: {told.text}")
    scores.needless["promise"] += len(found)
    scores.faults += [f"{told.id} took the promise “{one.words}”: {told.text}" for one in found]


def _named(truth: str, read: str) -> bool:
    return alike(truth, read) if truth else not read


def _common(one: Span, other: Span) -> int:
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def alike(truth: str, read: str) -> bool:
    """Tell whether two wordings share at least half of their characters (Dice, with repeats)."""
    common = (Counter(truth) & Counter(read)).total()
    return 2 * common >= ENOUGH * (len(truth) + len(read)) and common > 0


def same_time(truth: Period, read: Period) -> bool:
    """Tell whether two periods end alike and, unless one is open, start alike.

    “As of the end of October” is written as the open ../2024-10 and as 2024-01/10 or the day.
    """
    is_open = any(one.start == date.min for one in (truth, read))
    return truth.end == read.end and (is_open or truth.start == read.start)


def _is_kind(one: Candidate, cells: dict[str, str]) -> bool:
    lost = isinstance(one.amount.quantity, Gap) if one.amount else False
    return lost is (cells["kind"] == "lost")


def _is_value(one: Candidate, cells: dict[str, str]) -> bool:
    if not cells["value"] or one.amount is None or isinstance(one.amount.quantity, Gap):
        return not cells["value"]
    size, its = _share(cells["unit"]), _share(one.amount.unit)
    told, upper = Decimal(cells["value"]) * size, Decimal(cells["upper"] or 0) * size
    if _is_odd(one, cells):
        return True
    if not _near(abs(told), abs(one.amount.quantity.value) * its):
        return False
    return _near(upper, (one.amount.quantity.upper or Decimal(0)) * its)


def _is_odd(one: Candidate, cells: dict[str, str]) -> bool:
    """Tell whether 10余个, more than 10, was read as the house lays it down: from 11 to 19."""
    quantity = one.amount.quantity if one.amount else None
    if not isinstance(quantity, Quantity) or cells["bound"] != Bound.MORE_THAN:
        return False
    told = Decimal(cells["value"])
    is_range = quantity.upper is not None and quantity.value == told + 1
    return is_range and any(sign in cells["words"] for sign in "余多")


def _near(truth: Decimal, read: Decimal) -> bool:
    return abs(read - truth) <= CLOSE * abs(truth)


def _is_direction(one: Candidate, cells: dict[str, str]) -> bool:
    if not cells["value"] or one.amount is None or isinstance(one.amount.quantity, Gap):
        return True
    return (Decimal(cells["value"]) < 0) is (one.amount.quantity.value < 0)


def _is_bound(one: Candidate, cells: dict[str, str]) -> bool:
    if not cells["bound"] or one.amount is None or isinstance(one.amount.quantity, Gap):
        return True
    return _is_odd(one, cells) or one.amount.quantity.bound == cells["bound"]


def _is_measure(one: Candidate, cells: dict[str, str]) -> bool:
    """Tell whether the measure fits; a rate in per cent (森林覆盖率) may be a level or a share."""
    rates = {Measure.LEVEL, Measure.SHARE}
    known = _known(cells["unit"])
    if known is not None and known.is_share and cells["measure"] in rates:
        return one.measure in rates
    return one.measure == cells["measure"]


def _is_unit(one: Candidate, cells: dict[str, str]) -> bool:
    if one.amount is None or one.amount.unit == cells["unit"]:
        return one.amount is not None
    told, read = _known(cells["unit"]), _known(one.amount.unit)
    if told is not None and read is not None:
        shares = told.is_share and read.is_share
        return shares or told.symbol == read.symbol
    loose = cells["unit"] == "" and read is not None and read.is_share
    return loose or {cells["unit"], one.amount.unit} <= {"times", "倍"}


def _share(symbol: str) -> Decimal:
    """Bring parts of a whole to one size: 65 %, 六成五 and 0.65."""
    known = _known(symbol)
    if known is None or not known.is_share:
        return Decimal(1)
    return Decimal(known.factor.numerator) / known.factor.denominator


def _known(symbol: str) -> Unit | None:
    try:
        return unit(symbol)
    except UnknownUnit:
        return None


_CHECKS: dict[str, Callable[[Candidate, dict[str, str]], bool]] = {
    "kind": _is_kind,
    "value": _is_value,
    "direction": _is_direction,
    "bound": _is_bound,
    "unit": _is_unit,
    "measure": _is_measure,
    "basis": lambda one, cells: (one.basis or "") == cells["basis"],
    "status": lambda one, cells: (one.status or Status.DONE) == cells["status"],
}
