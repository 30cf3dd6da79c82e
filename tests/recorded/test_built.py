"""Networks and progress go into a Book and come out of it whole, and each number has its source."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from dianfan.promised.load import load
from dianfan.promised.model import Programme
from dianfan.recorded.book import Book
from dianfan.recorded.built import built_leaves
from dianfan.recorded.built import of_edge
from dianfan.recorded.built import of_node
from dianfan.recorded.built import of_progress
from dianfan.recorded.close import close
from dianfan.recorded.mint import Mint
from dianfan.recorded.package import write_package
from dianfan.said.claims import read

EXAMPLE = Path(__file__).parents[2] / "programmes" / "yunting"
ASOF = date(2026, 4, 30)


@cache
def _programme() -> Programme:
    return load(EXAMPLE)


def _closed(programme: Programme) -> Book:
    return close(programme, read(programme), ASOF)


def test_a_book_of_them_loads_again_to_the_same_digest(tmp_path: Path) -> None:
    book = _closed(_programme())
    for path, content in write_package(book):
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    again = load(tmp_path)
    assert _closed(again).digest == book.digest
    assert len(again.infrastructure.edges) == len(_programme().infrastructure.edges)
    assert len(again.works.progress) == len(_programme().works.progress)


def test_a_number_that_changes_changes_the_digest() -> None:
    programme = _programme()
    first, *rest = programme.infrastructure.edges
    assert first.minutes is not None
    told = replace(
        programme.infrastructure, edges=(replace(first, minutes=first.minutes + 1), *rest)
    )
    changed = replace(programme, infrastructure=told)
    assert _closed(changed).digest != _closed(programme).digest


def test_every_leaf_has_a_source_a_unit_and_a_place() -> None:
    programme = _programme()
    mint = Mint(programme, _closed(programme))
    sources = {one.id for one in programme.sources}
    leaves = list(built_leaves(mint))
    assert len(leaves) == len({one.key for one in leaves}) > 500
    assert all(one.why[1] in sources and one.unit.symbol and one.place.code for one in leaves)


def test_what_is_not_told_is_no_leaf() -> None:
    programme = _programme()
    mint = Mint(programme, _closed(programme))
    node = next(one for one in programme.infrastructure.nodes if one.id == "grid-20")
    assert of_node(mint, node, "load") is None
    edge = next(one for one in programme.infrastructure.edges if one.id == "second-line-road")
    assert of_edge(mint, edge, "cost") is None
    report = replace(programme.works.progress[0], done=None, unit="")
    assert of_progress(mint, report, "done") is None
    assert of_progress(mint, report, "spent") is None
