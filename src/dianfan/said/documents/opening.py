"""The door to documents: files of any kind become pages, whatever befalls one of them.

Parsers run in child processes within `Limits`. Pages are read side by side, and a function of
the caller may go on with each page where it was read, so that a long issue is quick on two
processors. The result does not depend on which of them was faster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from hashlib import file_digest
from itertools import accumulate
from itertools import islice
from pathlib import Path
from typing import Any
from typing import Generic
from typing import Self
from typing import TypeVar
from typing import overload

import numpy as np

from dianfan.figures.finding import Finding
from dianfan.said.documents import scan
from dianfan.said.documents.child import Children
from dianfan.said.documents.child import Fate
from dianfan.said.documents.child import LostTask
from dianfan.said.documents.child_side import described
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.limits import LIMITS
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Page
from dianfan.said.documents.pdf import too_large
from dianfan.said.documents.readers import DonePage
from dianfan.said.documents.readers import PageTask
from dianfan.said.documents.readers import ReadingWork
from dianfan.said.documents.readers import Survey
from dianfan.said.documents.readers import forget
from dianfan.said.documents.unread import FAULT
from dianfan.said.documents.unread import place
from dianfan.said.documents.unread import unread_page

T = TypeVar("T")
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Opened(Generic[T]):
    """A file that was read, and what the caller's function made of each page, in their order.

    ``after`` has None for a page of which nothing was made; the page's findings say why.
    """

    document: Document
    after: tuple[T | None, ...] = ()


@overload
def read_files(
    paths: Sequence[Path],
    *,
    workers: int = 2,
    ocr: bool = False,
    progress: Progress | None = None,
    after: None = None,
    limits: Limits = LIMITS,
) -> tuple[Opened[None], ...]: ...


@overload
def read_files(
    paths: Sequence[Path],
    *,
    workers: int = 2,
    ocr: bool = False,
    progress: Progress | None = None,
    after: Callable[[Page], T],
    limits: Limits = LIMITS,
) -> tuple[Opened[T], ...]: ...


def read_files(
    paths: Sequence[Path],
    *,
    workers: int = 2,
    ocr: bool = False,
    progress: Progress | None = None,
    after: Callable[[Page], Any] | None = None,
    limits: Limits = LIMITS,
) -> tuple[Opened[Any], ...]:
    """Read files of any kind: PDF, pictures, text, HTML, workbooks, PAGE-XML, ALTO.

    Args:
        paths: the files; their pages are numbered on from file to file.
        workers: the child processes; with 0 all is done in this one, where neither time nor
            memory is limited.
        ocr: whether pictures, and pages without a usable text layer, are read by OCR.
        progress: is told how many pages are done, and how many there are.
        after: is called with each page in the process that read it, and must be picklable: a
            function of a module, or a `functools.partial` of one.
        limits: what may be spent on a file and on a page.

    Returns:
        One for each path, in their order. What could not be read has findings instead.

    Raises:
        MissingPart: OCR is asked for, and not installed.
        UseError: the function cannot be handed to another process.
    """
    if ocr:
        scan.require()
    threads = max(1, scan.cores() // max(1, workers))
    reading = ReadingWork(limits, ocr, threads, after)
    pool = Children(reading, workers, limits) if workers else _Here(reading)
    with pool:
        files = _named_files(paths)
        surveys = _surveyed(pool, files, limits)
        documents = _numbered(surveys)
        tasks = list(_tasks(files, surveys, documents))
        done = _done(pool, tasks, progress)
    if after is not None and workers:
        done = _again(done, tasks, replace(reading, after=None), workers)
    counts = [survey.count + len(survey.document.pages) for survey in surveys]
    return tuple(_bound(documents, counts, zip(done, tasks, strict=True)))


class _Here:
    """Does in this process what children would do."""

    def __init__(self, work: Callable[[Any], Any]) -> None:
        self._work = work

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        forget()

    def run(self, tasks: Sequence[object]) -> Iterator[tuple[int, Any]]:
        for position, task in enumerate(tasks):
            try:
                yield position, self._work(task)
            except Exception as fault:  # noqa: BLE001  # whatever a parser raises concerns one task only
                yield position, LostTask(Fate.RAISED, described(fault))


_Pool = Children | _Here


def _named_files(paths: Sequence[Path]) -> list[tuple[Path, str]]:
    """Name each file by its last part, or by all of its path where that names two."""
    counts = Counter(path.name for path in paths)
    return [(path, path.name if counts[path.name] == 1 else path.as_posix()) for path in paths]


def _surveyed(pool: _Pool, files: Sequence[tuple[Path, str]], limits: Limits) -> list[Survey]:
    """Look at all files; one that fails has a survey with a finding."""
    surveys: dict[int, Survey] = {}
    for at, (path, name) in enumerate(files):
        fault = _not_openable(path, name, limits)
        if fault is not None:
            surveys[at] = _refusal(name, fault)
    left = [at for at in range(len(files)) if at not in surveys]
    for position, result in pool.run([files[at] for at in left]):
        at = left[position]
        path, name = files[at]
        if isinstance(result, LostTask):
            surveys[at] = _refusal(name, failed(name, None, result), _digest(path))
        else:
            surveys[at] = result
    return [surveys[at] for at in range(len(files))]


def _not_openable(path: Path, name: str, limits: Limits) -> Finding | None:
    try:
        size = path.stat().st_size
        if not path.is_file():
            return _unreadable(name, "it is no file")
    except OSError as fault:
        return _unreadable(name, str(fault.strerror))
    return too_large(name, size, limits) if size > limits.bytes else None


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _refusal(name: str, finding: Finding, digest: str = "") -> Survey:
    """Give the survey of a file that was not read; one that was not opened has no digest."""
    kind = Format.UNKNOWN
    return Survey(Document(name, digest, kind, (), findings=(finding,)), kind, 0)


def _numbered(surveys: Sequence[Survey]) -> list[Document]:
    """Number the pages that came with their file on from file to file."""
    counts = [survey.count + len(survey.document.pages) for survey in surveys]
    firsts = [0, *accumulate(counts)]
    return [
        replace(
            survey.document, pages=tuple(_renumbered(page, first) for page in survey.document.pages)
        )
        for survey, first in zip(surveys, firsts, strict=False)
    ]


def _renumbered(page: Page, first: int) -> Page:
    """Move a page on by so many pages, and with it what its lines were traced to."""
    if not first:
        return page
    lines = tuple(
        replace(
            line,
            words=replace(
                line.words,
                page=np.where(line.words.page < 0, line.words.page, line.words.page + first),
            ),
        )
        for line in page.lines
    )
    return replace(page, index=page.index + first, lines=lines)


def _tasks(
    files: Sequence[tuple[Path, str]], surveys: Sequence[Survey], documents: Sequence[Document]
) -> Iterator[PageTask | Page]:
    """Give all pages in their order: those still to be read, and those that are."""
    index = 0
    for (path, name), survey, document in zip(files, surveys, documents, strict=True):
        yield from document.pages
        index += len(document.pages)
        for at in range(survey.count):
            yield PageTask(path, name, document.digest, survey.kind, at + 1, index)
            index += 1


def _done(
    pool: _Pool, tasks: Sequence[PageTask | Page], progress: Progress | None
) -> list[DonePage[Any] | LostTask]:
    """Do what is to be done with each page, and give it in the order of the pages."""
    results: dict[int, DonePage[Any] | LostTask] = {}
    for position, result in pool.run(tasks):
        results[position] = result
        if progress is not None:
            progress(len(results), len(tasks))
    return [results[position] for position in range(len(tasks))]


def _again(
    done: Sequence[DonePage[Any] | LostTask],
    tasks: Sequence[PageTask | Page],
    reading: ReadingWork[Any],
    workers: int,
) -> list[DonePage[Any] | LostTask]:
    """Read pages that failed once more, alone: what came after them may be at fault."""
    results = list(done)
    failures = {at: one for at, one in enumerate(done) if isinstance(one, LostTask)}
    if not failures:
        return results
    with Children(reading, min(workers, len(failures)), reading.limits) as pool:
        places = list(failures)
        for position, result in pool.run([tasks[at] for at in places]):
            if isinstance(result, DonePage):
                at = places[position]
                results[at] = result._replace(fault=_named(failures[at]))
    return results


def _bound(
    documents: Sequence[Document],
    counts: Sequence[int],
    done: Iterator[tuple[DonePage[T] | LostTask, PageTask | Page]],
) -> Iterator[Opened[T]]:
    """Put the pages back into their files."""
    for document, count in zip(documents, counts, strict=True):
        part = [_kept(one, task, document.file) for one, task in islice(done, count)]
        pages = tuple(one.page for one in part)
        yield Opened(replace(document, pages=pages), tuple(one.after for one in part))


def _kept(one: DonePage[T] | LostTask, task: PageTask | Page, file: str) -> DonePage[T]:
    """Put a page with a finding in the place of one that failed."""
    if isinstance(one, LostTask):
        if isinstance(task, PageTask):
            finding = failed(file, task.number, one)
            return DonePage(unread_page(task.index, task.number, finding), None)
        one = DonePage(task, None, _named(one))
    if not one.fault:
        return one
    finding = _stuck(one.page, file, one.fault)
    return one._replace(page=replace(one.page, findings=(*one.page.findings, finding)))


def _named(failure: LostTask) -> str:
    return f"{failure.fate} ({failure.detail or 'no more is known'})"


def failed(file: str, number: int | None, failure: LostTask) -> Finding:
    """Say that a file, or one of its pages, could not be read, and what became of the reader."""
    what = "file" if number is None else "page"
    others = "" if number is None else " The other pages were read."
    return Finding(
        FAULT,
        _CODES[failure.fate],
        place(file, number),
        f"The {what} could not be read: {_named(failure)}." + others,
        _REMEDIES[failure.fate],
    )


def _stuck(page: Page, file: str, fault: str) -> Finding:
    return Finding(
        FAULT,
        "page-not-taken-apart",
        place(file, page.number),
        f"The page was read, but not worked on: {fault}.",
        "Report the fault with the page; the words of the page are here.",
    )


def _unreadable(file: str, why: str) -> Finding:
    return Finding(
        FAULT,
        "unreadable-file",
        place(file),
        f"The file cannot be opened: {why}.",
        "Check its name, and that it may be read.",
    )


_CODES = {
    Fate.DIED: "reader-died",
    Fate.OVERRUN: "too-slow",
    Fate.MEMORY: "too-much-memory",
    Fate.RAISED: "reader-failed",
}
_MEND = "Print it to a new PDF, or save it as a picture, and read that."
_REMEDIES = {
    Fate.DIED: _MEND,
    Fate.OVERRUN: f"Raise the limit of seconds. {_MEND}",
    Fate.MEMORY: f"Raise the limit of memory. {_MEND}",
    Fate.RAISED: f"Report the fault with the file. {_MEND}",
}
