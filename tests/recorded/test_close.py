"""Closing the record: what is known on a day, one digest for one content, a package that loads."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from dianfan.figures.errors import UnknownKey
from dianfan.promised import load
from dianfan.promised.model import Programme
from dianfan.recorded import Book
from dianfan.recorded import Mint
from dianfan.recorded import close
from dianfan.recorded import write_package
from dianfan.recorded.count import counted
from dianfan.recorded.count import recount
from dianfan.said import read

QINGHE = Path(__file__).parents[1] / "programmes" / "qinghe"


@pytest.fixture(scope="module")
def programme() -> Programme:
    return load(QINGHE)


@pytest.fixture(scope="module")
def book(programme: Programme) -> Book:
    return close(programme, read(programme), programme.charter.review_date)


def test_an_earlier_day_knows_less_and_nothing_published_later(
    programme: Programme, book: Book
) -> None:
    days = sorted(day for day in book.observations["published"].unique() if day is not None)
    earlier = close(programme, read(programme), days[0])
    assert 0 < earlier.observations.height < book.observations.height
    known_from = earlier.observations.select(pl.coalesce("published", "end")).to_series()
    assert max(known_from) <= days[0]
    assert earlier.findings
    assert earlier.digest != book.digest


def test_every_cell_has_one_chosen_entry(book: Book) -> None:
    from dianfan.recorded.book import CELL  # noqa: PLC0415 - the columns are of use here alone

    chosen = book.observations.group_by(CELL).agg(pl.col("chosen").sum())["chosen"]
    assert set(chosen) == {1}
    assert book.cells, "the example holds two sources for one cell"


def test_the_same_content_gives_the_same_digest(programme: Programme, book: Book) -> None:
    again = load(QINGHE)
    assert close(again, read(again), programme.charter.review_date).digest == book.digest


def test_the_package_is_a_programme_folder_with_the_same_book(tmp_path: Path, book: Book) -> None:
    for path, content in write_package(book):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    again = load(tmp_path)
    assert close(again, read(again), book.asof).digest == book.digest
    descriptor = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    assert descriptor["digest"] == f"sha256:{book.digest}"
    assert {one["path"] for one in descriptor["resources"]} >= {
        "entries.csv",
        "parquet/entries.parquet",
        "programme.yaml",
    }


def as_read(content: bytes) -> pl.DataFrame:
    """Read a CSV as text, an empty cell as an empty text."""
    return pl.read_csv(io.BytesIO(content), infer_schema=False).fill_null("")


def test_csv_and_parquet_hold_the_same_cells(book: Book) -> None:
    files = dict(write_package(book))
    for path in (path for path in files if path.endswith(".csv")):
        table = as_read(files[path])
        twin = pl.read_parquet(io.BytesIO(files[f"parquet/{path.removesuffix('.csv')}.parquet"]))
        assert table.equals(as_read(twin.write_csv().encode())), path


def test_a_mint_gives_the_series_in_order_of_time(programme: Programme, book: Book) -> None:
    mint = Mint(programme, book)
    home = programme.charter.place
    several = [one.id for one in programme.indicators if len(mint.series(one.id, home)) > 2]
    assert several
    figures = mint.series(several[0], home)
    assert [figure.period.end for figure in figures] == sorted(
        figure.period.end for figure in figures
    )
    assert mint.entry(book.observations["entry"][0]) is mint.entry(book.observations["entry"][0])


def test_counts_can_be_counted_again(programme: Programme, book: Book) -> None:
    home = Mint(programme, book).places[programme.charter.place]
    figure = counted(book, home, "projects", "个", status="implementation|completion")
    expected = sum(
        one.status.value in {"implementation", "completion"} for one in programme.projects
    )
    assert figure.value == expected == recount(book, figure.why.entry)  # type: ignore[union-attr]  # it is Recorded
    assert counted(book, home, "actions").value == len(programme.actions)
    with pytest.raises(UnknownKey, match="no table"):
        recount(book, "count:nowhere?")
    with pytest.raises(UnknownKey, match="no column"):
        recount(book, "count:projects?nothing=1")


def test_only_what_bears_no_date_at_all_is_known_before_the_first_publication(
    programme: Programme,
) -> None:
    book = close(programme, read(programme), date(1900, 1, 1))
    assert set(book.observations["period"]) <= {"undated"}
    assert book.observations["published"].null_count() == book.observations.height
