"""A workspace whose rows are taken back after each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dianfan.store.workspace import Workspace
from tests.workspace import place as opened_place
from tests.workspace import undone

opened_place()  # models can be imported only when Django is set up


@pytest.fixture
def place() -> Iterator[Workspace]:
    """A workspace that is empty again afterward."""
    with undone() as found:
        yield found


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests of this folder on both databases."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("database")
