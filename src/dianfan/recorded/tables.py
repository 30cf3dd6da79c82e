"""The programme's own tables as text: one form, whatever they were loaded from."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING
from typing import Any

import polars as pl
import yaml

from dianfan.figures.wording import Wording
from dianfan.promised.boundaries import FILE as BOUNDARIES
from dianfan.promised.chains import Chain
from dianfan.promised.chains import Flow
from dianfan.promised.chains import Link
from dianfan.promised.model import OBSERVATION_COLUMNS
from dianfan.promised.model import Area
from dianfan.promised.model import ClaimRow
from dianfan.promised.model import Correction
from dianfan.promised.model import Decision
from dianfan.promised.model import Indicator
from dianfan.promised.model import PastEdition
from dianfan.promised.model import Project
from dianfan.promised.model import Source
from dianfan.promised.model import Target
from dianfan.promised.model import Tick
from dianfan.promised.networks import Connection
from dianfan.promised.networks import Edge
from dianfan.promised.networks import Need
from dianfan.promised.networks import Node
from dianfan.promised.networks import Tile
from dianfan.promised.progress import Activity
from dianfan.promised.progress import Progress
from dianfan.promised.reporting import Assignment
from dianfan.promised.reporting import FormItem
from dianfan.promised.reporting import Organisation
from dianfan.promised.reporting import ReportForm
from dianfan.promised.reporting import ValidationRule

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping

    from dianfan.promised.model import Programme
    from dianfan.said.claims import Claims

_PROVENANCE = frozenset({"line"})
_UNTOLD = Wording("", "")
_WHERE_TOLD = frozenset({"map_approval", "map_source"})
"""Fields that a Book has only where its programme tells them."""


def programme_tables(programme: Programme, claims: Claims) -> Mapping[str, pl.DataFrame]:
    """Give each CSV table of a programme as text columns, in the order of its file."""
    rows: Mapping[str, tuple[type, Iterable[object]]] = {
        "decisions": (Decision, programme.decisions),
        "areas": (Area, programme.areas),
        "indicators": (Indicator, programme.indicators),
        "targets": (Target, programme.targets),
        "projects": (Project, programme.projects),
        "chains": (Chain, programme.chains),
        "links": (Link, programme.links),
        "flows": (Flow, programme.flows),
        "sources": (Source, programme.sources),
        "claims": (ClaimRow, (claim.row for claim in claims.claims)),
    }
    tables: dict[str, pl.DataFrame] = {
        name: _table(kind, some) for name, (kind, some) in rows.items()
    }
    tables |= {name: _table(kind, some) for name, (kind, some) in _optional(programme) if some}
    columns = [name for name in OBSERVATION_COLUMNS if name not in _PROVENANCE]
    tables["observations"] = programme.observations.select(columns)
    return tables


def _optional(programme: Programme) -> Iterable[tuple[str, tuple[type, tuple[object, ...]]]]:
    """Give the tables that a Book has only where its programme has rows for them."""
    yield "corrections", (Correction, programme.corrections)
    yield "editions", (PastEdition, programme.editions)
    yield "signoff", (Tick, programme.signoff)
    yield "nodes", (Node, programme.infrastructure.nodes)
    yield "edges", (Edge, programme.infrastructure.edges)
    yield "needs", (Need, programme.infrastructure.needs)
    yield "connections", (Connection, programme.infrastructure.connections)
    yield "tiles", (Tile, programme.infrastructure.tiles)
    yield "progress", (Progress, programme.works.progress)
    yield "activities", (Activity, programme.works.activities)
    yield "organisations", (Organisation, programme.reporting.organisations)
    yield "forms", (ReportForm, programme.reporting.forms)
    yield "items", (FormItem, programme.reporting.items)
    yield "assignments", (Assignment, programme.reporting.assignments)
    yield "rules", (ValidationRule, programme.reporting.rules)


def _table(kind: Any, rows: Iterable[object]) -> pl.DataFrame:  # noqa: ANN401 - any of the row types
    names = [field.name for field in fields(kind) if field.name not in _PROVENANCE]
    listed = list(rows)
    columns = {name: [_text(getattr(row, name)) for row in listed] for name in names}
    return pl.DataFrame(columns, schema=dict.fromkeys(names, pl.String))


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(_text(part) for part in value)
    if isinstance(value, Enum):
        return str(value.value)
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def programme_texts(programme: Programme) -> Mapping[str, str]:
    """Give the YAML files of a programme in one canonical form, those of indices as they stand."""
    texts = {
        "programme.yaml": _yaml(_plain(programme.charter)),
        "actions.yaml": _yaml([_plain(action) for action in programme.actions]),
        "questions.yaml": _yaml([_plain(question) for question in programme.questions]),
    }
    if programme.edits:
        texts["editing.yaml"] = _yaml([_plain(edit) for edit in programme.edits])
    if programme.boundaries:
        texts[BOUNDARIES] = programme.boundaries
    return texts | dict(programme.indices)


def _yaml(content: object) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=10**6)


def _plain(value: object) -> object:
    if isinstance(value, Wording):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if hasattr(value, "__dataclass_fields__"):
        names = [name for name in value.__dataclass_fields__ if name not in _PROVENANCE]
        told = {name: getattr(value, name) for name in names}
        return {
            name: _plain(one)
            for name, one in told.items()
            if one != _UNTOLD and (one or name not in _WHERE_TOLD)
        }
    return _scalar(value)


def _scalar(value: object) -> str | int | bool | date | None:
    return value if value is None or isinstance(value, str | int | bool | date) else str(value)
