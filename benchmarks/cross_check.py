"""The Chinese grammar held against jionlp: ``python -m benchmarks.cross_check [--held]``.

On the gold sentences both read sums of money and mentions of time; jionlp reads no other
quantities. ``--differences`` tells where one of them is wrong; of the held-back half, which the
grammar was not mended by, only the counts are told. jionlp is no dependency: where it cannot be
imported the check is passed over and says so. To try it, install it in an environment of its
own and add that to PYTHONPATH. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import io
import logging
import time
from collections import Counter
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from datetime import timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

from dianfan.figures.gap import Gap
from dianfan.figures.period import period
from dianfan.figures.quantity import Bound
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.times import times
from tests.said.statements.claim_scoring import Told
from tests.said.statements.claim_scoring import gold

SETS = ("zh-open", "zh-news-open")
HELD = ("zh-held",)
LARGE: Mapping[str, int] = MappingProxyType({"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8})
BOUNDS: Mapping[str, Bound] = MappingProxyType(
    {
        "accurate": Bound.EXACTLY,
        "blur+": Bound.MORE_THAN,
        "blur-": Bound.LESS_THAN,
        "blur": Bound.ABOUT,
    }
)
_AT_ALL = {Bound.AT_LEAST: Bound.MORE_THAN, Bound.AT_MOST: Bound.LESS_THAN}


class Money(NamedTuple):
    """A sum in its currency's own unit; open and closed bounds count alike."""

    value: Decimal
    bound: Bound
    currency: str


class Stretch(NamedTuple):
    """The days that a mention of time means, both included."""

    first: date
    last: date


@dataclass
class Tally:
    """How often each was right about a truth, and the sentences in which they differ."""

    counts: Counter[tuple[str, bool, bool]] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)

    def add(
        self, kind: str, truth: str, pair: tuple[object, object], rights: tuple[bool, bool]
    ) -> None:
        """Count one truth, with what both read for it and whether that is right."""
        self.counts[kind, *rights] += 1
        if rights != (True, True):
            ours, theirs = (
                f"{'right' if right else 'wrong'}: {_shown(read)}"
                for read, right in zip(pair, rights, strict=True)
            )
            self.differences.append(f"{kind} {truth}\n   ours {ours}\n   jionlp {theirs}")


def main() -> None:
    """Read all open sentences with both and print the table, or why it cannot be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--held", action="store_true", help="the held-back half")
    parser.add_argument("--differences", action="store_true", help="tell where one is wrong")
    asked = parser.parse_args()
    if asked.held and asked.differences:
        parser.error("the held-back half is only counted: leave out --differences, or --held")
    console = Console()
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            peer = importlib.import_module("jionlp")
    except ImportError as fault:
        console.print(f"passed over: {fault}")
        return
    logging.disable()  # it logs a traceback for each mention that it gives up
    tally = Tally()
    for name in HELD if asked.held else SETS:
        for told in gold(name):
            _money(told, peer, tally)
            _times(told, peer, tally)
    console.print(_table(tally, str(getattr(peer, "__version__", ""))))
    if asked.differences:
        console.print("\n".join(tally.differences), markup=False, highlight=False, soft_wrap=True)


def _money(told: Told, peer: Any, tally: Tally) -> None:  # noqa: ANN401 - a module without types
    ours = tuple(_ours(told))
    theirs = tuple(_theirs(told.text, peer))
    for truth in told.truths:
        cells = truth.cells
        known = _sum(cells["value"], cells["upper"], cells["bound"], cells["unit"])
        if cells["kind"] == "quantity" and known is not None:
            pair = (_at(truth.span, ours), _at(truth.span, theirs))
            rights = (pair[0] == known, pair[1] == known)
            tally.add("money", f"“{cells['words']}” in {told.id} {told.text}", pair, rights)
    either = [one.span for one in told.truths]
    for kind, found in (("ours", ours), ("jionlp", theirs)):
        for span, read in found:
            if not any(_meet(span, one) for one in either):
                tally.counts[f"money that is none, {kind}", False, False] += 1
                where = f"“{told.text[slice(*span)]}” in {told.id} {told.text}"
                tally.differences.append(f"money of none, {kind}: {_shown(read)} {where}")


def _ours(told: Told) -> Iterator[tuple[Span, Money | None]]:
    for one in candidates(told.text, told.published):
        said = one.amount
        if said is None or isinstance(said.quantity, Gap):
            continue
        upper = "" if said.quantity.upper is None else f"{said.quantity.upper:f}"
        read = _sum(f"{said.quantity.value:f}", upper, said.quantity.bound.value, said.unit)
        if read is not None:
            yield one.span, read


def _theirs(text: str, peer: Any) -> Iterator[tuple[Span, Money | None]]:  # noqa: ANN401 - a module without types
    for one in peer.ner.extract_money(text, with_parsing=True):
        detail = one.get("detail") or {}
        number = detail.get("num")
        if not isinstance(number, str):
            yield Span(*one["offset"]), None
            continue
        bound = BOUNDS.get(detail.get("definition", ""), Bound.EXACTLY)
        yield Span(*one["offset"]), Money(Decimal(number), bound, detail.get("case", ""))


def _sum(value: str, upper: str, bound: str, symbol: str) -> Money | None:
    """Give a sum of money; nothing for other units and for ranges, which jionlp does not tell."""
    currency = next((one for one in ("美元", "港元", "欧元", "元") if symbol.endswith(one)), "")
    if not currency or upper or not value:
        return None
    size = Decimal(1)
    for sign in symbol.removesuffix(currency):
        if sign not in LARGE:
            return None
        size *= LARGE[sign]
    said = Bound(bound)
    return Money(abs(Decimal(value)) * size, _AT_ALL.get(said, said), currency)


def _at(span: Span, found: tuple[tuple[Span, Money | None], ...]) -> Money | None:
    return next((read for place, read in found if _meet(span, place)), None)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _times(told: Told, peer: Any, tally: Tally) -> None:  # noqa: ANN401 - a module without types
    """Ask for each period of the gold whether any mention was read as its very days."""
    if told.published.first is None:
        return
    wanted = {one.cells["period"] for one in told.truths if one.cells["period"]}
    ours = {
        one.words: Stretch(one.period.start, one.period.end)
        for one in times(told.text, told.published)
        if one.period is not None
    }
    theirs = dict(_their_times(told.text, told.published, peer))
    for code in sorted(wanted):
        truth = period(code)
        days = Stretch(truth.start, truth.end)
        rights = tuple(_tells(read, days) for read in (ours, theirs))
        tally.add(
            "period", f"{code} in {told.id} {told.text}", (ours, theirs), (rights[0], rights[1])
        )


def _tells(read: Mapping[str, Stretch], days: Stretch) -> bool:
    """Tell whether days are among those read; a window open at its start is one by its end."""
    return any(
        one.last == days.last and (one.first == days.first or date.min in {one.first, days.first})
        for one in read.values()
    )


def _their_times(text: str, published: Published, peer: Any) -> Iterator[tuple[str, Stretch]]:  # noqa: ANN401 - a module without types
    assert published.first is not None  # noqa: S101 - asked before
    noon = datetime.combine(published.first, datetime.min.time()) + timedelta(hours=12)
    base = time.mktime(noon.timetuple())
    for one in peer.ner.extract_time(text, time_base=base):
        if one.get("type") not in {"time_point", "time_span"}:
            continue
        days = [_day(str(part)) for part in one["detail"]["time"]]
        first, last = (days * 2)[:2] if len(days) == 1 else days
        if last is not None:
            yield one["text"], Stretch(first or date.min, last)


def _day(text: str) -> date | None:
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _shown(read: object) -> str:
    if isinstance(read, Money):
        return f"{read.bound.value} {read.value:f} {read.currency}"
    if isinstance(read, Mapping):
        return ", ".join(f"{words} = {one.first}/{one.last}" for words, one in read.items())
    return "nothing"


def _table(tally: Tally, version: str) -> Table:
    table = Table("", "of", "both", "only ours", "only jionlp", "neither")
    table.title = f"right, against jionlp {version}"
    for kind in ("money", "period"):
        told = [tally.counts[kind, a, b] for a in (True, False) for b in (True, False)]
        table.add_row(kind, str(sum(told)), *map(str, told))
    none = {
        who: tally.counts[f"money that is none, {who}", False, False] for who in ("ours", "jionlp")
    }
    table.caption = (
        f"sums read where the gold has none: ours {none['ours']}, jionlp {none['jionlp']}"
    )
    return table


if __name__ == "__main__":
    main()
