"""A programme with an index as an edition: its file goes through unchanged and is verified."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan import promised
from dianfan.cli.review import as_book
from dianfan.cli.review import review
from dianfan.cli.verify import rebuild
from dianfan.published.verification.verify import verify
from tests.indexed_programme import LIVING
from tests.indexed_programme import write_indexed


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    room = tmp_path_factory.mktemp("indexed")
    with as_book(write_indexed(room / "programme"), None) as book:
        return review(book, out=room / "edition", paper=False).folder


def test_the_index_lies_in_the_edition_byte_for_byte_and_loads_again(edition: Path) -> None:
    assert (edition / "book" / "indices" / "living.yaml").read_bytes() == LIVING.encode()
    assert promised.load(edition / "book").indices == {"indices/living.yaml": LIVING}


def test_the_edition_is_built_again_from_its_book_with_the_same_bytes(edition: Path) -> None:
    found = verify(edition, rebuild=rebuild)
    assert not found.faults, [str(one) for one in found.faults]


def test_a_changed_index_is_found(edition: Path) -> None:
    path = edition / "book" / "indices" / "living.yaml"
    path.write_text(LIVING.replace("lower", "higher"), encoding="utf-8")
    try:
        found = verify(edition, rebuild=None)
    finally:
        path.write_text(LIVING, encoding="utf-8")
    assert any("indices/living.yaml" in str(one) for one in found.faults)
