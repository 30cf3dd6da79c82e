"""A package's `__init__.py` is its face: small, and for those outside."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.source import SRC
from tests.house.source import dotted
from tests.house.source import modules
from tests.house.source import shown
from tests.house.source import tree

MOST_NAMES = 15


def test_a_face_hands_on_few_names() -> None:
    wide = {shown(face): n for face in _faces() if (n := len(_handed_on(face))) > MOST_NAMES}
    assert not wide, f"a newcomer can hold {MOST_NAMES} names; these hand on more: {wide}"


def test_nothing_inside_a_package_imports_its_face() -> None:
    breaches = [
        f"{shown(path)}:{line} imports {name} from the face of {package}"
        for path in modules()
        for line, package, name in _from_own_face(path)
    ]
    assert not breaches, "import from the module that holds it: " + "; ".join(breaches)


def _faces() -> list[Path]:
    return [path for path in modules() if path.name == "__init__.py"]


def _handed_on(face: Path) -> set[str]:
    return {
        alias.asname or alias.name
        for node in tree(face).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
        if not (alias.asname or alias.name).startswith("_")
    }


def _from_own_face(path: Path) -> Iterator[tuple[int, str, str]]:
    """Yield each name that a module takes from the face of a package it lies in."""
    inside = path.parent if path.name != "__init__.py" else path.parent.parent
    around = {dotted(p / "__init__.py"): p for p in (inside, *inside.parents) if SRC in p.parents}
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.module in around:
            folder = around[node.module]
            for alias in node.names:
                module = folder / f"{alias.name}.py"
                if not module.exists() and not (folder / alias.name / "__init__.py").exists():
                    yield node.lineno, node.module, alias.name
