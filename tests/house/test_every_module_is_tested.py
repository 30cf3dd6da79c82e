"""No module of any size goes without a test that names it."""

import re
from pathlib import Path

from tests.house.source import HOUSE
from tests.house.source import dotted
from tests.house.source import modules
from tests.house.source import shown

SMALL = 40


def test_every_module_is_named_by_a_test() -> None:
    tests = "\n".join(
        path.read_text(encoding="utf-8") for path in sorted((HOUSE / "tests").rglob("*.py"))
    )
    untested = [shown(path) for path in modules() if _large(path) and not _named(path, tests)]
    assert not untested, "no test imports these: " + ", ".join(untested)


def _large(path: Path) -> bool:
    return len(path.read_text(encoding="utf-8").splitlines()) > SMALL


def _named(path: Path, tests: str) -> bool:
    """Tell whether a test imports a module, by its own name or from its package."""
    package, _, name = dotted(path).rpartition(".")
    own = rf"\b{re.escape(dotted(path))}\b"
    from_package = rf"from {re.escape(package)} import {re.escape(name)}\b"
    return re.search(f"{own}|{from_package}", tests) is not None
