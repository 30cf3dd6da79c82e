"""What a reader of a web page sees is read, each character with its bytes; facts are invented."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.said.articles.marked import take_apart
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.html import read
from dianfan.said.documents.model import Hint
from dianfan.said.documents.model import Page
from dianfan.said.issue import read_issue
from dianfan.said.statements.model import Published

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>不见的标题</title>
<meta property="article:published_time" content="2031-10-06T08:00:00+08:00"><style>p {{ color: red }}</style></head>
<body><header>清河新闻</header><nav><a href="/">首页</a></nav>
<article><h1>清河两岸堤防加固</h1><p>本报记者 甲乙</p>
<p>今年计划加固堤防&#55;7公里&nbsp;，其中<b>北岸</b>50公里。<p>没有闭合的段落&amp;完
<h2>校舍</h2><figure><img src="x.jpg"><figcaption>图①：新校舍。</figcaption></figure>
<table><tr><th>县</th><th>公里</th></tr><tr><td>云台县</td><td>27</td></tr></table>
<script>var hidden = "12345亿元";</script><p style="display: none">看不见的99%</p><!-- 注释 --></article>
<footer>版权所有</footer></body></html>"""


def _page(charset: str = "utf-8", encoding: str = "utf-8") -> tuple[bytes, Page]:
    data = PAGE.format(charset=charset).encode(encoding)
    return data, read(data, "page.html", 0).pages[0]


def test_lines_are_what_a_reader_sees_with_what_tags_say() -> None:
    _, page = _page()
    told = [(line.hint, line.level, line.text) for line in page.lines]
    assert told == [
        (Hint.HEADER, 0, "清河新闻"),
        (Hint.HEADER, 0, "首页"),
        (Hint.HEADING, 1, "清河两岸堤防加固"),
        (Hint.PARAGRAPH, 0, "本报记者 甲乙"),
        (Hint.PARAGRAPH, 0, "今年计划加固堤防77公里 ，其中北岸50公里。"),
        (Hint.PARAGRAPH, 0, "没有闭合的段落&完"),
        (Hint.HEADING, 2, "校舍"),
        (Hint.CAPTION, 0, "图①：新校舍。"),
        (Hint.CELL, 0, "县"),
        (Hint.CELL, 0, "公里"),
        (Hint.CELL, 0, "云台县"),
        (Hint.CELL, 0, "27"),
        (Hint.FOOTER, 0, "版权所有"),
    ]
    assert [line.region for line in page.lines if line.region] == ["r1c1", "r1c2", "r2c1", "r2c2"]


@pytest.mark.parametrize(
    ("charset", "encoding"), [("utf-8", "utf-8"), ("gb2312", "gb18030"), ("big5", "big5hkscs")]
)
def test_characters_and_entities_lead_back_to_their_bytes(charset: str, encoding: str) -> None:
    text = (
        PAGE.format(charset=charset)
        if charset != "big5"
        else "<meta charset=big5><p>今年&#55;公里，文教</p>"
    )
    data = text.encode(encoding)
    document = read(data, "page.html", 0)
    assert document.encoding == encoding
    (page,) = document.pages
    for line in page.lines:
        for char, glyph in zip(line.text, line.words.glyph, strict=True):
            source = data[page.glyphs.start[glyph] : page.glyphs.end[glyph]].decode(encoding)
            assert source in {char, "&#55;", "&nbsp;", "&amp;", "\n"} or source.isspace()


def test_the_day_of_publication_is_taken_from_what_the_file_tells() -> None:
    data, _ = _page()
    assert read(data, "page.html", 0).published == "2031-10-06"
    assert read(b'<p><time datetime="2031-05-02">', "page.html", 0).published == "2031-05-02"


def test_a_marked_page_is_taken_apart_by_its_marks() -> None:
    (article,) = take_apart(_page()[1]).articles
    assert article.headline == "清河两岸堤防加固"
    assert [one.name for one in article.credits] == ["甲乙"]
    assert [one.role for one in article.blocks] == [
        Role.HEADLINE, Role.BYLINE, Role.BODY, Role.BODY, Role.SUBHEAD, Role.CAPTION, *[Role.TABLE] * 4,
    ]  # fmt: skip
    assert article.captions[0].numbers == ("①",)


def test_headings_of_one_level_open_articles_and_a_table_alone_is_one() -> None:
    two = read("<h2>甲</h2><p>一。</p><h2>乙</h2><p>二。</p>".encode(), "page.html", 0)
    assert [one.headline for one in take_apart(two.pages[0]).articles] == ["甲", "乙"]
    table = read("<table><tr><td>县</td></tr></table>".encode(), "page.html", 0)
    assert take_apart(table.pages[0]).articles[0].genre is Genre.TABLE


def test_claims_of_a_web_page_know_their_day(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(_page()[0])
    reading = read_issue([path], workers=0)
    assert reading.published == Published(date(2031, 10, 6), date(2031, 10, 6))
    assert {"77公里", "50公里"} <= {one.words for one in reading.candidates}
    assert "12345亿元" not in {one.words for one in reading.candidates}


@given(st.text(alphabet="<>/pdivh1td&#;!-甲乙 \n\"'=", max_size=80))
@settings(max_examples=200)
def test_no_markup_upsets_the_reader(text: str) -> None:
    (page,) = read(text.encode(), "page.html", 0).pages
    layout = take_apart(page)
    glyphs = [
        int(one)
        for block in (*layout.furniture, *(b for a in layout.articles for b in a.blocks))
        for one in block.words.glyph
    ]
    assert sorted(glyphs) == sorted(int(one) for line in page.lines for one in line.words.glyph)


def test_a_hundred_thousand_elements_within_one_another_are_read() -> None:
    deep = read(b"<div>" * 100_000 + "底".encode() + b"</i>" * 1000, "page.html", 0)
    assert [line.text for line in deep.pages[0].lines] == ["底"]
