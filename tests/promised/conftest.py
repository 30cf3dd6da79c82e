"""A programme folder of its own for each test that spoils one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.promised.folder import QINGHE


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small programme, to be spoiled."""
    return Path(shutil.copytree(QINGHE, tmp_path / "qinghe"))
