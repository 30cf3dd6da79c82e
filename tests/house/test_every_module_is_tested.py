"""No module of any size goes without a test that names it, or names a neighbour that calls it."""

import ast
import re
from pathlib import Path

from tests.house.source import HOUSE
from tests.house.source import dotted
from tests.house.source import modules
from tests.house.source import shown
from tests.house.source import tree

SMALL = 40


def test_every_module_is_named_by_a_test() -> None:
    tests = "\n".join(
        path.read_text(encoding="utf-8")
        for path in sorted((HOUSE / "tests").rglob("*.py"))
        if path.parent.name != "house"
    )
    words = _words(tests)
    named = {path for path in modules() if dotted(path) in words}
    called = {(path.parent, name) for path in named for name in _imports(path)}
    untested = [
        shown(path)
        for path in modules()
        if _large(path)
        and path not in named
        and (path.parent, dotted(path)) not in called
        and path.parent.name != "migrations"  # run by every test of the database
    ]
    assert not untested, f"no test imports these {len(untested)}: " + ", ".join(untested)


def _large(path: Path) -> bool:
    return len(path.read_text(encoding="utf-8").splitlines()) > SMALL


def _words(tests: str) -> frozenset[str]:
    """Give every dotted name that tests write, and every one that they import from a package."""
    whole = re.findall(r"\bdianfan(?:\.\w+)+", tests)
    parts = re.findall(r"from (dianfan(?:\.\w+)*) import (\w+)", tests)
    return frozenset((*whole, *(f"{package}.{name}" for package, name in parts)))


def _imports(path: Path) -> set[str]:
    """Return what a module imports, by dotted name."""
    return {
        name
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module
        for name in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
    }
