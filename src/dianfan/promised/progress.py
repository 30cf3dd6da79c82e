"""How projects get on: what was planned, done and spent by a day, and the steps of their schedules."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Light(StrEnum):
    """A traffic light as somebody set it by hand."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


@dataclass(frozen=True, slots=True)
class Progress:
    """A row of ``progress.csv``: one project at the end of one period.

    ``planned`` and ``done`` are percent of the physical work since its start, ``spent`` and
    ``budget`` the money paid out so far and the whole budget as of then, in ``unit``. ``light``
    is the one that the reporting unit set, empty where it set none.
    """

    project: str
    period: str
    planned: Decimal | None
    done: Decimal | None
    spent: Decimal | None
    budget: Decimal | None
    unit: str
    light: Light | None
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Activity:
    """A row of ``activities.csv``: a step of a project that is still to be done, in months.

    ``after`` names the activities of the same project that must be finished before it.
    """

    id: str
    project: str
    name_zh: str
    name_en: str
    after: tuple[str, ...]
    optimistic: Decimal
    likely: Decimal
    pessimistic: Decimal
    source: str
    locator: str
    note_zh: str
    note_en: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Works:
    """What a folder says of how projects get on: their progress, and the activities of their schedules."""

    progress: tuple[Progress, ...] = ()
    activities: tuple[Activity, ...] = ()
