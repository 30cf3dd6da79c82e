"""PAGE and ALTO come back as they were written, and keep the rules of their schemas."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from dianfan.figures.errors import UseError
from dianfan.said.articles.model import Role
from dianfan.said.documents import alto as alto_reader
from dianfan.said.documents import pagexml as page_reader
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.kinds import kind_of
from dianfan.said.documents.model import Document
from dianfan.said.formats import alto as alto_format
from dianfan.said.formats import page_xml as page_format
from dianfan.said.formats.alto import alto
from dianfan.said.formats.page_xml import TYPES
from dianfan.said.formats.page_xml import page_xml
from dianfan.said.formats.regions import regions
from dianfan.said.formats.regions import xml_name
from dianfan.said.formats.regions import xml_text
from tests.said.formats.printed import CREATED
from tests.said.formats.printed import LINES
from tests.said.formats.printed import PICTURE
from tests.said.formats.printed import printed_reading
from tests.said.readings import small_reading

PAGE = {"p": page_format.NAMESPACE}
ALTO = {"a": alto_format.NAMESPACE}
PAGE_TYPES = {
    *("paragraph", "heading", "caption", "header", "footer", "page-number", "drop-capital"),
    *("credit", "floating", "signature-mark", "catch-word", "marginalia", "footnote"),
    *("footnote-continued", "endnote", "TOC-entry", "list-label", "other"),
}
"""The types of a region of text that PAGE 2019 knows."""


def _texts(document: Document) -> list[str]:
    return [line.text for line in document.pages[0].lines]


def _in_order() -> list[str]:
    words = [words for words, _, _ in LINES]
    return [*words[1:], words[0]]


def test_page_comes_back_in_reading_order_with_its_places() -> None:
    data = page_xml(printed_reading(Format.PICTURE), 0, created=CREATED)
    assert kind_of(data).kind is Format.PAGE_XML
    page = page_reader.read(data, "0001.xml", 0).pages[0]
    original = printed_reading().pages[0]
    assert _texts(page_reader.read(data, "0001.xml", 0)) == _in_order()
    assert (page.width, page.height) == (original.width, original.height)
    assert page.pictures == (PICTURE,)
    boxes = {line.text: line.box for line in page.lines}
    assert boxes == {line.text: line.box for line in original.lines}


def test_alto_comes_back_to_the_hundredth_of_a_point() -> None:
    data = alto(printed_reading(), 0)
    assert kind_of(data).kind is Format.ALTO
    document = alto_reader.read(data, "0001.xml", 0)
    assert _texts(document) == _in_order()
    page, original = document.pages[0], printed_reading().pages[0]
    told = {line.text: line for line in page.lines}
    for line in original.lines:
        assert line.box is not None
        assert told[line.text].box == pytest.approx(line.box, abs=0.01)
    assert page.pictures[0] == pytest.approx(PICTURE, abs=0.01)


def test_each_sign_of_a_word_comes_back_to_its_place() -> None:
    page = alto_reader.read(alto(printed_reading(), 0), "0001.xml", 0).pages[0]
    original = printed_reading().pages[0]
    at, before = page.glyphs.text.index("12.5"), original.glyphs.text.index("12.5")
    assert page.glyphs.boxes[at + 2] == pytest.approx(original.glyphs.boxes[before + 2], abs=0.02)


def test_places_of_a_pdf_are_whole_dots_in_page() -> None:
    root = etree.fromstring(page_xml(printed_reading(), 0, created=CREATED))
    (page,) = root.findall("p:Page", PAGE)
    assert (page.get("imageWidth"), page.get("imageHeight")) == ("1250", "833")
    for coords in root.iter(f"{{{page_format.NAMESPACE}}}Coords"):
        assert re.fullmatch(r"([0-9]+,[0-9]+ )+([0-9]+,[0-9]+)", coords.get("points", ""))


def test_page_keeps_the_rules_of_its_schema() -> None:
    root = etree.fromstring(page_xml(printed_reading(), 0, created=CREATED))
    assert [etree.QName(one).localname for one in root] == ["Metadata", "Page"]
    names = [etree.QName(one).localname for one in root[0]]
    assert names == ["Creator", "Created", "LastChange", "Comments"]
    ids = [one.get("id") for one in root.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    refs = [one.get("regionRef", "") for one in root.iter() if one.get("regionRef")]
    text = root.findall(".//p:TextRegion", PAGE)
    assert sorted(refs) == sorted(one.get("id", "") for one in text)
    for region in text:
        assert etree.QName(region[0]).localname == "Coords"
        assert region.get("type") in PAGE_TYPES
        order = [etree.QName(one).localname for one in region]
        assert order == sorted(order, key=["Coords", "TextLine", "TextEquiv"].index)


def test_every_role_has_a_type_that_page_knows() -> None:
    assert {TYPES.get(role, "other") for role in Role} <= PAGE_TYPES


def test_alto_keeps_the_rules_of_its_schema() -> None:
    root = etree.fromstring(alto(printed_reading(), 0))
    assert [etree.QName(one).localname for one in root] == ["Description", "Tags", "Layout"]
    assert root.findtext("a:Description/a:MeasurementUnit", namespaces=ALTO) == "inch1200"
    ids = [one.get("ID") for one in root.iter() if one.get("ID")]
    assert len(ids) == len(set(ids))
    tags = {one.get("ID") for one in root.findall(".//a:StructureTag", ALTO)}
    for block in root.findall(".//a:TextBlock", ALTO):
        assert set(block.get("TAGREFS", "").split()) <= tags
        assert block.findall("a:TextLine", ALTO)
    (page,) = root.findall(".//a:Page", ALTO)
    assert page.get("PHYSICAL_IMG_NR") == "1"


def test_page_refuses_text_and_alto_writes_it_without_places() -> None:
    reading = small_reading()
    with pytest.raises(UseError, match="write ALTO"):
        page_xml(reading, 0, created=CREATED)
    data = alto(reading, 0)
    assert b"HPOS" not in data
    assert _texts(alto_reader.read(data, "0001.xml", 0)) == [
        line.text.strip() for line in reading.pages[0].lines
    ]


def test_a_block_of_two_columns_is_two_regions_of_one_name() -> None:
    body = [one for one in regions(printed_reading()) if one.role is Role.BODY]
    assert [one.id for one in body] == ["p1-a1-b1", "p1-a1-b1-2"]
    assert regions(printed_reading(), 0) == regions(printed_reading())
    assert regions(printed_reading(), 1) == ()


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\ufffe", "\ud800"])
def test_signs_that_xml_cannot_hold_are_replaced(sign: str) -> None:
    assert xml_text(f"渠{sign}水") == "渠\ufffd水"
    etree.Element("a").text = xml_text(sign)


def test_ids_are_xml_names() -> None:
    assert xml_name("p1-a2") == "p1-a2"
    assert xml_name("1 a:b") == "_1_a_b"
