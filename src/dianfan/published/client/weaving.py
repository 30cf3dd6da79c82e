"""Where the knots of the layers stand: actions in rows, what they lead to in a column.

Each action has a row: its indicators, targets and projects stand in it from left to right.
Decisions stand before the rows, each about the middle of those that it leads to; chains,
networks and places stand after them, under a heading each. A narrow frame has only the
actions, their projects, and what these lead to.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from dianfan.published.charts.lettering import width

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Sequence

    from dianfan.reported.model import Knot
    from dianfan.reported.model import Thread
    from dianfan.reported.model import Weave

IN_ROW = ("action", "indicator", "target", "project")
LISTED = ("chain", "network", "place")
SIZE = 14.0
SLOT = 52.0
PITCH, ROW, TOP = 27.0, 44.0, 34.0
LEVEL = 0.5
_LEAST, _MOST = 4.0, 15.0


@dataclass(frozen=True, slots=True)
class Frame:
    """How wide a drawing is, and where its columns start; kinds without a column are left out."""

    name: str
    width: float
    columns: Mapping[str, float]


WIDE = Frame(
    "wide",
    1150.0,
    {
        "decision": 130.0,
        "action": 170.0,
        "indicator": 390.0,
        "target": 606.0,
        "project": 694.0,
        **dict.fromkeys(LISTED, 886.0),
    },
)
NARROW = Frame("narrow", 358.0, {"action": 0.0, "project": 134.0, **dict.fromkeys(LISTED, 212.0)})


@dataclass(frozen=True, slots=True)
class Spot:
    """A knot where it is drawn: the middle of its dot, its radius, the room for its name."""

    knot: Knot
    x: float
    y: float
    radius: float
    room: float


@dataclass(frozen=True, slots=True)
class Strand:
    """A thread as the path of a line of some width."""

    thread: Thread
    kind: str
    path: str
    width: float


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a kind over its column or group."""

    kind: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A drawing laid out: headings, strands under the spots, the height of all."""

    frame: Frame
    headings: tuple[Heading, ...]
    spots: tuple[Spot, ...]
    strands: tuple[Strand, ...]
    rows: tuple[tuple[str, float], ...]
    height: float


def plan(weave: Weave, frame: Frame) -> Plan:
    """Lay a weave out in a frame; threads to a kind that the frame leaves out are left out."""
    shown = [knot for knot in weave.knots if knot.kind in frame.columns]
    headings, listed, bottom = _listed(shown, frame)
    names = [knot.row for knot in shown if knot.kind == "action"]
    pitch = max(ROW, (bottom - TOP) / max(1, len(names)))
    rows = {row: TOP + pitch * (place + 0.5) for place, row in enumerate(names)}
    most = max((_number(knot) for knot in shown if knot.kind == "project"), default=1.0)
    spots = [
        *_decisions(weave, shown, frame, rows),
        *(
            _in_row(knot, frame, rows, most)
            for knot in shown
            if knot.kind in IN_ROW and knot.row in rows
        ),
        *listed,
    ]
    above = [Heading(kind, frame.columns[kind], 12.0) for kind in _above(shown)]
    where = {spot.knot.id: spot for spot in spots}
    strands = [
        _strand(thread, where[thread.source], where[thread.target], frame)
        for thread in weave.threads
        if thread.source in where and thread.target in where
    ]
    height = max([bottom, TOP + pitch * len(names), *(spot.y + PITCH for spot in spots)])
    return Plan(
        frame, (*above, *headings), tuple(spots), tuple(strands), tuple(rows.items()), height
    )


def _above(shown: Sequence[Knot]) -> tuple[str, ...]:
    return tuple(kind for kind in ("decision", *IN_ROW) if any(knot.kind == kind for knot in shown))


def _listed(shown: Sequence[Knot], frame: Frame) -> tuple[list[Heading], list[Spot], float]:
    """Set chains, networks and places under one another, a heading over each group."""
    headings, spots, y = [], [], 12.0
    for kind in LISTED:
        group = [knot for knot in shown if knot.kind == kind]
        if not group:
            continue
        x = frame.columns[kind]
        headings.append(Heading(kind, x, y))
        most = max(map(_number, group))
        for knot in group:
            y += PITCH
            room = frame.width - x - 54
            spots.append(Spot(knot, x, y, _radius(_number(knot), most, 9.0), room))
        y += PITCH * 1.25
    return headings, spots, y


def _in_row(knot: Knot, frame: Frame, rows: Mapping[str, float], most: float) -> Spot:
    x, y = frame.columns[knot.kind], rows[knot.row]
    if knot.kind != "project":
        room = frame.columns.get("indicator", frame.columns["project"]) - x - 26
        return Spot(knot, x, y, _LEAST, room)
    return Spot(knot, x + _MOST, y, _radius(_number(knot), most, _MOST), 0.0)


def _decisions(
    weave: Weave, shown: Sequence[Knot], frame: Frame, rows: Mapping[str, float]
) -> list[Spot]:
    """Set decisions about the middle of the rows that they lead to, none upon another."""
    leads: dict[str, list[float]] = {}
    for thread in weave.threads:
        row = thread.target.partition("-")[2]
        if row in rows:
            leads.setdefault(thread.source, []).append(rows[row])
    some = [knot for knot in shown if knot.kind == "decision"]
    wanted = {knot.id: sum(ys) / len(ys) if (ys := leads.get(knot.id)) else TOP for knot in some}
    spots, last = [], TOP - PITCH
    for knot in sorted(some, key=lambda one: (wanted[one.id], one.id)):
        last = max(wanted[knot.id], last + PITCH)
        x = frame.columns["decision"]
        spots.append(Spot(knot, x, last, _LEAST, x - 8))
    return spots


def _number(knot: Knot) -> float:
    return 0.0 if knot.number is None else float(knot.number.value)


def _radius(number: float, most: float, largest: float) -> float:
    """Give a dot an area in proportion to its number, yet never too small to be seen."""
    return max(_LEAST, largest * sqrt(number / most)) if most else _LEAST


def _strand(thread: Thread, source: Spot, target: Spot, frame: Frame) -> Strand:
    kinds = source.knot.kind, target.knot.kind
    start = _edge_of(source, frame)
    end = target.x - target.radius - (4 if target.knot.kind in {"action", "indicator"} else 0)
    number = 0.0 if thread.number is None else float(thread.number.value)
    thick = 1.0 + 1.1 * sqrt(number)
    kind = target.knot.kind if kinds[1] in LISTED or kinds[0] == "decision" else "row"
    if abs(source.y - target.y) < LEVEL:
        return Strand(thread, kind, f"M{start:.1f} {source.y:.1f}H{end:.1f}", thick)
    bend = (start + end) / 2
    path = (
        f"M{start:.1f} {source.y:.1f}C{bend:.1f} {source.y:.1f} {bend:.1f} {target.y:.1f}"
        f" {end:.1f} {target.y:.1f}"
    )
    return Strand(thread, kind, path, thick)


def _edge_of(spot: Spot, frame: Frame) -> float:
    """Give where a line leaves a knot: after its dot, or after its name."""
    if spot.knot.kind == "action":
        return min(spot.x + width(spot.knot.name, SIZE) + 10, spot.x + spot.room + 8)
    if spot.knot.kind == "indicator":
        return spot.x + SLOT * 4
    if spot.knot.kind == "project":
        return spot.x + spot.radius + (30 if frame.name == "wide" else 22)
    return spot.x + spot.radius
