"""The rules of the lint, from the table ``rules.csv`` that code and documentation share."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING

from dianfan.figures.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LintRule:
    """A row of ``rules.csv``: what is wrong where the rule is broken, and what to do."""

    id: str
    statement: Wording
    remedy: str


@cache
def lint_rules() -> Mapping[str, LintRule]:
    """Give the rules by id, in the order of the table."""
    text = files("dianfan.reported.lint").joinpath("rules.csv").read_text(encoding="utf-8")
    return MappingProxyType(
        {
            row["id"]: LintRule(
                row["id"], Wording(row["statement_zh"], row["statement"]), row["remedy"]
            )
            for row in csv.DictReader(text.splitlines())
        }
    )
