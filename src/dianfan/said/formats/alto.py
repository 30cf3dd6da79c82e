"""ALTO 4.2: the blocks, lines and strings of one page."""

from __future__ import annotations

from lxml import etree

from dianfan.said.articles.locating import has_places
from dianfan.said.articles.model import Role
from dianfan.said.documents.kinds import Format
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Page
from dianfan.said.formats.regions import PageRegion
from dianfan.said.formats.regions import RegionLine
from dianfan.said.formats.regions import picture_name
from dianfan.said.formats.regions import regions
from dianfan.said.formats.regions import xml_text
from dianfan.said.reading import Reading

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_SPACES: dict[str, str] = {None: NAMESPACE}  # type: ignore[dict-item]  # the stubs leave out the name of the default space
VERSION = "4.2"
UNITS_A_POINT = 1200 / 72
"""Units of 1/1200 inch, in which ALTO tells places, to a point of a PDF."""


def alto(reading: Reading, page: int) -> bytes:
    """Write one page as ALTO.

    Places of a PDF are in 1/1200 inch, of pictures in their pixels. Text without places on
    paper is written without them, which ALTO allows. A tag of each block names its exact role.

    Args:
        reading: what was read.
        page: the index of the page within the reading.
    """
    one, document = reading.pages[page], reading.document_of(page)
    printed = document.media_type == Format.PDF
    scale = UNITS_A_POINT if printed else 1.0
    some = regions(reading, page)
    root = etree.Element(_name("alto"), {"SCHEMAVERSION": VERSION}, nsmap=_SPACES)
    about = _add(root, "Description")
    _add(about, "MeasurementUnit").text = "inch1200" if printed else "pixel"
    _add(_add(about, "sourceImageInformation"), "fileName").text = xml_text(document.file)
    step = _add(about, "Processing", ID="reading")
    _add(_add(step, "processingSoftware"), "softwareName").text = "dianfan"
    _tags(root, some)
    size = _size(one, scale) if has_places(one) else {}
    layout = _add(root, "Layout")
    number = str(one.number)
    inner = _add(layout, "Page", ID=f"page{page + 1}", PHYSICAL_IMG_NR=number, **size)
    _blocks(_add(inner, "PrintSpace", **_whole_page(one, scale)), one, some, scale)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _tags(root: etree._Element, some: tuple[PageRegion, ...]) -> None:
    roles = dict.fromkeys(region.role for region in some)
    if roles:
        tags = _add(root, "Tags")
        for role in roles:
            _add(tags, "StructureTag", ID=_tag(role), LABEL=role.value)


def _tag(role: Role) -> str:
    return f"role-{role.value.replace(' ', '-')}"


def _blocks(space: etree._Element, page: Page, some: tuple[PageRegion, ...], scale: float) -> None:
    for region in some:
        place = _place(region.box, scale)
        block = _add(space, "TextBlock", ID=region.id, TAGREFS=_tag(region.role), **place)
        for number, line in enumerate(region.lines):
            _line(block, f"{region.id}-l{number}", line, scale)
    for index, box in enumerate(page.pictures):
        _add(space, "Illustration", ID=picture_name(page, index), **_place(box, scale))
    for index, box in enumerate(page.rules):
        name = f"p{page.index + 1}-s{index}"
        _add(space, "GraphicalElement", ID=name, **_place(box, scale))


def _line(block: etree._Element, name: str, line: RegionLine, scale: float) -> None:
    made = _add(block, "TextLine", ID=name, **_place(line.box, scale))
    for number, word in enumerate(line.words):
        if word.after_space:
            _add(made, "SP")
        told = {"CONTENT": word.text, **_place(word.box, scale), "WC": f"{word.confidence:g}"}
        _add(made, "String", ID=f"{name}-w{number}", **told)


def _size(page: Page, scale: float) -> dict[str, str]:
    return {"WIDTH": f"{page.width * scale:.2f}", "HEIGHT": f"{page.height * scale:.2f}"}


def _whole_page(page: Page, scale: float) -> dict[str, str]:
    return _place(Box(0, 0, page.width, page.height), scale) if has_places(page) else {}


def _place(box: Box | None, scale: float) -> dict[str, str]:
    if box is None:
        return {}
    told = (("HPOS", box.left), ("VPOS", box.top), ("WIDTH", box.width), ("HEIGHT", box.height))
    return {name: f"{value * scale:.2f}" for name, value in told}


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _name(name), attributes)


def _name(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
