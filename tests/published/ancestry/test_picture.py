"""The picture: every kind told apart, no words over one another, long trees folded."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.lineage import Figure
from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Language
from dianfan.published.ancestry import Kind
from dianfan.published.ancestry import kind_of
from dianfan.published.ancestry import picture
from dianfan.published.ancestry import standalone
from dianfan.published.ancestry.kind import shape
from dianfan.published.ancestry.layout import WIDTH
from dianfan.published.ancestry.layout import laid
from dianfan.published.charts.lettering import width
from tests.published.ancestry.trees import kinds
from tests.published.ancestry.trees import leaf
from tests.published.ancestry.trees import made
from tests.published.ancestry.trees import teller

SIZES = {"v": 13, "v top": 17 * 1.06, "s": 12, "n": 12, "m": 12, "b": 12}
trees = st.recursive(
    st.integers(1, 40).map(leaf),
    lambda parts: st.lists(parts, min_size=1, max_size=9).map(lambda some: made(*some)),
    max_leaves=30,
).filter(lambda figure: bool(figure.inputs))


def texts(svg: str) -> list[tuple[float, float, float, str]]:
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    return [
        (
            float(one.attrib["x"]),
            float(one.attrib["y"]),
            width(one.text or "", SIZES[one.attrib["class"]]),
            one.text or "",
        )
        for one in root.iter("text")
    ]


@given(trees, st.sampled_from(LANGUAGES))
@settings(max_examples=60, deadline=None)
def test_no_words_touch_and_none_leave_the_picture(figure: Figure, language: Language) -> None:
    svg, _ = picture(figure, teller(language))
    height = float(re.search(r'height="(\d+)"', svg)[1])  # type: ignore[index]  # it has a height
    lines = sorted(texts(svg), key=lambda one: one[1])
    for x, y, room, text in lines:
        assert x >= 0, text
        assert x + room <= WIDTH, text
        assert y <= height, text
    for (_, above, _, _), (_, below, _, text) in pairwise(lines):
        assert below - above >= 14, text


@given(trees)
@settings(max_examples=40, deadline=None)
def test_every_input_is_drawn_or_counted_among_those_left_out(figure: Figure) -> None:
    tree = laid(figure, teller("en"))
    _, folded = picture(figure, teller("en"))
    notes = [row for row in tree.rows if row.kind is None and not row.is_method]
    told = sum(int(row.lines[0][1].split()[0]) for row in notes)
    assert told == folded == tree.folded


def test_the_figure_stands_last_its_method_above_it_and_the_leaves_first() -> None:
    rows = laid(made(leaf(1), made(leaf(2), leaf(3))), teller("zh")).rows
    assert [(row.depth, row.is_method) for row in rows] == [
        (1, False),
        (2, False),
        (2, False),
        (1, True),
        (1, False),
        (0, True),
        (0, False),
    ]


def test_each_kind_has_a_shape_and_a_word_of_its_own() -> None:
    figures = (*kinds(), made(*kinds()))
    assert [kind_of(one) for one in figures] == list(Kind)
    assert len({shape(kind, 0, 0) for kind in Kind}) == len(Kind)
    for language in LANGUAGES:
        words = {teller(language).origin(one).partition(" · ")[0] for one in figures}
        assert len(words) == len(Kind)
    svg, _ = picture(figures[-1], teller("zh"))
    for word in ("承诺", "说法", "记录", "清点", "推算", "本书的表 projects", "“第三行”"):
        assert word in svg


@pytest.mark.parametrize(("language", "words"), [("zh", "另有24个输入"), ("en", "24 more inputs")])
def test_a_long_tree_is_folded(language: Language, words: str) -> None:
    svg, folded = picture(made(*(leaf(number) for number in range(30))), teller(language))
    assert folded == 24
    assert words in svg


def test_one_input_more_than_fits_is_drawn_rather_than_told() -> None:
    assert picture(made(*(leaf(number) for number in range(7))), teller("en"))[1] == 0


def test_a_figure_that_comes_twice_is_opened_once() -> None:
    part = made(leaf(1), leaf(2))
    rows = laid(made(part, part), teller("en")).rows
    assert sum(row.is_method for row in rows) == 2


def test_a_leaf_has_no_picture_on_its_page_but_one_of_its_own() -> None:
    assert picture(leaf(1), teller("en")) == ("", 0)
    assert len(texts(re.sub(r' xmlns="[^"]*"', "", standalone(leaf(1), teller("en"))))) > 2


def test_a_file_of_its_own_is_the_same_picture_with_a_style() -> None:
    figure = made(leaf(1), leaf(2), base="2020")
    inline, _ = picture(figure, teller("zh"))
    alone = standalone(figure, teller("zh"))
    ET.fromstring(alone)  # noqa: S314 - our own drawing
    bare = re.sub(r"<style>.*</style>", "", alone, flags=re.DOTALL)
    assert bare.replace(' xmlns="http://www.w3.org/2000/svg"', "").strip() == inline
    assert "base = 2020" in inline


def test_words_of_the_data_are_escaped() -> None:
    svg, _ = picture(made(leaf(1)), teller("zh", "<script>&"))
    assert "<script>" not in svg
    ET.fromstring(svg)  # noqa: S314 - our own drawing


def test_it_says_what_it_shows() -> None:
    svg, _ = picture(made(leaf(1), leaf(2)), teller("en", "Gazette"))
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    assert root.attrib["role"] == "img"
    assert [child.tag for child in root][:2] == ["title", "desc"]
    assert "s1 Gazette; s2 Gazette" in (root[1].text or "")
    assert "style=" not in svg
