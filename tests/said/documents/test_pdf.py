"""PDF becomes pages: each character in its place, and a fault where one is."""

from io import BytesIO

import numpy as np
import pdfplumber
import pikepdf
import pytest
from PIL import Image

from dianfan.said.documents import pdf
from dianfan.said.documents.limits import Limits
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Page
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.model import TextSource
from tests.said.documents.printing import needs_fonts
from tests.said.documents.printing import typeset

pytestmark = needs_fonts

LEFT = [
    "青山县新修水渠十二条",
    "灌溉农田三万二千亩余",
    "比上年增加百分之十二",
    "受益农户一千六百多家",
]
RIGHT = [
    "石桥镇新建学校一所整",
    "可容学生七百二十名整",
    "投资八千三百万元人民",
    "明年九月一日开学迎新",
]
SHEET = f"""
#text(size: 24pt, weight: "bold")[水渠修到山脚下]
#v(6pt)
#grid(columns: (100pt, 100pt), column-gutter: 9pt,
  [{" #linebreak() ".join(LEFT)}], [{" #linebreak() ".join(RIGHT)}])
#v(20pt)
#line(length: 200pt, stroke: 0.5pt)
#v(10pt)
#rect(width: 120pt, height: 40pt, stroke: 1pt)[加框的话]
#place(top + right, dx: 0pt, dy: 80pt, box(width: 10pt)[竖排标题])
"""


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return typeset(SHEET)


@pytest.fixture(scope="module")
def page(sheet: bytes) -> Page:
    return pdf.read(sheet, "sheet.pdf", 3).pages[0]


def _texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def _codes(page: Page) -> list[str]:
    return [finding.code for finding in page.findings]


def _changed(data: bytes, **keys: object) -> bytes:
    """Change keys of every page."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as book:
        for each in book.pages:
            for key, value in keys.items():
                each.obj[f"/{key}"] = value
        book.save(out)
    return out.getvalue()


def test_a_page_says_where_it_comes_from(page: Page) -> None:
    assert (page.index, page.number, page.kind) == (3, 1, PageKind.PRINTED)
    assert (page.source, page.findings) == (TextSource.LAYER, ())
    assert (page.width, page.height) == pytest.approx((300, 400))


def test_lines_do_not_weave_columns_together(page: Page) -> None:
    assert set(LEFT + RIGHT) <= set(_texts(page))


def test_a_line_knows_its_type(page: Page) -> None:
    head, body = page.lines[0], next(line for line in page.lines if line.text == LEFT[0])
    assert (head.text, head.size, head.bold) == ("水渠修到山脚下", 24, True)
    assert (body.size, body.bold, body.vertical) == (10, False, False)
    assert body.box is not None
    assert body.box.height == pytest.approx(10, abs=0.01)


def test_every_character_of_a_line_leads_to_its_glyph(page: Page) -> None:
    for line in page.lines:
        assert "".join(page.glyphs.text[row] for row in line.words.glyph) == line.text
        assert set(line.words.page) == {3}
        boxes = page.glyphs.boxes[line.words.glyph]
        assert line.box is not None
        assert boxes[:, 0].min() == pytest.approx(line.box.left)
        assert boxes[:, 3].max() == pytest.approx(line.box.bottom)


def test_upright_signs_set_downwards_are_one_vertical_line(page: Page) -> None:
    line = next(line for line in page.lines if line.vertical)
    assert line.text == "竖排标题"
    assert line.box is not None
    assert line.box.height > 3 * line.box.width


def test_rules_and_frames_are_found(page: Page) -> None:
    rule, frame = sorted(page.rules, key=lambda box: box.height)
    assert (rule.width, rule.height) == pytest.approx((200, 0), abs=1.5)
    assert (frame.width, frame.height) == pytest.approx((120, 40), abs=1.5)
    inside = next(line for line in page.lines if line.text == "加框的话")
    assert inside.box is not None
    assert frame.union(inside.box) == frame


def test_characters_stand_where_pdfplumber_finds_them(sheet: bytes, page: Page) -> None:
    with pdfplumber.open(BytesIO(sheet)) as book:
        peer = [each for each in book.pages[0].chars if each["text"].strip()]
    ours = [row for row, sign in enumerate(page.glyphs.text) if sign.strip()]
    found = {
        (page.glyphs.text[row], *np.round(page.glyphs.boxes[row, [0, 2]].astype(float), 1))
        for row in ours
    }
    assert len(peer) == len(ours)
    assert found == {(each["text"], round(each["x0"], 1), round(each["x1"], 1)) for each in peer}


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(sheet: bytes, page: Page, turn: int) -> None:
    """Text that the turn would lay on its side or head is set upright again."""
    turned = pdf.read(_changed(sheet, Rotate=turn), "t.pdf", 3).pages[0]
    assert sorted(_texts(turned)) == sorted(_texts(page))
    assert (turned.width, turned.height) == (page.width, page.height)


def test_text_on_its_side_is_set_upright() -> None:
    aside = typeset(
        "#rotate(90deg, reflow: true)[#box(width: 200pt)[" + "横写的文字在此。" * 9 + "]]"
    )
    page = pdf.read(aside, "aside.pdf", 0).pages[0]
    assert (page.rotation, page.width, page.height) == (270, 400, 300)
    assert page.lines[0].text.startswith("横写的文字在此")
    assert page.lines[0].box is not None
    assert page.lines[0].box.width > 10 * page.lines[0].box.height


def test_a_line_on_its_side_among_others_is_vertical() -> None:
    mixed = typeset("横写的文字在此。" * 30 + "#rotate(-90deg, reflow: true)[侧写的文字]")
    lines = pdf.read(mixed, "mixed.pdf", 0).pages[0].lines
    assert [line.text for line in lines if line.vertical] == ["侧写的文字"]


def test_a_cut_page_shows_what_its_visible_part_holds(sheet: bytes, page: Page) -> None:
    box = pikepdf.Array([0, 300, 300, 400])
    cut = pdf.read(_changed(sheet, CropBox=box), "cut.pdf", 3).pages[0]
    assert (cut.width, cut.height) == (300, 100)
    assert cut.lines[0].box == pytest.approx(page.lines[0].box, abs=0.01)
    assert "加框的话" not in _texts(cut)
    assert "加框的话" in cut.glyphs.text


def test_fonts_that_do_not_tell_their_characters_are_found(sheet: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet)) as book:
        for each in book.objects:
            if isinstance(each, pikepdf.Dictionary) and "/ToUnicode" in each:
                del each["/ToUnicode"]
        book.save(out)
    page = pdf.read(out.getvalue(), "mute.pdf", 0).pages[0]
    assert _codes(page) == ["garbled-text-layer"]
    assert {sign for line in page.lines for sign in line.text if sign.strip()} == {"\ufffd"}


def test_a_page_without_text_is_found() -> None:
    page = pdf.read(typeset("#rect(width: 50pt)"), "empty.pdf", 0).pages[0]
    assert (_codes(page), page.lines) == (["empty-page"], ())


def _locked(data: bytes, user: str) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as book:
        book.save(out, encryption=pikepdf.Encryption(owner="owner", user=user))
    return out.getvalue()


def test_a_locked_file_is_named(sheet: bytes) -> None:
    document = pdf.read(_locked(sheet, "secret"), "locked.pdf", 0)
    assert [each.code for each in document.findings] == ["locked-file"]
    assert document.pages == ()


def test_an_encrypted_file_that_opens_is_read(sheet: bytes, page: Page) -> None:
    document = pdf.read(_locked(sheet, ""), "open.pdf", 3)
    assert [each.code for each in document.findings] == ["encrypted-file"]
    assert _texts(document.pages[0]) == _texts(page)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_truncated_file_says_so(sheet: bytes, share: float) -> None:
    document = pdf.read(sheet[: int(len(sheet) * share)], "cut.pdf", 0)
    assert {each.code for each in document.findings} & {"truncated-file", "damaged-file"}


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\n", b"%PDF-1.7\nnothing here\n%%EOF"])
def test_a_file_without_pages_is_refused(data: bytes) -> None:
    document = pdf.read(data, "none.pdf", 0)
    assert [each.code for each in document.findings] == ["damaged-file"]


def test_a_damaged_page_loses_no_other(sheet: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet)) as book:
        book.pages.append(book.pages[0])
        book.pages.append(book.pages[0])
        book.Root.Pages.Kids[1] = pikepdf.Dictionary(Type=pikepdf.Name.Nothing, Parent=3)
        book.save(out)
    pages = pdf.read(out.getvalue(), "bad.pdf", 5).pages
    assert [each.index for each in pages] == [5, 6, 7]
    assert [bool(each.lines) for each in pages] == [True, False, True]
    assert pages[1].findings


def test_more_than_the_limits_is_named_and_left_out(sheet: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet)) as book:
        book.pages.append(book.pages[0])
        book.save(out)
    data = out.getvalue()
    few = pdf.read(data, "many.pdf", 0, Limits(pages=1, glyphs=5))
    assert [each.code for each in few.findings] == ["too-many-pages"]
    assert [_codes(each) for each in few.pages] == [["overfull-page"]]
    assert len(few.pages[0].glyphs) == 5
    large = pdf.read(data, "large.pdf", 0, Limits(bytes=100))
    assert [each.code for each in large.findings] == ["file-too-large"]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_letters_of_a_ligature_share_its_place(turn: int) -> None:
    words = f"#place(center + horizon, rotate({turn}deg)[office fluff])"
    page = pdf.read(typeset("横写的文字在此。" * 9 + words), "ligature.pdf", 0).pages[0]
    line = next(line for line in page.lines if "office" in line.text)
    assert line.text == "office fluff"
    assert line.vertical == (turn % 180 == 90)
    middles = page.glyphs.boxes.reshape(-1, 2, 2).mean(1)[line.words.glyph]
    steps = np.diff(middles[:, turn // 90 % 2])
    assert (steps > 0).all() if turn in {0, 90} else (steps < 0).all()


def test_skewed_text_is_one_line() -> None:
    words = "#place(center + horizon, rotate(-20deg)[斜着写的文字在此])"
    page = pdf.read(typeset("横写的文字在此。" * 9 + words), "skew.pdf", 0).pages[0]
    assert "斜着写的文字在此" in _texts(page)


def test_what_underlines_words_is_no_rule() -> None:
    sheet = "#underline(stroke: 0.5pt)[有线在下的文字] #v(9pt) #line(length: 90pt, stroke: 0.5pt)"
    page = pdf.read(typeset(sheet), "underline.pdf", 0).pages[0]
    assert [round(rule.width) for rule in page.rules] == [90]


def _photograph(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("L", (width, height), 90).save(out, "PDF")
    return out.getvalue()


def test_a_scanned_page_is_known_as_a_picture() -> None:
    page = pdf.read(_photograph(300, 400), "scan.pdf", 0).pages[0]
    assert _codes(page) == ["picture-of-a-page"]
    assert page.pictures == (Box(0, 0, page.width, page.height),)


def test_a_picture_within_a_form_has_its_place(sheet: bytes) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet)) as book, pikepdf.open(BytesIO(_photograph(50, 50))) as photo:
        book.pages[0].add_overlay(photo.pages[0], pikepdf.Rectangle(200, 100, 260, 160))
        book.save(out)
    page = pdf.read(out.getvalue(), "photo.pdf", 0).pages[0]
    assert len(page.pictures) == 1
    assert page.pictures[0] == pytest.approx((200, 240, 260, 300), abs=0.5)


def test_an_invisible_layer_is_told(sheet: bytes, page: Page) -> None:
    out = BytesIO()
    with pikepdf.open(BytesIO(sheet)) as book:
        content = book.pages[0].Contents.read_bytes()
        book.pages[0].Contents = book.make_stream(content.replace(b"0 Tr", b"3 Tr"))
        book.save(out)
    unseen = pdf.read(out.getvalue(), "unseen.pdf", 3).pages[0]
    assert _codes(unseen) == ["invisible-text"]
    assert _texts(unseen) == _texts(page)
