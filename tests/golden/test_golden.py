"""The golden edition: the words of the small programme's review, reviewed when they change.

``make golden`` writes the files anew; read their difference before you commit it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from dianfan.judged import judge
from dianfan.promised import load
from dianfan.recorded import close
from dianfan.reported import Report
from dianfan.reported import write
from dianfan.reported.model import Weave
from dianfan.reported.parts import Chart
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Table
from dianfan.said import read

HERE = Path(__file__).parent
QINGHE = HERE.parent / "programmes" / "qinghe"


@pytest.fixture(scope="module")
def report() -> Report:
    programme = load(QINGHE)
    book = close(programme, read(programme), programme.charter.review_date)
    return write(programme, book, judge(programme, book))


def words(content: Sentence | str | Weave) -> str:
    """Give words as they are; of a drawing its title, since its tables tell what it shows."""
    if isinstance(content, str):
        return content
    return content.title if isinstance(content, Weave) else content.text


def told(content: object, depth: int = 0) -> Iterator[str]:
    """Give everything that a reader would read in some content, a line each."""
    margin = "  " * depth
    if isinstance(content, Sentence | str | Weave):
        yield margin + words(content)
    elif isinstance(content, Chart):
        marks = ", ".join(f"{m.label}={m.display}" for line in content.lines for m in line.marks)
        yield f"{margin}[{content.kind}] {content.title.text} | {content.subtitle} | {marks}"
    elif isinstance(content, Table):
        yield f"{margin}| {content.caption.text} | {' | '.join(content.columns)}"
        for row in content.rows:
            yield f"{margin}| {' | '.join(cell.phrase.text for cell in row)}"
    elif isinstance(content, tuple):
        for part in content:
            yield from told(part, depth)
    elif hasattr(content, "__dataclass_fields__"):
        for name in content.__dataclass_fields__:
            yield f"{margin}{name}:"
            yield from told(getattr(content, name), depth + 1)


@pytest.mark.parametrize("place", [0, 1], ids=["zh", "en"])
def test_the_review_reads_as_it_was_last_reviewed(report: Report, place: int) -> None:
    review = report.reviews[place]
    text = "\n".join(told((review.overview, review.reports, review.integration))) + "\n"
    golden = HERE / f"qinghe-{review.language}.txt"
    if os.environ.get("DIANFAN_GOLDEN") == "write":
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")
