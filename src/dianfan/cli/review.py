"""The main path: from a folder of promises to an edition, six calls long."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from dianfan import judged
from dianfan import promised
from dianfan import published
from dianfan import recorded
from dianfan import reported
from dianfan import said
from dianfan.figures.errors import BlockedByFindings
from dianfan.figures.finding import blocking
from dianfan.judged.indices.laid_down import index_findings
from dianfan.reported.signoff import require_signed_off

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator
    from datetime import date

    from dianfan.figures.finding import Finding
    from dianfan.promised.model import Programme
    from dianfan.published import Edition
    from dianfan.reported.model import Report

MOST_SHOWN = 12


def review(
    folder: Path,
    asof: date | None = None,
    *,
    out: Path,
    paper: bool = True,
    reviewed: bool = False,
    progress: Callable[[str, int, int], None] = lambda _stage, _done, _all: None,
) -> Edition:
    """Review a programme as it was known on a day, and publish the edition.

    Args:
        folder: the programme folder.
        asof: the day; the programme's review date when left out.
        out: the folder that the edition becomes.
        paper: whether to print the broadsheets.
        reviewed: whether every sentence with figures must have been ticked by two persons.
        progress: is told the stage, how much of it is done and how much there is.

    Raises:
        BlockedByFindings: the folder has findings of severity error; nothing was written.
        NotSignedOff: sentences that must have been ticked were not; nothing was written.
    """
    report = report_of(folder, asof)
    if reviewed:
        require_signed_off(report)
    return published.edition(report, out=out, paper=paper, progress=progress)


def report_of(folder: Path, asof: date | None = None) -> Report:
    """Write the review of a programme as it was known on a day.

    Raises:
        BlockedByFindings: the folder has findings of severity error.
    """
    programme = sound(promised.load(folder))
    claims = said.read(programme)
    book = recorded.close(programme, claims, asof or programme.charter.review_date)
    verdicts = judged.judge(programme, book)
    return reported.write(programme, book, verdicts)


@contextmanager
def as_book(folder: Path, asof: date | None) -> Iterator[Path]:
    """Write the Book of a programme into a folder of its own, and give that.

    An edition is made from its Book and nothing else, so that whoever has the Book can
    make the same edition: what a folder has beyond it (comments, blank lines, the order
    of columns) leaves no trace.

    Raises:
        BlockedByFindings: the folder has findings of severity error.
    """
    programme = sound(promised.load(folder))
    book = recorded.close(programme, said.read(programme), asof or programme.charter.review_date)
    with TemporaryDirectory(prefix="dianfan-") as room:
        for path, content in recorded.write_package(book):
            target = Path(room) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield Path(room)


def sound(programme: Programme) -> Programme:
    """Give a programme back when no finding on it or on its indices is an error.

    Raises:
        BlockedByFindings: some are; the first of them are named.
    """
    stops = blocking((*programme.findings, *index_findings(programme)))
    if stops:
        raise BlockedByFindings(
            f"the programme has {len(stops)} error{'s' if len(stops) > 1 else ''}, so nothing was written",
            where=str(programme.folder),
            why=_listed(stops),
            remedy=f"mend them; `dianfan check {programme.folder}` lists all findings",
        )
    return programme


def _listed(stops: tuple[Finding, ...]) -> str:
    shown = [f"{stop.where}: {stop.message}" for stop in stops[:MOST_SHOWN]]
    if len(stops) > MOST_SHOWN:
        shown.append(f"and {len(stops) - MOST_SHOWN} more")
    return "\n    ".join(shown)
