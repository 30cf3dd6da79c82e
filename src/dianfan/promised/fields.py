"""The fields of a programme folder, from the table ``fields.csv``.

One row per column and key says whether it may be empty, what form its text has, what
it refers to and what it means; checks, schemas and the reference read the same rows.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import get_args
from typing import get_origin
from typing import get_type_hints

from dianfan.figures.wording import Wording
from dianfan.promised.chains import Chain
from dianfan.promised.chains import Flow
from dianfan.promised.chains import Link
from dianfan.promised.editing import Edit
from dianfan.promised.model import Action
from dianfan.promised.model import Area
from dianfan.promised.model import Charter
from dianfan.promised.model import ClaimRow
from dianfan.promised.model import Correction
from dianfan.promised.model import Decision
from dianfan.promised.model import Indicator
from dianfan.promised.model import PastEdition
from dianfan.promised.model import Project
from dianfan.promised.model import Question
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

CHARTER = "programme.yaml"
OBSERVATIONS = "observations.csv"
TREES: Mapping[str, object] = MappingProxyType(
    {
        CHARTER: Charter,
        "actions.yaml": tuple[Action, ...],
        "questions.yaml": tuple[Question, ...],
        "editing.yaml": tuple[Edit, ...],
    }
)
SHEETS: Mapping[str, type] = MappingProxyType(
    {
        "decisions.csv": Decision,
        "areas.csv": Area,
        "indicators.csv": Indicator,
        "targets.csv": Target,
        "projects.csv": Project,
        "chains.csv": Chain,
        "links.csv": Link,
        "flows.csv": Flow,
        "nodes.csv": Node,
        "edges.csv": Edge,
        "needs.csv": Need,
        "connections.csv": Connection,
        "tiles.csv": Tile,
        "progress.csv": Progress,
        "activities.csv": Activity,
        "organisations.csv": Organisation,
        "forms.csv": ReportForm,
        "items.csv": FormItem,
        "assignments.csv": Assignment,
        "rules.csv": ValidationRule,
        "sources.csv": Source,
        "claims.csv": ClaimRow,
        "corrections.csv": Correction,
        "editions.csv": PastEdition,
        "signoff.csv": Tick,
    }
)
MADE = frozenset({"sentences.csv"})
"""Files that a build lays into a Book, and that are made anew by the next."""
OPTIONAL = frozenset(
    {
        "editing.yaml",
        "corrections.csv",
        "editions.csv",
        "signoff.csv",
        "nodes.csv",
        "edges.csv",
        "needs.csv",
        "connections.csv",
        "tiles.csv",
        "progress.csv",
        "activities.csv",
        "organisations.csv",
        "forms.csv",
        "items.csv",
        "assignments.csv",
        "rules.csv",
    }
)
FILES = (*TREES, *SHEETS, OBSERVATIONS)
FORM_OF_TYPE: Mapping[object, str] = MappingProxyType(
    {str: "text", int: "whole", bool: "truth", date: "day", Decimal: "decimal"}
)
MAY_BE_ABSENT = frozenset(
    {
        "questions.yaml",
        "decisions.csv",
        "targets.csv",
        "projects.csv",
        "chains.csv",
        "links.csv",
        "flows.csv",
        "claims.csv",
    }
)


@dataclass(frozen=True, slots=True)
class Field:
    """A column of a CSV file, or a key of a YAML file (``path.lens`` below ``path``).

    ``refers`` names the file and column whose values it takes; ``vocabulary`` its
    words, where no type of the model gives them.
    """

    file: str
    name: str
    is_key: bool
    required: bool
    form: str
    refers: str
    vocabulary: tuple[str, ...]
    description: Wording
    example: str


@cache
def fields() -> Mapping[str, tuple[Field, ...]]:
    """Give the fields of each file, in the order of the file."""
    text = files("dianfan.promised").joinpath("fields.csv").read_text(encoding="utf-8")
    found: dict[str, list[Field]] = {name: [] for name in FILES}
    for row in csv.DictReader(text.splitlines()):
        found[row["file"]].append(_field(row))
    return MappingProxyType({name: tuple(some) for name, some in found.items()})


def _field(row: Mapping[str, str]) -> Field:
    kind = inner(type_of(row["file"], row["column"]))
    words = tuple(row["vocabulary"].split("|")) if row["vocabulary"] else ()
    if isinstance(kind, type) and issubclass(kind, Enum):
        words = tuple(str(member.value) for member in kind)
    return Field(
        file=row["file"],
        name=row["column"],
        is_key=row["key"] == "yes",
        required=row["required"] == "yes",
        form="" if words or row["refers"] else row["form"] or FORM_OF_TYPE.get(kind, ""),
        refers=row["refers"],
        vocabulary=words,
        description=Wording(row["description_zh"], row["description_en"]),
        example=row["example"],
    )


def type_of(file: str, name: str) -> object:
    """Give the type of the model that a column, key or path of keys has."""
    kind: object = TREES.get(file, SHEETS.get(file))
    if kind is None:
        return str
    for part in name.split("."):
        kind = hints(inner(kind))[part]
    return kind


def inner(kind: object) -> object:
    """Take ``None`` and ``tuple`` off a type: what one value of it is."""
    arguments = get_args(kind)
    if get_origin(kind) is tuple:
        return inner(arguments[0])
    if arguments:
        return inner(next(part for part in arguments if part is not type(None)))
    return kind


@cache
def hints(kind: object) -> Mapping[str, object]:
    """Give the fields of a type of the model with their types, without ``line``."""
    found = get_type_hints(kind)
    return MappingProxyType({name: hint for name, hint in found.items() if name != "line"})
