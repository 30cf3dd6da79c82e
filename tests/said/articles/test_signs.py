"""What words alone tell of their part in a page; facts and names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles import signs
from dianfan.said.articles.bylines import byline_at_end
from dianfan.said.articles.bylines import bylines
from dianfan.said.articles.folding import folded
from dianfan.said.articles.model import Credit
from dianfan.said.articles.model import Role


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("□本报记者 甲乙/文 丙丁/图", [("甲乙", "文"), ("丙丁", "图")]),
        ("本报记者 甲乙 丙丁 文/图", [("甲乙", "文/图"), ("丙丁", "文/图")]),
        ("本报记者 甲乙 通讯员 丙丁戊", [("甲乙", ""), ("丙丁戊", "")]),
        ("□ 甲 乙", [("甲乙", "")]),
        ("全媒体记者 甲乙 摄影报道", [("甲乙", "摄影报道")]),
        ("By Anna Lee and Bob Fox", [("Anna Lee", ""), ("Bob Fox", "")]),
        ("记者在现场看到，运送石料的车辆往来不断", []),
        ("记者获悉，堤防已经加固。", []),
        ("清河堤防加固完工", []),
    ],
)
def test_bylines_give_names_and_what_each_did(text: str, names: list[tuple[str, str]]) -> None:
    assert [tuple(one) for one in map(_pair, bylines(text))] == names


def _pair(one: Credit) -> tuple[str, str]:
    return one.name, one.role


def test_a_byline_can_stand_at_the_end_of_a_paragraph() -> None:
    assert byline_at_end("工程已经完工。（记者 甲乙）") == (Credit("甲乙", ""),)
    assert byline_at_end("工程已经完工（共三期）。") == ()


@pytest.mark.parametrize(
    ("text", "page", "title"),
    [
        ("（下转02版）", 2, ""),
        ("下转第十二版", 12, ""),
        ("……全部完工。（下转A3版）", 3, ""),
        ("(Continued on page 4)", 4, ""),
    ],
)
def test_jumps_out_name_their_page(text: str, page: int, title: str) -> None:
    assert signs.jump_out(text) == (page, title)


def test_jumps_in_name_their_page_and_title() -> None:
    assert signs.jump_in("（上接第一版《清河两岸堤防加固》）") == (1, "清河两岸堤防加固")
    assert signs.jump_in("(Continued from A1)") == (1, "")
    assert signs.jump_in("上接任务后") is None
    assert signs.jump_out("转变作风，下转基层") is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("图①：堤防工程现场。", ("①",)),
        ("图②③为新建的教室。", ("②", "③")),
        ("图为新建的教室。", ()),
        ("①工人在加固堤防。", ("①",)),
        ("Photo 2: the new dyke", ()),
        ("图书馆开放", None),
    ],
)
def test_captions_name_their_photos(text: str, numbers: tuple[str, ...] | None) -> None:
    assert signs.caption_numbers(text) == numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("03 本地新闻 星期五 2031年5月2日", 3),
        ("第12版", 12),
        ("十一版", 11),
        ("Page 3 Local News", 3),
        ("2031年5月2日 星期五", None),
        ("5 月 2 日", None),
        ("零售价：2.00元", None),
    ],
)
def test_the_number_of_a_page_heads_its_line(text: str, number: int | None) -> None:
    assert signs.printed_number(text) == number


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2031年5月2日 星期五", Role.DATE),
        ("5月2日　星期五　农历三月十二", Role.DATE),
        ("第3版", Role.FOLIO),
        ("A3", Role.FOLIO),
        ("03版 要闻", Role.FOLIO),
        ("国内统一连续出版物号 CN 00-0000", Role.PUBLISHER),
        ("清河市融媒体中心主办", Role.PUBLISHER),
        ("清河新闻客户端", Role.FURNITURE),
        ("QINGHE RIBAO", Role.MASTHEAD),
        ("Page 3 Local News Friday, May 2, 2031", Role.DATE),
        ("Friday, 2 May 2031", Role.DATE),
        ("On Friday, May 2, 2031, the council met and agreed on the whole of the plan", None),
        ("v", Role.FURNITURE),
        ("清河两岸堤防加固", None),
        ("5月2日，工程开工", None),
        ("今年计划加固堤防77公里", None),
    ],
)
def test_furniture_is_told_from_headings(text: str, role: Role | None) -> None:
    found = signs.furniture(text)
    assert (found.role if found else None) is role


def test_series_labels_and_notes_are_known() -> None:
    assert signs.series("清河新貌·系列报道（三）") == ("清河新貌·系列报道", "三")
    assert signs.series("清河新貌②") == ("清河新貌", "②")
    assert signs.series("清河新貌") is None
    assert signs.is_label("清河时评")
    assert not signs.is_label("清河堤防")
    assert signs.is_note("编者按：清河两岸")
    assert signs.photo_numbers("③③") == "③"
    assert signs.photo_numbers("③堤") == ""


@pytest.mark.parametrize(
    ("text", "page"), [("12", 12), ("十", 10), ("二十三", 23), ("三", 3), ("B4", 4), ("甲", None)]
)
def test_page_numbers_are_read(text: str, page: int | None) -> None:
    assert signs.page_number(text) == page


def test_a_sentence_ends_behind_its_closing_marks() -> None:
    assert signs.ends_sentence("他说：“已经完工。”")
    assert signs.ends_sentence("主要有三条——") is True
    assert not signs.ends_sentence("清河两岸的堤")
    assert signs.is_open("他说：“已经")
    assert not signs.is_open("《清河志》")


@given(st.text(max_size=40))
def test_no_text_upsets_the_signs(text: str) -> None:
    for sign in (bylines, byline_at_end, signs.jump_in, signs.jump_out, signs.furniture,
                 signs.caption_numbers, signs.photo_numbers, signs.is_note, signs.series, signs.is_label,
                 signs.ends_sentence, signs.is_open, signs.page_number):  # fmt: skip
        sign(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("文/本报记者 甲乙 丙丁 图/戊己", [("甲乙", "文"), ("丙丁", "文"), ("戊己", "图")]),
        ("本報記者 甲乙 文 丙丁 圖", [("甲乙", "文"), ("丙丁", "圖")]),
        ("◎ 甲乙", [("甲乙", "")]),
        ("本报记者 甲乙 通讯员 丙丁", [("甲乙", ""), ("丙丁", "")]),
        ("记者从水务局了解到", []),
        ("By Tuesday the road past", []),
        ("By Tuesday", []),
        ("BY ANN LEE", [("ANN LEE", "")]),
        ("By Ann Lee and Bo Hill, Staff Writer", [("Ann Lee", ""), ("Bo Hill", "")]),
    ],
)
def test_names_and_what_each_did(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one.name, one.role) for one in bylines(text)] == told


def test_folding_keeps_every_place() -> None:
    assert folded("本報記者攝") == "本报记者摄"
