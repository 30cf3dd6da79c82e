"""OCR gives lines with confidence; the engine itself reads one small page here."""

from io import BytesIO

import numpy as np
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
import pytest
from PIL import Image

from dianfan.figures.errors import MissingPart
from dianfan.said.documents import pdf
from dianfan.said.documents import scan
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import TextSource
from dianfan.said.documents.pdf_scan import read_by_ocr
from dianfan.said.documents.picture import Picture
from dianfan.said.documents.picture import Pixels
from dianfan.said.documents.scan_lines import DOUBTFUL
from dianfan.said.documents.scan_lines import FoundLine
from dianfan.said.documents.scan_lines import SeenSign
from dianfan.said.documents.scan_lines import lines_of
from dianfan.said.documents.scan_rules import rules_of
from tests.said.documents.printing import needs_fonts
from tests.said.documents.printing import typeset

WORDS = ["青山县新修水渠十二条", "灌溉农田32000亩", "比上年增加12.5%"]


def _sheet() -> bytes:
    return typeset(f"#text(size: 18pt)[{' #linebreak() '.join(WORDS)}]")


def _drawn(data: bytes) -> Image.Image:
    shot: Image.Image = pypdfium2.PdfDocument(data)[0].render(scale=2).to_pil().convert("RGB")
    return shot.crop((0, 0, 600, 200))


@needs_fonts
def test_a_photograph_on_its_side_is_read_as_it_was_taken() -> None:
    out, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turn it clockwise to see it upright
    _drawn(_sheet()).rotate(90, expand=True).save(out, "JPEG", exif=exif, quality=95)
    document = scan.read(out.getvalue(), "photo.jpg", 4)
    page = document.pages[0]
    assert [line.text for line in page.lines] == WORDS
    assert (page.index, page.source, page.width, page.height) == (4, TextSource.OCR, 600, 200)
    assert (page.findings, document.media_type) == ((), "image/jpeg")
    for line in page.lines:
        assert 0.8 < line.confidence <= 1
        assert 30 < line.size < 44
        boxes = page.glyphs.boxes[line.words.glyph]
        assert (boxes[1:, 0] > boxes[:-1, 0]).all()


def test_a_blank_sheet_does_not_wake_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "_engine", lambda _: pytest.fail("the engine was asked"))
    out = BytesIO()
    Image.new("RGB", (400, 300), (250, 249, 246)).save(out, "PNG")
    (page,) = scan.read(out.getvalue(), "blank.png", 0).pages
    assert [found.code for found in page.findings] == ["empty-page"]


@needs_fonts
def test_a_page_of_a_pdf_is_read_in_points() -> None:
    book = pdf.open_pdf(_sheet(), "a.pdf")
    assert isinstance(book, pdf.OpenPdf)
    layer = pdf.read_page(book, 1, 0)
    page = read_by_ocr(book, layer, scan.Reader())
    assert [line.text for line in page.lines] == [line.text for line in layer.lines]
    for line, truth in zip(page.lines, layer.lines, strict=True):
        assert line.box is not None
        assert truth.box is not None
        assert line.box == pytest.approx(truth.box, abs=5)


def test_without_the_engine_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scan, "find_spec", lambda _: None)
    with pytest.raises(MissingPart, match=r"dianfan\[ocr\]"):
        scan.read(b"", "a.png", 0)


def _found(text: str, left: float, top: float, confidence: float = 1.0) -> FoundLine:
    signs = tuple(
        SeenSign(s, confidence, left + 10 * i, left + 10 * i + 9) for i, s in enumerate(text)
    )
    return FoundLine(text, confidence, Box(left, top, left + 10 * len(text), top + 12.2), signs)


def test_a_character_has_the_box_and_confidence_of_the_engine() -> None:
    glyphs, lines = lines_of([_found("水渠", 20, 5, 0.75)], 3)
    assert glyphs.boxes[1].tolist() == pytest.approx([30, 5, 39, 17.2])
    assert glyphs.confidence.tolist() == [0.75, 0.75]
    assert (lines[0].confidence, lines[0].size) == pytest.approx((0.75, 10))
    assert set(lines[0].words.page) == {3}


def test_without_signs_a_line_is_divided_evenly() -> None:
    glyphs, lines = lines_of([FoundLine("一二三四", 0.9, Box(0, 0, 10, 40))], 0)
    assert glyphs.boxes[:, 1].tolist() == [0, 10, 20, 30]
    assert lines[0].vertical


def test_a_dash_between_digits_is_put_right_and_doubted() -> None:
    glyphs, lines = lines_of([_found("1一10月一日", 0, 0)], 0)
    assert (lines[0].text, glyphs.text) == ("1—10月一日", "1一10月一日")
    assert glyphs.confidence.tolist() == pytest.approx([1, DOUBTFUL, 1, 1, 1, 1, 1])


def test_a_line_over_a_gutter_is_cut() -> None:
    rows = []
    for row in range(4):
        left, right = _found("左边一栏", 0, 16 * row), _found("右边一栏", 50, 16 * row)
        rows.append(
            FoundLine("左边一栏右边一栏", 1, left.box.union(right.box), left.signs + right.signs)
        )
    _, lines = lines_of(rows, 0)
    assert [line.text for line in lines] == ["左边一栏", "右边一栏"] * 4
    assert lines[0].box is not None
    assert lines[0].box.right < 45


def _engine(pixels: Pixels, *, use_det: bool) -> object:
    """Read well what lies level or turned with the clock, and badly what stands on its head.

    The picture is wider than high, and dark in its upper left corner.
    """
    if not use_det:  # a sign on its side
        return type("Result", (), {"txts": ["三"], "scores": [0.9]})()
    height, width = pixels.shape[:2]
    tall = height > width
    well = pixels[2, -3].max() < 99 if tall else pixels[2, 2].max() < 99
    quad = np.array(
        [[0, 0], [3, 0], [3, 30], [0, 30]] if tall else [[0, 0], [30, 0], [30, 3], [0, 3]]
    )
    score = 0.99 if well else 0.6
    found = {"txts": ["水渠"] * 5, "scores": [score] * 5, "boxes": [quad] * 5, "word_results": ()}
    return type("Result", (), found)()


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_page_on_its_side_or_head_is_set_upright(
    quarters: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    upright = np.full((40, 60, 3), 255, np.uint8)
    upright[:10, :20] = 0
    laid = np.ascontiguousarray(np.rot90(upright, quarters))  # against the clock
    monkeypatch.setattr(scan, "_engine", lambda _threads: _engine)
    shot = Picture(laid, laid.shape[1], laid.shape[0])
    page = scan.page_of(shot, "a.png", 1, 0, scan.Reader())
    assert (page.rotation, page.width, page.height) == (90 * quarters, 60, 40)
    assert not any(line.vertical for line in page.lines)


def test_rules_are_found_and_signs_are_none() -> None:
    pixels = np.full((400, 600, 3), 255, np.uint8)
    pixels[100:102, 50:500] = 0
    pixels[150:380, 300:303] = 0
    pixels[200:230, 100:130] = 0
    level, upright = rules_of(pixels, 2)
    assert level == pytest.approx((100, 200, 1000, 204), abs=8)
    assert upright == pytest.approx((600, 300, 606, 760), abs=8)


def test_lines_set_downwards_are_not_taken_for_a_page_on_its_side(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def engine(pixels: Pixels, *, use_det: bool) -> object:
        if not use_det:
            score = 0.9 if len(pixels) > pixels.shape[1] else 0.2
            return type("Result", (), {"txts": ["水"], "scores": [score]})()
        quad = np.array([[0, 0], [10, 0], [10, 40], [0, 40]])
        count = len(pixels) // 10
        found = {"txts": ["水渠"] * count, "scores": [0.99] * count, "boxes": [quad] * count}
        return type("Result", (), {**found, "word_results": ()})()

    monkeypatch.setattr(scan, "_engine", lambda _threads: engine)
    shot = Picture(np.full((60, 40, 3), 255, np.uint8), 40, 60)
    page = scan.page_of(shot, "a.png", 1, 0, scan.Reader())
    assert page.rotation == 0
    assert all(line.vertical for line in page.lines)
