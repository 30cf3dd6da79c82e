"""METS: the articles of an issue as a logical map into ALTO, beside its pages as a physical one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from types import MappingProxyType
from urllib.parse import quote

from lxml import etree

from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Caption
from dianfan.said.articles.model import Role
from dianfan.said.formats.regions import PageRegion
from dianfan.said.formats.regions import picture_name
from dianfan.said.formats.regions import regions
from dianfan.said.formats.regions import xml_name
from dianfan.said.formats.regions import xml_text
from dianfan.said.reading import Reading

METS = "http://www.loc.gov/METS/"
XLINK = "http://www.w3.org/1999/xlink"
_SPACES: dict[str, str] = {None: METS, "xlink": XLINK}  # type: ignore[dict-item]  # the stubs leave out the name of the default space
HEADINGS = frozenset({Role.SERIES, Role.KICKER, Role.HEADLINE})
TYPES: Mapping[Role, str] = MappingProxyType(
    {
        **dict.fromkeys(HEADINGS, "HEADING"),
        Role.SUBHEAD: "SUBHEADING",
        Role.BYLINE: "BYLINE",
        Role.CAPTION: "CAPTION",
        Role.TABLE: "TABLE",
    }
)
"""What a block is in the logical map; all others are TEXTBLOCK."""


def mets(reading: Reading, altos: Mapping[str, bytes], *, created: datetime) -> bytes:
    """Write an issue as METS.

    The logical map holds an ISSUE of ARTICLEs; an article, and the box within it, is made of
    HEADING, TEXTBLOCK and so on, and of an ILLUSTRATION for each picture that a caption is
    bound to. Every part points at its blocks in the ALTO files by their ids.

    Args:
        reading: what was read.
        altos: the ALTO files by their names, one for each page, in the order of the pages.
        created: when, with its offset from UTC.

    Raises:
        ValueError: there are not as many files as pages.
    """
    if len(altos) != len(reading.pages):
        message = f"there are {len(reading.pages)} pages and {len(altos)} files of ALTO"
        raise ValueError(message)
    root = etree.Element(_name("mets"), {"OBJID": _issue(reading)}, nsmap=_SPACES)
    agent = _add(
        _add(root, "metsHdr", CREATEDATE=created.isoformat()),
        "agent", ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE",
    )  # fmt: skip
    _add(agent, "name").text = "dianfan"
    _files(_add(root, "fileSec"), reading, altos)
    _physical(_add(root, "structMap", TYPE="PHYSICAL"), reading)
    _logical(_add(root, "structMap", TYPE="LOGICAL"), reading)
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True))


def _issue(reading: Reading) -> str:
    told = "\n".join(document.digest for document in reading.documents)
    return f"sha256:{hashlib.sha256(told.encode()).hexdigest()}"


def _files(section: etree._Element, reading: Reading, altos: Mapping[str, bytes]) -> None:
    sources = _add(section, "fileGrp", USE="SOURCE")
    for index, document in enumerate(reading.documents, 1):
        _file(sources, f"source{index}", document.file, (document.digest, document.media_type))
    full = _add(section, "fileGrp", USE="FULLTEXT")
    for index, (name, data) in enumerate(altos.items(), 1):
        digest = hashlib.sha256(data).hexdigest()
        _file(full, f"alto{index}", name, (digest, "application/xml"))


def _file(group: etree._Element, name: str, path: str, about: tuple[str, str]) -> None:
    digest, kind = about
    made = _add(group, "file", ID=name, MIMETYPE=kind, CHECKSUM=digest, CHECKSUMTYPE="SHA-256")
    href = {f"{{{XLINK}}}href": quote(path, errors="replace")}
    etree.SubElement(made, _name("FLocat"), {"LOCTYPE": "URL", **href})


def _physical(map_: etree._Element, reading: Reading) -> None:
    issue = _add(map_, "div", TYPE="NEWSPAPER")
    for page in reading.pages:
        name = f"page{page.index + 1}"
        order = {"ORDER": str(page.index + 1), "ORDERLABEL": str(page.number)}
        div = _add(issue, "div", TYPE="PAGE", ID=name, **order)
        _add(div, "fptr", FILEID=f"alto{page.index + 1}")


def _logical(map_: etree._Element, reading: Reading) -> None:
    issue = _add(map_, "div", TYPE="ISSUE")
    parts: dict[str, list[PageRegion]] = {}
    for region in regions(reading):
        parts.setdefault(region.article, []).append(region)
    divs: dict[str, etree._Element] = {}
    for article in sorted(reading.articles, key=lambda one: bool(one.within)):
        div = _add(divs.get(article.within, issue), "div", TYPE="ARTICLE", ID=xml_name(article.id))
        if article.headline:
            div.set("LABEL", xml_text(article.headline))
        divs[article.id] = div
        _article(div, reading, article, parts.get(article.id, []))


def _article(
    div: etree._Element, reading: Reading, article: Article, some: Iterable[PageRegion]
) -> None:
    drawn = {id(caption.block): caption for caption in article.captions if caption.picture}
    for name, group in groupby(some, key=_block_of):
        parts = list(group)
        block = article.blocks[int(name.rpartition("-b")[2])]
        caption = drawn.get(id(block))
        inner = _illustration(div, reading, caption, parts[0].page) if caption else div
        told = _add(inner, "div", TYPE=TYPES.get(block.role, "TEXTBLOCK"))
        _point(told, [(region.page, region.id) for region in parts])


def _block_of(region: PageRegion) -> str:
    """Give the id of a block: that of its first part."""
    return region.id if region.part == 1 else region.id.rpartition("-")[0]


def _illustration(
    div: etree._Element, reading: Reading, caption: Caption, page: int
) -> etree._Element:
    made = _add(div, "div", TYPE="ILLUSTRATION")
    pictures = reading.pages[page].pictures
    if caption.picture in pictures:
        index = pictures.index(caption.picture)
        _point(made, [(page, picture_name(reading.pages[page], index))])
    return made


def _point(div: etree._Element, places: list[tuple[int, str]]) -> None:
    """Point at blocks of ALTO; several are read one after another."""
    inner = _add(div, "fptr")
    if len(places) > 1:
        inner = _add(inner, "seq")
    for page, name in places:
        _add(inner, "area", FILEID=f"alto{page + 1}", BETYPE="IDREF", BEGIN=name)


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, _name(name), attributes)


def _name(name: str) -> str:
    return f"{{{METS}}}{name}"
