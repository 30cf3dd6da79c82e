"""Each domain noun has its Chinese term and its meaning in docs/glossary.csv."""

import ast
import csv
import re
from pathlib import Path

import pytest

from tests.house.source import HOUSE
from tests.house.source import SRC
from tests.house.source import modules
from tests.house.source import shown
from tests.house.source import tree

GLOSSARY = HOUSE / "docs" / "glossary.csv"
STAGES = ("figures", "promised", "said", "recorded", "judged", "reported", "published")


def _rows() -> list[dict[str, str]]:
    with GLOSSARY.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_each_row_is_whole() -> None:
    rows = _rows()
    assert list(rows[0]) == ["term_en", "term_zh", "definition"]
    assert not [row for row in rows if not all(value and value.strip() for value in row.values())]
    assert not [row for row in rows if not re.search(r"[\u4e00-\u9fff]", row["term_zh"])]


def test_terms_stand_once_and_in_order() -> None:
    terms = [row["term_en"] for row in _rows()]
    assert terms == sorted(set(terms))


@pytest.mark.parametrize("stage", STAGES)
def test_every_public_class_is_explained(stage: str) -> None:
    known = {row["term_en"] for row in _rows()}
    nouns = {
        noun: shown(path)
        for path in modules()
        if (SRC / stage) in path.parents
        for noun in _nouns(path)
    }
    missing = {noun: where for noun, where in nouns.items() if noun not in known}
    assert not missing, f"give each a row in docs/glossary.csv: {missing}"


def _nouns(path: Path) -> set[str]:
    """Return a module's public classes as words; a fault is named by its own sentence."""
    return {
        re.sub(r"(?<=[a-z])(?=[A-Z])", " ", node.name).lower()
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_") and not _fault(node)
    }


def _fault(node: ast.ClassDef) -> bool:
    """Tell whether a class is an exception, by the names in its own tree of errors."""
    bases = {base.id for base in node.bases if isinstance(base, ast.Name)}
    return bool(bases & _errors()) or any(base.endswith(("Error", "Exception")) for base in bases)


def _errors() -> set[str]:
    tree_of_errors = tree(SRC / "figures" / "errors.py")
    return {node.name for node in tree_of_errors.body if isinstance(node, ast.ClassDef)}
