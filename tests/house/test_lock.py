"""The lock leads everybody to the same packages, from the public index only."""

import re
import tomllib
from itertools import chain

from tests.house.source import HOUSE

_LOCK = (HOUSE / "uv.lock").read_text(encoding="utf-8")


def test_the_lock_names_the_public_index_only() -> None:
    assert set(re.findall(r'registry = "([^"]+)"', _LOCK)) == {"https://pypi.org/simple"}
    assert "file://" not in _LOCK


def test_every_dependency_states_its_reason() -> None:
    project = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    groups = (project["project"]["dependencies"], *project["dependency-groups"].values())
    names = {re.split(r"[<>=\[~ ]", wish)[0] for wish in chain(*groups)}
    reasons = (HOUSE / "docs/explanation/dependencies.md").read_text(encoding="utf-8")
    silent = sorted(name for name in names if f"| {name} |" not in reasons)
    assert not silent, f"say in docs/explanation/dependencies.md what these are for: {silent}"
