"""PAGE-XML 2019-07-15: the regions, lines and words of one page, with their reading order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType

from lxml import etree

from dianfan.figures.errors import UseError
from dianfan.said.articles.locating import has_places
from dianfan.said.articles.model import Role
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import Page
from dianfan.said.formats.regions import PageRegion
from dianfan.said.formats.regions import RegionLine
from dianfan.said.formats.regions import picture_name
from dianfan.said.formats.regions import regions
from dianfan.said.formats.regions import xml_name
from dianfan.said.formats.regions import xml_text
from dianfan.said.reading import Reading

NAMESPACE = "http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"
_SPACES: dict[str, str] = {None: NAMESPACE}  # type: ignore[dict-item]  # the stubs leave out the name of the default space
DOTS, POINTS = 300, 72
"""Dots and points per inch: places in a PDF are written at 300 dots, since PAGE has none but whole ones."""
TYPES: Mapping[Role, str] = MappingProxyType(
    {
        Role.MASTHEAD: "header",
        Role.DATE: "header",
        Role.FOLIO: "page-number",
        Role.PUBLISHER: "footer",
        Role.FURNITURE: "header",
        Role.SERIES: "heading",
        Role.KICKER: "heading",
        Role.HEADLINE: "heading",
        Role.SUBHEAD: "heading",
        Role.BYLINE: "credit",
        Role.CREDIT: "credit",
        Role.CAPTION: "caption",
        Role.LEAD: "paragraph",
        Role.BODY: "paragraph",
        Role.TABLE: "paragraph",
    }
)


def page_xml(reading: Reading, page: int, *, created: datetime) -> bytes:
    """Write one page as PAGE-XML.

    The type of a region is the nearest that PAGE has; ``custom`` keeps the exact role and the
    article. Places of a PDF are in dots of 1/300 inch, of pictures in their pixels.

    Args:
        reading: what was read.
        page: the index of the page within the reading.
        created: when, with its offset from UTC; the same moment gives the same bytes.

    Raises:
        UseError: the page has no places on paper, without which PAGE cannot be written.
    """
    one, document = reading.pages[page], reading.document_of(page)
    if not has_places(one):
        raise UseError(
            f"page {one.number} of “{document.file}” cannot be written as PAGE-XML",
            why="PAGE asks for the place of each region on paper, and text and web pages have none",
            where=document.file,
            remedy="write ALTO, which allows text without places, or JSON",
        )
    root = etree.Element(_name("PcGts"), nsmap=_SPACES)
    about = _add(root, "Metadata")
    for name, text in (
        ("Creator", "dianfan"),
        ("Created", created.isoformat()),
        ("LastChange", created.isoformat()),
        ("Comments", f"page {one.number} of {document.file}, SHA-256 {document.digest}"),
    ):
        _add(about, name).text = xml_text(text)
    _page(root, one, document, regions(reading, page))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _page(
    root: etree._Element, page: Page, document: Document, some: tuple[PageRegion, ...]
) -> None:
    scale = DOTS / POINTS if document.media_type == Format.PDF else 1.0
    placed = [region for region in some if region.box]
    size = {"imageWidth": _whole(page.width, scale), "imageHeight": _whole(page.height, scale)}
    inner = _add(root, "Page", imageFilename=xml_text(document.file), **size)
    if placed:
        order = _add(_add(inner, "ReadingOrder"), "OrderedGroup", id="order")
        for index, region in enumerate(placed):
            _add(order, "RegionRefIndexed", index=str(index), regionRef=region.id)
    for region in placed:
        _region(inner, region, scale)
    for index, box in enumerate(page.pictures):
        picture = _add(inner, "ImageRegion", id=picture_name(page, index))
        _add(picture, "Coords", points=_points(box, scale))
    for index, box in enumerate(page.rules):
        rule = _add(inner, "SeparatorRegion", id=f"p{page.index + 1}-s{index}")
        _add(rule, "Coords", points=_points(box, scale))


def _region(inner: etree._Element, region: PageRegion, scale: float) -> None:
    role = region.role.value.replace(" ", "-")
    custom = f"structure {{type:{role};}}"
    if region.article:
        custom += f" article {{id:{xml_name(region.article)};}}"
    goes_on = {"continuation": "true"} if region.part > 1 else {}
    kind = TYPES.get(region.role, "other")
    made = _add(inner, "TextRegion", id=region.id, type=kind, custom=custom, **goes_on)
    _add(made, "Coords", points=_points(region.box, scale))
    for number, line in enumerate(region.lines):
        if line.box:
            _line(made, f"{region.id}-l{number}", line, scale)
    _text(made, "\n".join(line.text for line in region.lines), None)


def _line(region: etree._Element, name: str, line: RegionLine, scale: float) -> None:
    made = _add(region, "TextLine", id=name)
    _add(made, "Coords", points=_points(line.box, scale))
    for number, word in enumerate(line.words):
        if word.box:
            told = _add(made, "Word", id=f"{name}-w{number}")
            _add(told, "Coords", points=_points(word.box, scale))
            _text(told, word.text, word.confidence)
    _text(made, line.text, line.confidence)


def _text(element: etree._Element, text: str, sure: float | None) -> None:
    given = {} if sure is None else {"conf": f"{sure:g}"}
    _add(_add(element, "TextEquiv", **given), "Unicode").text = text


def _points(box: Box | None, scale: float) -> str:
    left, top, right, bottom = (max(0, round(one * scale)) for one in box or (0, 0, 0, 0))
    right, bottom = max(right, left + 1), max(bottom, top + 1)
    return f"{left},{top} {right},{top} {right},{bottom} {left},{bottom}"


def _whole(size: float, scale: float) -> str:
    return str(max(1, round(size * scale)))


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _name(name), attributes)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
