"""An invented report of an invented place, for tests of what is published."""

from __future__ import annotations

from datetime import date

import polars as pl

from dianfan.recorded.book import Book
from dianfan.reported.model import Report
from tests.published.sample_writer import Writer


def sample_report() -> Report:
    """Write the sample in both languages."""
    frame = pl.DataFrame({"entry": ["a"]})
    book = Book(
        date(2024, 12, 30),
        frame,
        {"projects": frame, "sources": frame},
        {"programme.yaml": "id: sample\n"},
        "0123456789abcdef" * 4,
    )
    return Report(book, (Writer("zh").review(), Writer("en").review()))
