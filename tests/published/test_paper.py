"""The papers of an edition: set in processes of their own, compared page by page."""

from __future__ import annotations

import io
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from dianfan.figures.errors import MissingPart
from dianfan.published.broadsheet.story import Broadsheet
from dianfan.published.broadsheet.story import Masthead
from dianfan.published.broadsheet.story import Para
from dianfan.published.broadsheet.story import Run
from dianfan.published.broadsheet.story import Story
from dianfan.published.fault import Fault
from dianfan.published.paper import PaperError
from dianfan.published.paper import _set
from dianfan.published.paper import finished
from dianfan.published.paper import fonts_folder
from dianfan.published.verification.atlas import Atlas
from dianfan.published.verification.atlas import atlas
from dianfan.published.verification.comparison import Comparison
from dianfan.published.verification.paper_difference import paper_difference
from tests.editions import built
from tests.editions import has_fonts

needs_fonts = pytest.mark.skipif(
    not has_fonts(), reason="no paper can be printed: the printing fonts are missing"
)


def sheet() -> Broadsheet:
    told = Run("77亿元", "zh/figures/0123456789abcdef.html", "0123456789abcdef", "77亿元")
    return Broadsheet(
        "zh",
        date(2024, 12, 20),
        Masthead("报", "PAPER", (), "2024年12月20日", "", "", "地区", "编印"),
        Story("题", "大题", None, "作者", (Para((Run("投资"), told, Run("。"))),)),
    )


@needs_fonts
def test_a_paper_is_set_with_its_facts(tmp_path: Path) -> None:
    _set(sheet(), fonts_folder(), tmp_path / "paper.pdf", b"[]")
    with pikepdf.open(tmp_path / "paper.pdf") as pdf:
        (name,) = pdf.attachments
        assert pdf.attachments[name].get_file().read_bytes() == b"[]"


def test_a_paper_that_cannot_be_set_says_why(tmp_path: Path) -> None:
    with pytest.raises(PaperError, match="--no-pdf") as caught:
        _set(sheet(), tmp_path, tmp_path / "paper.pdf", b"[]")
    assert "font" in caught.value.why


def test_a_process_that_is_gone_is_told_as_such() -> None:
    paper: Future[None] = Future()
    paper.set_exception(BrokenProcessPool("gone"))
    with pytest.raises(PaperError, match="ended from outside"):
        finished(paper)


def test_missing_fonts_are_a_missing_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DIANFAN_FONTS", str(tmp_path))
    with pytest.raises(MissingPart, match="--no-pdf"):
        fonts_folder()


def the_atlas() -> Atlas:
    texts = ((built() / name).read_text("utf-8") for name in ("lineage.jsonl", "figures.json"))
    return atlas(*texts)


def saved(pdf: pikepdf.Pdf) -> bytes:
    buffer = io.BytesIO()
    pdf.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def paper() -> bytes:
    with pikepdf.open(built() / "broadsheet-zh.pdf") as pdf:
        return saved(pdf)


def told(found: bytes) -> list[Fault]:
    return list(paper_difference(Comparison("broadsheet-zh.pdf", paper(), found, the_atlas())))


@needs_fonts
def test_a_page_that_draws_something_else_names_its_figures() -> None:
    with pikepdf.open(built() / "broadsheet-zh.pdf") as pdf:
        pdf.pages[0].contents_add(b"0 0 m 7 7 l S")
        (fault,) = told(saved(pdf))
    assert (fault.where, bool(fault.figures)) == ("page 1", True)
    assert "the words of its figures do not" in fault.message


@needs_fonts
def test_a_link_that_is_gone_or_says_something_else_is_named() -> None:
    with pikepdf.open(built() / "broadsheet-zh.pdf") as pdf:
        notes = pdf.pages[0].Annots
        key = str(notes[0].A.URI).rpartition("/")[2].removesuffix(".html")
        notes[0].Contents = pikepdf.String("8兆元")
        (said,) = told(saved(pdf))
        assert (said.figures, said.found) == ((key,), "8兆元")
        assert "what is read out" in said.message
        del notes[0]
        (gone,) = told(saved(pdf))
    assert gone.figures == (key,)
    assert "missing" in gone.message


@needs_fonts
def test_facts_that_differ_are_told(tmp_path: Path) -> None:
    with pikepdf.open(built() / "broadsheet-zh.pdf") as pdf:
        (name,) = pdf.attachments
        text = (
            pdf.attachments[name].get_file().read_bytes().replace(b'"value": "', b'"value": "7', 1)
        )
        changed = tmp_path / "facts.json"
        changed.write_bytes(text)
        pdf.attachments[name] = pikepdf.AttachedFileSpec.from_filepath(pdf, changed)
        (fault,) = told(saved(pdf))
    assert fault.where == "attached facts"
    assert fault.figures
