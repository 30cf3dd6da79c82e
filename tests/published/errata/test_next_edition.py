"""The next edition: it tells what was corrected since the one before, and still verifies."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.cli.program import run
from dianfan.judged import judge
from dianfan.promised import load
from dianfan.recorded import close
from dianfan.reported import Report
from dianfan.reported import write
from dianfan.reported.errata import errata
from dianfan.said import read
from tests.promised.folder import copied
from tests.promised.test_corrections import GOOD
from tests.promised.test_corrections import add

LATER = GOOD.replace("a,2026-02-01", "b,2026-03-01").replace(
    "gva@QH101@2021#delta-stats-2024,301.2,310.2", "gva@QH102@2021#delta-stats-2024,210.4,"
).replace(",value,", ",retraction,")  # fmt: skip
SOURCE = "c,2026-03-02,retraction,source:delta-old,,,,,,旧档有误。,the files are wrong.,delta-stats-2025,,desk"


def reported(folder: Path) -> Report:
    programme = load(folder)
    book = close(programme, read(programme), programme.charter.review_date)
    return write(programme, book, judge(programme, book))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copied(tmp_path / "qinghe")


def test_every_correction_is_told_where_no_earlier_edition_is_known(folder: Path) -> None:
    assert errata.__doc__
    add(folder, GOOD, LATER, SOURCE)
    zh, en = reported(folder).reviews
    assert [len(one.errata) for one in (zh, en)] == [3, 3]
    assert "原载301.2亿元" in zh.errata[0].text
    assert "更正为310.2亿元" in zh.errata[0].text
    assert "was corrected to ¥31.02 billion" in en.errata[0].text
    assert "撤回" in zh.errata[1].text
    assert "。。" not in "".join(one.text for one in zh.errata)
    assert all(one.figures for one in zh.errata)
    assert all(figure.key in zh.figures for one in zh.errata for figure in one.figures)


def test_only_what_was_corrected_since_the_last_edition_is_told(folder: Path) -> None:
    add(folder, GOOD, LATER)
    add(folder, f"{'0' * 64},2025-04-30,", f"{'1' * 64},2026-02-15,", name="editions.csv")
    zh, _ = reported(folder).reviews
    assert len(zh.errata) == 1
    assert "210.4亿元" in zh.errata[0].text
    assert zh.editions is not None
    assert [row[1].phrase.text for row in zh.editions.rows] == ["1" * 64, "0" * 64]


def test_the_sheet_of_a_corrected_figure_says_so(folder: Path) -> None:
    add(folder, GOOD)
    for review in reported(folder).reviews:
        words = "更正，原为301.2亿元" if review.language == "zh" else "Corrected on 2026-02-01 from"
        sheets = [one for one in review.figures.values() if words in one.reason]
        assert sheets
        assert {one.source for one in sheets} == {"delta-stats-2025"}


def test_an_edition_with_corrections_verifies_to_the_byte(folder: Path, tmp_path: Path) -> None:
    add(
        folder,
        GOOD,
        LATER,
        SOURCE,
        "t,2026-02-01,value,target:gva-2025,1300,1310,,,,误,typo,delta-plan,,desk",
    )
    out = tmp_path / "edition"
    assert run(["build", str(folder), "--out", str(out), "--no-pdf"]) == 0
    assert run(["verify", str(out)]) == 0
    page = (out / "zh" / "corrections.html").read_text(encoding="utf-8")
    assert "301.2亿元" in page
    assert "errata-box" in (out / "zh" / "index.html").read_text(encoding="utf-8")
    path = out / "book" / "corrections.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("310.2", "311.2"), encoding="utf-8")
    assert run(["verify", str(out)]) == 4
