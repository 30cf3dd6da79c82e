"""Any file through one door: in order, whatever befalls a page."""

import os
from functools import partial
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image

from dianfan.figures.errors import UseError
from dianfan.said.documents import readers
from dianfan.said.documents import scan
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.model import traced
from dianfan.said.documents.opening import read_files
from dianfan.said.documents.readers import DonePage
from dianfan.said.documents.readers import PageTask
from dianfan.said.documents.readers import ReadingWork
from dianfan.said.documents.readers import Survey
from dianfan.said.documents.readers import forget
from tests.said.documents import befall
from tests.said.documents.printing import needs_fonts
from tests.said.documents.printing import typeset

pytestmark = needs_fonts

TITLES = ["第一版水渠", "第二版学校", "第三版道路", "第四版桥梁"]


@pytest.fixture(scope="module")
def issue() -> bytes:
    return typeset("\n#pagebreak()\n".join(TITLES))


@pytest.fixture
def files(issue: bytes, tmp_path: Path) -> list[Path]:
    """An issue, a file that nobody knows, one that is not there, and the issue under another name."""
    (tmp_path / "issue.pdf").write_bytes(issue)
    (tmp_path / "odd.pdf").write_bytes(b"\x00\x01\x02" * 99)
    (tmp_path / "again.txt").write_bytes(issue)
    return [tmp_path / name for name in ("issue.pdf", "odd.pdf", "none.pdf", "again.txt")]


@pytest.mark.parametrize("workers", [0, 1, 2])
def test_pages_are_numbered_on_from_file_to_file(files: list[Path], workers: int) -> None:
    seen: list[tuple[int, int]] = []
    opened = read_files(
        files,
        workers=workers,
        after=befall.number,
        progress=lambda done, total: seen.append((done, total)),
    )
    first, odd, none, again = opened
    assert first.after == tuple((at, at + 1, title) for at, title in enumerate(TITLES))
    assert again.after == tuple((at + 4, at + 1, title) for at, title in enumerate(TITLES))
    assert [page.index for page in again.document.pages] == [4, 5, 6, 7]
    assert [one.document.findings[0].code for one in (odd, none)] == [
        "unknown-kind",
        "unreadable-file",
    ]
    assert first.document.digest == again.document.digest
    assert sorted(seen) == [(at, 8) for at in range(1, 9)]


def test_both_processes_work(files: list[Path], tmp_path: Path) -> None:
    room = tmp_path / "room"
    room.mkdir()
    opened = read_files(files * 3, after=partial(befall.processes, room=room))
    who = {process for one in opened for process in one.after}
    assert os.getpid() not in who
    assert 1 <= len(who) <= 2
    assert {int(path.name) for path in room.iterdir()} == who


def test_work_that_stumbles_loses_no_page(files: list[Path]) -> None:
    (one,) = read_files(files[:1], after=befall.stumble)
    assert one.after == (1, None, 3, None)
    assert [page.lines[0].text for page in one.document.pages] == TITLES
    found = one.document.pages[1].findings[0]
    assert (found.code, found.where.cell) == ("page-not-taken-apart", "page 2")
    assert "a stone" in found.message


def test_work_that_falls_loses_no_page(files: list[Path]) -> None:
    (one,) = read_files(files[:1], after=befall.fall)
    assert one.after == (1, None, 3, 4)
    assert [page.lines[0].text for page in one.document.pages] == TITLES
    assert [page.findings[0].code for page in one.document.pages if page.findings] == [
        "page-not-taken-apart"
    ]


def test_a_page_that_is_a_bomb_costs_that_page_only(issue: bytes, tmp_path: Path) -> None:
    """Its content is a packed stream that swells to more than a child may have."""
    out = BytesIO()
    with pikepdf.open(BytesIO(issue)) as book:
        swelling = b"0 0 m 9 9 l S " * 9_000_000
        book.pages[1].Contents = book.make_stream(swelling)
        book.save(out, compress_streams=True)
    path = tmp_path / "bomb.pdf"
    path.write_bytes(out.getvalue())
    assert path.stat().st_size < 2_000_000
    limits = Limits(seconds=20, cpu_seconds=20, memory=400 << 20)
    (one,) = read_files([path], limits=limits)
    bad = one.document.pages[1]
    assert [bool(page.lines) for page in one.document.pages] == [True, False, True, True]
    assert [finding.where.cell for finding in bad.findings] == ["page 2"]
    assert bad.findings[0].code in {"reader-died", "too-much-memory", "overfull-page", "empty-page"}


def test_a_large_file_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(2 << 30)
    (one,) = read_files([path])
    assert [finding.code for finding in one.document.findings] == ["file-too-large"]


def test_a_picture_without_ocr_says_what_it_needs(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    Image.new("L", (200, 100), 255).save(
        path, "TIFF", save_all=True, append_images=[Image.new("L", (200, 100), 0)]
    )
    (one,) = read_files([path])
    assert [page.findings[0].code for page in one.document.pages] == ["picture-of-a-page"] * 2
    assert one.document.media_type == "image/tiff"


def test_a_garbled_page_is_read_by_ocr_where_that_is_asked_for(
    issue: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(issue)) as book:
        del book.pages[1:]
        for each in book.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                del each["/ToUnicode"]
        book.save(out)
    path = tmp_path / "mute.pdf"
    path.write_bytes(out.getvalue())
    shots = []

    def engine(pixels: object, *, use_det: bool) -> object:
        assert use_det
        shots.append(pixels)
        return type("Nothing", (), {"txts": ()})()

    monkeypatch.setattr(scan, "_engine", lambda _threads: engine)
    (one,) = read_files([path], workers=0, ocr=True)
    page = one.document.pages[0]
    assert page.source is TextSource.OCR
    assert [finding.code for finding in page.findings] == ["garbled-text-layer", "empty-page"]
    assert len(shots) == 1


def test_a_file_that_changes_while_it_is_read_is_named(files: list[Path]) -> None:
    work: ReadingWork[None] = ReadingWork(Limits())
    survey = work((files[0], "issue.pdf"))
    forget()
    files[0].write_bytes(files[0].read_bytes() + b"\n")
    assert isinstance(survey, Survey)
    task = PageTask(files[0], "issue.pdf", survey.document.digest, survey.kind, 1, 0)
    done = work(task)
    assert isinstance(done, DonePage)
    assert [finding.code for finding in done.page.findings] == ["changed-file"]


def test_work_of_the_script_itself_is_refused(files: list[Path]) -> None:
    with pytest.raises(UseError, match="another process"):
        read_files(files, after=lambda page: page.number)


def test_files_of_one_name_are_told_apart(issue: bytes, tmp_path: Path) -> None:
    paths = [tmp_path / folder / "issue.pdf" for folder in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        path.write_bytes(issue)
    opened = read_files([*paths, tmp_path / "none.pdf"])
    assert [one.document.file for one in opened] == [*(str(path) for path in paths), "none.pdf"]
    assert opened[2].document.digest == ""


def _three_pages(data: bytes, file: str, first: int) -> Document:
    pages = tuple(_marked(at, first) for at in range(3))
    return Document(file, str(len(data)), "text/plain", pages)


def _marked(at: int, first: int) -> Page:
    glyphs = glyphs_of_boxes("水渠", np.zeros((2, 4), np.float32))
    line = Line(traced("水渠", first + at, 0))
    kind, source = PageKind.MARKED, TextSource.MARKUP
    return Page(first + at, at + 1, kind, source, 0, 0, glyphs, (line,))


def test_files_whose_pages_come_at_once_take_their_place(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(readers.WHOLE, Format.TEXT, _three_pages)
    path = tmp_path / "words.txt"
    path.write_text("水渠", encoding="utf-8")
    opened = read_files([files[0], path, files[3]], workers=0, after=befall.number)
    assert opened[1].after == ((4, 1, "水渠"), (5, 2, "水渠"), (6, 3, "水渠"))
    traces = [set(page.lines[0].words.page.tolist()) for page in opened[1].document.pages]
    assert traces == [{4}, {5}, {6}]
    assert [page.index for page in opened[2].document.pages] == [7, 8, 9, 10]


def test_an_empty_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (one,) = read_files([tmp_path / "empty.txt"], workers=0)
    assert [finding.code for finding in one.document.findings] == ["empty-file"]
