"""Lines keep to their column, whatever the order of the file."""

import random
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.said.documents.model import Box
from dianfan.said.documents.pdf_lines import Strip
from dianfan.said.documents.pdf_lines import strips_of
from tests.said.documents.printing import layer

SIGNS = "山水田林路桥村镇县城"


def _columns(
    widths: list[int], rows: int, gutter: float
) -> list[list[list[tuple[str, float, float]]]]:
    """Give columns of full lines; a sign tells its column."""
    columns, left = [], 20.0
    for number, width in enumerate(widths):
        sign = SIGNS[number]
        columns.append(
            [
                [(sign, left + 10 * at, 30.0 + 14 * row) for at in range(width)]
                for row in range(rows)
            ]
        )
        left += 10 * width + gutter
    return columns


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(4, 12), min_size=2, max_size=5),
    st.integers(3, 8),
    st.floats(5.0, 30.0),
    st.sampled_from(["columns", "woven", "shuffled"]),
    st.randoms(use_true_random=False),
)
def test_no_line_crosses_a_gutter(
    widths: list[int], rows: int, gutter: float, order: str, chance: random.Random
) -> None:
    columns = _columns(widths, rows, gutter)
    lines = [line for column in columns for line in column]
    if order == "woven":
        lines = [column[row] for row in range(rows) for column in columns]
    signs = [sign for line in lines for sign in line]
    if order == "shuffled":
        chance.shuffle(signs)
    placed = layer(signs)
    texts = ["".join(placed.text[row] for row in strip.rows) for strip in strips_of(placed, ())]
    assert sorted(texts) == sorted("".join(sign for sign, _, _ in line) for line in lines)


def test_a_printed_rule_parts_what_stands_close() -> None:
    row = [("山", 10.0, 20.0), ("水", 23.5, 20.0)]
    assert len(strips_of(layer(row), ())) == 1
    assert len(strips_of(layer(row), (Box(21.5, 0, 22, 40),))) == 2


def test_a_tall_tint_under_words_parts_them_at_its_sides_only() -> None:
    tint = Box(0, 0, 50, 400)
    row = [("山", 10.0, 20.0), ("水", 23.5, 20.0), ("田", 48.0, 20.0)]
    assert len(strips_of(layer(row[:2]), (tint,))) == 1
    row = [("山", 37.0, 20.0), ("田", 51.0, 20.0)]
    assert len(strips_of(layer(row), (tint,))) == 2


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 4), st.floats(4.0, 12.0))
def test_white_that_runs_down_some_lines_of_words_is_no_gutter(river: int, wide: float) -> None:
    """Flush words leave white under white by chance; a gutter runs down more lines."""
    rows = []
    for at in range(9):
        gap = wide if at < river else 0.0
        left = [(letter, 10.0 + 10 * one, 20.0 + 14 * at) for one, letter in enumerate("abcdef")]
        edge = left[-1][1] + 10 + gap
        rows += left
        rows += [(letter, edge + 10 * one, 20.0 + 14 * at) for one, letter in enumerate("ghijkl")]
    assert len(strips_of(layer(rows), ())) == 9


def test_white_between_latin_words_is_a_space() -> None:
    strip = strips_of(layer([("A", 0, 20), ("B", 10, 20), ("C", 23, 20)]), ())[0]
    assert strip.rows == (0, 1, -1, 2)


def test_a_wide_headline_stays_one_line() -> None:
    strips = strips_of(layer([("通", 0, 20), ("知", 25, 20)]), ())
    assert [strip.rows for strip in strips] == [(0, -1, 1)]


def test_signs_under_one_another_are_a_column() -> None:
    signs = [("竖", 50, 20), ("排", 50, 31), ("字", 50, 42), ("横", 100, 20), ("写", 110, 20)]
    strips = strips_of(layer(signs), ())
    assert [(strip.rows, strip.vertical) for strip in strips] == [
        ((0, 1, 2), True),
        ((3, 4), False),
    ]


def test_a_squeezed_mark_does_not_end_its_line() -> None:
    signs = [("山", 0, 20), ("，", 10, 20), ("水", 15.3, 20), ("田", 25.3, 20)]
    assert [strip.rows for strip in strips_of(layer(signs), ())] == [(0, 1, 2, 3)]


def test_a_raised_small_digit_stays_in_its_line() -> None:
    placed = layer([("长", 0, 20), ("2", 10, 16), ("平", 15, 20)])
    small = replace(placed, size=np.array([10.0, 7.0, 10.0]))
    small.boxes[1] = [10, 10, 15, 17]
    assert [strip.rows for strip in strips_of(small, ())] == [(0, 1, 2)]


def test_digits_on_their_side_belong_to_their_column() -> None:
    placed = layer([("第", 50, 20), ("约", 50, 30), ("1", 52, 32), ("2", 52, 37), ("期", 50, 52)])
    aside = replace(placed, angle=np.array([0, 0, 90, 90, 0]))
    aside.boxes[2:4] = [[50, 32, 60, 37], [50, 37, 60, 42]]
    assert strips_of(aside, ()) == [Strip((0, 1, 2, 3, 4), vertical=True)]


def test_digits_that_the_file_sets_later_join_their_line() -> None:
    signs = [("长", 0, 20), ("元", 32, 20), ("山", 0, 34), ("1", 12, 20), ("2", 21, 20)]
    assert [strip.rows for strip in strips_of(layer(signs), ())] == [(0, 3, 4, 1), (2,)]
