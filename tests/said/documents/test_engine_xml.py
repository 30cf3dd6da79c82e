"""PAGE-XML and ALTO of other engines are read with their boxes, order and confidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.figures.finding import Finding
from dianfan.said.articles.model import Role
from dianfan.said.articles.taking_apart import take_apart
from dianfan.said.documents.alto import read as read_alto
from dianfan.said.documents.engine_xml import root_of
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Hint
from dianfan.said.documents.model import PageKind
from dianfan.said.documents.opening import read_files
from dianfan.said.documents.pagexml import read as read_page_xml
from dianfan.said.issue import read_issue

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<PcGts xmlns="http://schema.primaresearch.org/PAGE/gts/pagecontent/2019-07-15"><Page imageWidth="1000" imageHeight="1400">
<ReadingOrder><OrderedGroup id="g"><RegionRefIndexed index="1" regionRef="body"/><RegionRefIndexed index="0" regionRef="head"/></OrderedGroup></ReadingOrder>
<TextRegion id="body" type="paragraph"><Coords points="0,100 400,100 400,300 0,300"/>
<TextLine id="l1"><Coords points="0,100 400,100 400,140 0,140"/>
<Word id="w1"><Coords points="0,100 160,100 160,140 0,140"/><TextEquiv conf="0.5"><Unicode>堤防77</Unicode></TextEquiv></Word>
<Word id="w2"><Coords points="160,100 400,100 400,140 160,140"/><TextEquiv conf="0.9"><Unicode>公里。</Unicode></TextEquiv></Word>
<TextEquiv><Unicode>堤防77公里。</Unicode></TextEquiv></TextLine></TextRegion>
<TextRegion id="head" type="heading"><TextLine id="l0"><Coords points="0,0 500,0 500,80 0,80"/><TextEquiv><Unicode>清河清了</Unicode></TextEquiv></TextLine></TextRegion>
<ImageRegion id="i"><Coords points="500,100 900,100 900,400 500,400"/></ImageRegion><SeparatorRegion id="s"><Coords points="450,0 452,0 452,900 450,900"/></SeparatorRegion>
</Page></PcGts>"""  # noqa: E501 - as engines write it
ALTO = """<?xml version="1.0" encoding="UTF-8"?>
<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><MeasurementUnit>mm10</MeasurementUnit></Description>
<Tags><StructureTag ID="t1" LABEL="heading"/></Tags><Layout><Page ID="p1" WIDTH="2540" HEIGHT="3810"><PrintSpace>
<TextBlock ID="b1" TAGREFS="t1"><TextLine ID="l1"><String CONTENT="River" HPOS="0" VPOS="0" WIDTH="254" HEIGHT="50" WC="0.9"/><SP HPOS="254" VPOS="0" WIDTH="20" HEIGHT="50"/><String CONTENT="clean" HPOS="280" VPOS="0" WIDTH="254" HEIGHT="50"/></TextLine></TextBlock>
<TextBlock ID="b2"><TextLine ID="l2"><String CONTENT="堤防" HPOS="0" VPOS="100" WIDTH="508" HEIGHT="50" WC="0.4"/></TextLine></TextBlock>
<Illustration ID="i" HPOS="1000" VPOS="0" WIDTH="500" HEIGHT="500"/></PrintSpace></Page></Layout></alto>"""  # noqa: E501 - as engines write it


def test_page_xml_gives_its_order_hints_boxes_and_confidence() -> None:
    (page,) = read_page_xml(PAGE.encode(), "page.xml", 4).pages
    assert (page.index, page.kind, page.width) == (4, PageKind.MARKED, 1000)
    head, body = page.lines
    assert (head.text, head.hint, head.level) == ("清河清了", Hint.HEADING, 1)
    assert (body.text, body.box, body.region) == ("堤防77公里。", Box(0, 100, 400, 140), "body")
    glyph = int(body.words.glyph[2])
    assert page.glyphs.boxes[glyph].tolist() == [80, 100, 120, 140]
    assert page.glyphs.confidence[glyph] == pytest.approx(0.5)
    assert page.pictures == (Box(500, 100, 900, 400),)
    assert page.rules == (Box(450, 0, 452, 900),)
    assert take_apart(page).articles[0].of(Role.BODY)[0].text == "堤防77公里。"


def test_alto_gives_its_words_in_points() -> None:
    (page,) = read_alto(ALTO.encode(), "alto.xml", 0).pages
    head, body = page.lines
    assert (head.text, head.hint) == ("River clean", Hint.HEADING)
    assert head.box is not None
    assert head.box == pytest.approx((0, 0, 534 * 72 / 254, 50 * 72 / 254))
    assert body.confidence == pytest.approx(0.4)
    assert page.width == pytest.approx(720)
    assert page.glyphs.boxes[0].tolist() == pytest.approx([0, 0, 14.4, 50 * 72 / 254])
    assert len(page.pictures) == 1


@pytest.mark.parametrize(
    "data",
    [
        b"<alto",
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;&x;</a>',
        b"",
    ],
)
def test_xml_that_is_broken_or_brings_entities_is_refused(data: bytes) -> None:
    assert isinstance(root_of(data, "page.xml"), Finding)
    assert [one.code for one in read_alto(data, "page.xml", 0).findings] == ["broken-xml"]
    assert read_page_xml(data, "page.xml", 0).pages == ()


def test_doubtful_characters_of_an_engine_mark_the_claim(tmp_path: Path) -> None:
    path = tmp_path / "page.xml"
    path.write_text(PAGE, encoding="utf-8")
    (claim,) = read_issue([path], workers=0).candidates
    assert claim.words == "77公里"
    assert "a digit was read with low confidence" in [mark.value for mark in claim.marks]


def test_pages_of_several_files_are_numbered_on(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.xml" for name in "ab"]
    for path in paths:
        path.write_text(PAGE, encoding="utf-8")
    pages = [page for one in read_files(paths, workers=0) for page in one.document.pages]
    assert [page.index for page in pages] == [0, 1]
    assert {int(one) for line in pages[1].lines for one in line.words.page} == {1}
