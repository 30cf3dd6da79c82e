"""The printed paper: complete, linked, deterministic, and set by the rules of its language."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2  # type: ignore[import-untyped]  # it brings no types
import pytest
from hypothesis import HealthCheck
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.published.broadsheet import Broadsheet
from dianfan.published.broadsheet import Layout
from dianfan.published.broadsheet import compose
from dianfan.published.broadsheet.fonts import BroadsheetError
from dianfan.published.broadsheet.fonts import folder
from dianfan.published.broadsheet.story import Box
from dianfan.published.broadsheet.story import Colophon
from dianfan.published.broadsheet.story import Comment
from dianfan.published.broadsheet.story import Language
from dianfan.published.broadsheet.story import Masthead
from dianfan.published.broadsheet.story import Note
from dianfan.published.broadsheet.story import Para
from dianfan.published.broadsheet.story import Run
from dianfan.published.broadsheet.story import SmallStory
from dianfan.published.broadsheet.story import Story

WORDS = {
    "zh": (
        "清河地区全年投资",
        "77亿元",
        "，其中“新建项目”占比超过",
        "三成",
        "；网络、链条、项目一体推进（见第二版）。",
    ),
    "en": (
        "Qinghe invested ",
        "¥7.7 billion",
        " in the year, of which ",
        "30.5%",
        " went to new projects; the rest waits. ",
    ),
}
NO_LINE_START = "，。、；：！？）》”’"
NO_LINE_END = "（《“‘"


def para(language: Language, times: int = 1) -> Para:
    """Make a paragraph that repeats the words and two figures so many times."""
    first, sum_, then, share, last = WORDS[language]
    runs: list[Run] = []
    for _ in range(times):
        runs += [
            Run(first),
            Run(sum_, "zh/figures/a.html", "a", f"{sum_} source"),
            Run(then),
            Run(share, "zh/figures/b.html", "b", f"{share} source"),
            Run(last),
        ]
    return Para(tuple(runs))


def paper(language: Language, paragraphs: int = 12) -> Broadsheet:
    """Make a paper whose lead has so many paragraphs."""
    zh = language == "zh"
    head = Masthead(
        "清河评论" if zh else "Qinghe Review",
        "QINGHE",
        ("可以检阅" if zh else "Open to inspection",),
        "2024年12月20日" if zh else "20 December 2024",
        "",
        "digest 0a1b",
        "清河" if zh else "Qinghe",
        "办公室" if zh else "Office",
    )
    title = "清河地区全年投资增长" if zh else "Qinghe invests more than ever"
    lead = Story(
        "年终盘点" if zh else "Year-end review",
        title,
        None,
        "",
        tuple(para(language, 2) for _ in range(paragraphs)),
    )
    return Broadsheet(
        language,
        dt.date(2024, 12, 20),
        head,
        lead,
        note=Note((para(language),)),
        boxes=(
            Box("短板" if zh else "Shortfalls", (para(language),), prominent=True),
            Box("经过" if zh else "How", (para(language),)),
        ),
        comment=Comment("检阅" if zh else "Inspect", "", (para(language),)),
        briefs=(
            SmallStory("01", title, (para(language),)),
            SmallStory("02", title, (para(language),)),
        ),
        colophon=Colophon("来源" if zh else "Sources", (para(language),)),
    )


@pytest.fixture(scope="session")
def fonts() -> Path:
    return folder()


def printed(sheet: Broadsheet, fonts: Path, out: Path) -> Layout:
    """Print a paper into a folder."""
    return compose(sheet, fonts=fonts, out=out / "paper.pdf")


def squeezed(text: str) -> str:
    """Leave only what is not white space, nor a hyphen put in at a line's end."""
    return re.sub(r"[\s\u00ad\ufffe-]", "", text)


def page_texts(path: Path) -> list[str]:
    """Read the text of each page."""
    with pypdfium2.PdfDocument(path) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("paragraphs", [1, 12, 120], ids=["short", "usual", "long"])
def test_every_character_of_the_lead_is_printed_once_and_in_order(
    language: Language, paragraphs: int, fonts: Path, tmp_path: Path
) -> None:
    layout = printed(paper(language, paragraphs), fonts, tmp_path)
    spans = [
        (one.start, one.stop)
        for one in layout.regions
        if one.article == "lead" and one.kind == "body"
    ]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(layout.texts["lead"])
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    text = squeezed("".join(page_texts(layout.path)))
    needle = squeezed(layout.texts["lead"])
    assert text.count(needle[:12]) >= paragraphs * 2


def test_a_long_lead_goes_on_over_the_page_and_says_so(fonts: Path, tmp_path: Path) -> None:
    layout = printed(paper("zh", 120), fonts, tmp_path)
    first, second, *_ = page_texts(layout.path)
    assert "下转02版" in first
    assert "上接01版" in second
    assert {one.page for one in layout.regions if one.article == "lead"} >= {1, 2}


def test_a_short_lead_needs_no_jump(fonts: Path, tmp_path: Path) -> None:
    layout = printed(paper("zh", 1), fonts, tmp_path)
    assert "下转" not in "".join(page_texts(layout.path))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_is_a_link_with_words_for_a_screen_reader(
    language: Language, fonts: Path, tmp_path: Path
) -> None:
    layout = printed(paper(language), fonts, tmp_path)
    with pikepdf.open(layout.path) as pdf:
        notes = [note for page in pdf.pages for note in page.get("/Annots", ())]
        uris = {str(note.A.URI) for note in notes}
        contents = {str(note.Contents) for note in notes}
        assert str(pdf.Root.Lang)[:2] == language
        assert pdf.Root.MarkInfo.Marked
    assert uris == {"zh/figures/a.html", "zh/figures/b.html"}
    assert contents == {f"{WORDS[language][1]} source", f"{WORDS[language][3]} source"}
    assert len(notes) >= layout.figures


def test_the_same_paper_gives_the_same_bytes(fonts: Path, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    first = printed(paper("zh"), fonts, tmp_path / "a").path.read_bytes()
    assert printed(paper("zh"), fonts, tmp_path / "b").path.read_bytes() == first


def test_no_line_starts_or_ends_with_the_wrong_mark(fonts: Path, tmp_path: Path) -> None:
    layout = printed(paper("zh", 20), fonts, tmp_path)
    for text in page_texts(layout.path):
        for line in text.splitlines():
            assert line[:1] not in set(NO_LINE_START), line
            assert line.rstrip()[-1:] not in set(NO_LINE_END), line


def test_no_figure_is_parted(fonts: Path, tmp_path: Path) -> None:
    layout = printed(paper("zh", 20), fonts, tmp_path)
    lines = [line.strip() for text in page_texts(layout.path) for line in text.splitlines()]
    assert not [
        line
        for line in lines
        if line.endswith(("7", "77", "77亿")) or line.startswith(("7亿", "亿元", "元，其"))
    ]


def test_a_character_without_a_glyph_is_refused_by_name(fonts: Path, tmp_path: Path) -> None:
    sheet = paper("zh")
    strange = replace(sheet.lead, paras=(Para((Run("楔形文字\U00012000"),)),))
    with pytest.raises(BroadsheetError, match="\U00012000"):
        printed(replace(sheet, lead=strange), fonts, tmp_path)
    assert not (tmp_path / "paper.pdf").exists()


def test_parts_that_are_missing_leave_no_trace(fonts: Path, tmp_path: Path) -> None:
    bare = replace(paper("zh"), note=None, boxes=(), comment=None, briefs=(), colophon=None)
    assert printed(bare, fonts, tmp_path).pages == 1


def test_facts_travel_inside_the_file(fonts: Path, tmp_path: Path) -> None:
    out = tmp_path / "paper.pdf"
    compose(paper("zh"), fonts=fonts, out=out, facts=b'{"a": 1}')
    with pikepdf.open(out) as pdf:
        assert pdf.attachments["facts.json"].get_file().read_bytes() == b'{"a": 1}'


@settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(paragraphs=st.integers(1, 60), language=st.sampled_from(("zh", "en")))
def test_whatever_its_length_a_lead_is_complete(
    paragraphs: int, language: Language, fonts: Path, tmp_path: Path
) -> None:
    layout = printed(paper(language, paragraphs), fonts, tmp_path)
    spans = [
        (one.start, one.stop)
        for one in layout.regions
        if one.article == "lead" and one.kind == "body"
    ]
    assert spans[0][0] == 0
    assert spans[-1][1] == len(layout.texts["lead"])
