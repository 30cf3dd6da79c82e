"""A text file keeps its lines, their blanks and indents, and the way back to its bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.said.documents.model import PageKind
from dianfan.said.documents.opening import read_files
from dianfan.said.documents.text import read

SAMPLE = "\n 河水清了\n\n\u3000\u3000新修堤防\r\n超77公里。\f第二页\u200b完\n"
FRONT = Path(__file__).parents[4] / "shared" / "library" / "changji-daily-2024-12-front-page.txt"


def test_lines_keep_blanks_and_indents() -> None:
    first, second = read(SAMPLE.encode(), "page.txt", 3).pages
    assert [(line.text, line.blanks, line.indent) for line in first.lines] == [
        ("河水清了", 1, 1),
        ("新修堤防", 1, 2),
        ("超77公里。", 0, 0),
    ]
    assert [line.text for line in second.lines] == ["第二页完"]
    assert (first.index, first.number, second.index, second.number) == (3, 1, 4, 2)
    assert first.kind is PageKind.FLATTENED


def _leads_back(data: bytes, encoding: str) -> int:
    count = 0
    for page in read(data, "page.txt", 0).pages:
        for line in page.lines:
            for char, glyph in zip(line.text, line.words.glyph, strict=True):
                start, end = page.glyphs.start[glyph], page.glyphs.end[glyph]
                assert data[start:end].decode(encoding) == char
                count += 1
    return count


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_every_character_leads_back_to_its_bytes(encoding: str) -> None:
    text = SAMPLE * 8
    assert _leads_back(text.encode(encoding), encoding) > 100


def test_an_empty_text_is_one_empty_page() -> None:
    (page,) = read(b" \n\n", "page.txt", 0).pages
    assert page.lines == ()


def test_a_page_of_a_daily_leads_back_to_its_bytes() -> None:
    if not FRONT.exists():
        pytest.skip("the front page is not beside this checkout")
    assert _leads_back(FRONT.read_bytes(), "utf-8") > 2500


def test_a_text_file_comes_through_the_door(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text(SAMPLE, encoding="utf-8")
    (opened,) = read_files([path], workers=0)
    assert [len(page.lines) for page in opened.document.pages] == [3, 1]
