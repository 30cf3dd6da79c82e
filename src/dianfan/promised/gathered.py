"""A folder as it was read, before its types: all sheets and trees, and what they refer to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from dianfan.promised.faults import Fault
from dianfan.promised.fields import OBSERVATIONS
from dianfan.promised.fields import SHEETS
from dianfan.promised.fields import TREES
from dianfan.promised.fields import fields
from dianfan.promised.reading import read_text
from dianfan.promised.shapes import reach
from dianfan.promised.sheets import Sheet
from dianfan.promised.sheets import read_sheet
from dianfan.promised.trees import Tree
from dianfan.promised.trees import read_tree


class Gathered(NamedTuple):
    """The sheets and trees of a folder by file name, the referable values, the faults so far.

    ``known`` holds the values of each column that others refer to, such as
    ``areas.code``, those of faulty rows too, so that one fault does not draw others.
    """

    sheets: Mapping[str, Sheet]
    trees: Mapping[str, Tree]
    known: Mapping[str, frozenset[str]]
    faults: tuple[Fault, ...]


def gather(root: Path) -> Gathered:
    """Read all files of a folder."""
    faults: list[Fault] = []
    trees: dict[str, Tree] = {}
    sheets: dict[str, Sheet] = {}
    for name in TREES:
        read = read_text(root, name)
        trees[name] = read_tree(name, read.text)
        faults += (*read.faults, *trees[name].faults)
    for name in (*SHEETS, OBSERVATIONS):
        read = read_text(root, name)
        sheets[name] = read_sheet(name, read.text, [field.name for field in fields()[name]])
        faults += (*read.faults, *sheets[name].faults)
    return Gathered(sheets, trees, _known(sheets, trees), tuple(faults))


def _known(sheets: Mapping[str, Sheet], trees: Mapping[str, Tree]) -> Mapping[str, frozenset[str]]:
    wanted = {field.refers for some in fields().values() for field in some if field.refers}
    return {
        name: _values(name, sheets, trees)
        for name in (*sorted(wanted), "projects.id", "targets.id")
    }


def _values(name: str, sheets: Mapping[str, Sheet], trees: Mapping[str, Tree]) -> frozenset[str]:
    stem, _, column = name.partition(".")
    if f"{stem}.csv" in sheets:
        texts = set(sheets[f"{stem}.csv"].cells[column].unique())
    else:
        texts = {text for _, text in reach(trees[f"{stem}.yaml"], column)}
    return frozenset(texts - {""})
