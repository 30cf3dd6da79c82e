"""METS names every page and article, and each pointer leads to a block of its ALTO."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from lxml import etree

from dianfan.said.articles.model import Article
from dianfan.said.formats.mets import METS
from dianfan.said.formats.mets import XLINK
from dianfan.said.formats.mets import mets
from dianfan.said.formats.package import package
from dianfan.said.reading import Reading
from tests.said.formats.printed import CREATED
from tests.said.formats.printed import printed_reading
from tests.said.readings import small_reading

SPACE = {"m": METS}


def _root(files: dict[str, bytes]) -> etree._Element:
    return etree.fromstring(files["mets.xml"])


@pytest.mark.parametrize("reading", [printed_reading(), small_reading()], ids=["print", "text"])
def test_every_pointer_leads_to_a_block(reading: Reading) -> None:
    files = package(reading, created=CREATED)
    root = _root(files)
    links = {
        one.get("ID"): one[0].get(f"{{{XLINK}}}href", "") for one in root.iter(f"{{{METS}}}file")
    }
    areas = root.findall(".//m:area", SPACE)
    assert areas
    for area in areas:
        alto = etree.fromstring(files[links[area.get("FILEID")]])
        assert area.get("BEGIN") in {one.get("ID") for one in alto.iter()}


def test_files_bear_their_digests() -> None:
    files = package(printed_reading(), created=CREATED)
    told = {one.get("ID"): one.get("CHECKSUM") for one in _root(files).iter(f"{{{METS}}}file")}
    assert told["alto1"] == hashlib.sha256(files["alto/0001.xml"]).hexdigest()
    assert told["source1"] == printed_reading().documents[0].digest


def test_an_article_is_made_of_heading_text_and_illustration() -> None:
    root = _root(package(printed_reading(), created=CREATED))
    (article,) = root.findall(".//m:div[@TYPE='ARTICLE']", SPACE)
    assert article.get("LABEL") == "渠水进村"
    assert [one.get("TYPE") for one in article] == ["HEADING", "TEXTBLOCK", "ILLUSTRATION"]
    (picture,) = article.findall("m:div[@TYPE='ILLUSTRATION']/m:fptr/m:area", SPACE)
    assert picture.get("BEGIN") == "p1-i0"
    assert article.find("m:div[@TYPE='ILLUSTRATION']/m:div[@TYPE='CAPTION']", SPACE) is not None
    parts = article.findall("m:div[@TYPE='TEXTBLOCK']/m:fptr/m:seq/m:area", SPACE)
    assert [one.get("BEGIN") for one in parts] == ["p1-a1-b1", "p1-a1-b1-2"]


def test_a_box_stands_within_its_article() -> None:
    reading = printed_reading()
    outer = reading.articles[0]
    inner = Article("p1-a0", outer.genre, outer.blocks[:1], outer.pages, 1.0, "", within="p1-a1")
    root = _root(package(replace(reading, articles=(inner, outer)), created=CREATED))
    nested = root.findall(".//m:div[@ID='p1-a1']/m:div[@ID='p1-a0']", SPACE)
    assert len(nested) == 1


def test_there_is_one_file_for_each_page() -> None:
    with pytest.raises(ValueError, match="1 pages and 0 files"):
        mets(printed_reading(), {}, created=CREATED)


def test_the_same_reading_gives_the_same_bytes() -> None:
    one, other = (package(printed_reading(), created=CREATED) for _ in range(2))
    assert one == other
    assert set(package(small_reading(), created=CREATED)) == set(one) - {"page/0001.xml"}
