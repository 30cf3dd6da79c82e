"""A programme folder of its own for each test that spoils one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.promised.folder import copied


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small programme, to be spoiled; it has every file, the optional ones empty."""
    return copied(tmp_path / "qinghe")
