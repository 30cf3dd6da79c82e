"""A file is what its content says, whatever it is called."""

import zipfile
from io import BytesIO

import pytest
from openpyxl import Workbook
from PIL import Image

from dianfan.said.documents.kinds import Format
from dianfan.said.documents.kinds import kind_of
from dianfan.said.documents.kinds import unpacked_size


def _picture(kind: str) -> bytes:
    out = BytesIO()
    Image.new("L", (4, 4)).save(out, kind)
    return out.getvalue()


def _archive(*names: str) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"0" * 10_000)
    return out.getvalue()


def _workbook() -> bytes:
    out = BytesIO()
    Workbook().save(out)
    return out.getvalue()


PAGE = b'<?xml version="1.0"?><PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"/>'
ALTO = b'<?xml version="1.0"?>\n<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"/>'
XHTML = b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><p>a</p></html>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", Format.PDF),
        (b"some words before\n%PDF-1.4\n", Format.PDF),
        (_picture("PNG"), Format.PICTURE),
        (_picture("JPEG"), Format.PICTURE),
        (_picture("TIFF"), Format.PICTURE),
        (_picture("WEBP"), Format.PICTURE),
        (_workbook(), Format.WORKBOOK),
        (PAGE, Format.PAGE_XML),
        (PAGE.replace(b"<PcGts xmlns=", b"<pc:PcGts xmlns:pc="), Format.PAGE_XML),
        (ALTO, Format.ALTO),
        (b"\xef\xbb\xbf" + ALTO, Format.ALTO),
        (b"  <!DOCTYPE html><title>a</title>", Format.HTML),
        (b"<HTML><body>", Format.HTML),
        (XHTML, Format.HTML),
        ("<p>青山县</p>".encode("gbk"), Format.HTML),
        ("青山县".encode(), Format.TEXT),
        ("青山县新修水渠".encode("gb18030"), Format.TEXT),
        ("青山县 12".encode("utf-16"), Format.TEXT),
        ("<html><p>青山县".encode("utf-16"), Format.HTML),
        (b"BMs come and go", Format.TEXT),
        ("《青山日报》".encode(), Format.TEXT),
        (b"<1% of the fields", Format.TEXT),
        (bytes(range(256)) * 4, Format.UNKNOWN),
    ],
)
def test_content_tells_the_kind(data: bytes, kind: Format) -> None:
    assert kind_of(data).kind is kind


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (_archive("word/document.xml"), "a Word file"),
        (_archive("OFD.xml"), "an OFD file"),
        (_archive("a.txt"), "an archive"),
        (_archive("a.txt")[:40], "a damaged archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "an Office file of the old kind"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(99), "a HEIC or AVIF picture"),
        (b"<?xml version='1.0'?><svg/>", "an XML file of another kind"),
    ],
)
def test_what_is_not_read_is_named(data: bytes, name: str) -> None:
    assert kind_of(data) == (Format.UNKNOWN, name)


def test_an_archive_tells_how_far_it_swells() -> None:
    assert unpacked_size(_archive("a", "b")) == 20_000
    assert unpacked_size(b"no archive") == 0


def test_entities_are_not_opened() -> None:
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "0123456789"><!ENTITY c "'
        + b"&b;" * 1000
        + b'"><!ENTITY d SYSTEM "file:///etc/passwd">]><a>&c;&d;</a>'
    )
    assert kind_of(bomb).kind is Format.UNKNOWN
