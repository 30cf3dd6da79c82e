"""Clean words lead back to the bytes of the file, or to a box for each line of print."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles.locating import has_places
from dianfan.said.articles.locating import locate
from dianfan.said.articles.locating import located
from dianfan.said.articles.locating import parted
from dianfan.said.articles.locating import united
from dianfan.said.documents.model import INSERTED
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Traced
from tests.said.formats.printed import printed_reading
from tests.said.readings import RAW
from tests.said.readings import small_reading


@given(st.data())
def test_bytes_of_any_stretch_hold_its_words(data: st.DataObject) -> None:
    reading = small_reading()
    block = reading.articles[0].blocks[1]
    start = data.draw(st.integers(0, len(block.words) - 1))
    end = data.draw(st.integers(start + 1, len(block.words)))
    (location,) = locate(reading.pages, block, start, end)
    raw = RAW.encode()
    assert b"".join(raw[slice(*run)] for run in location.bytes).decode() == block.text[start:end]
    assert "".join(RAW[slice(*run)] for run in location.characters) == block.text[start:end]
    assert location.boxes == ()


def test_words_over_a_line_end_have_a_box_for_each_line() -> None:
    reading = printed_reading()
    block = reading.articles[0].blocks[1]
    (location,) = locate(reading.pages, block, *reading.candidates[0].span)
    assert location.boxes == (Box(100, 40, 110, 50), Box(20, 55, 50, 65))
    assert location.bytes == ()


def test_words_over_two_columns_have_a_location_for_each() -> None:
    reading = printed_reading()
    block = reading.articles[0].blocks[1]
    left, right = located(reading.pages, block.words)
    assert left.characters[-1][1] == right.characters[0][0]
    assert united(left.boxes) == Box(20, 40, 110, 65)
    assert united(right.boxes) == Box(160, 20, 255, 45)


def test_what_joining_put_in_stands_nowhere() -> None:
    inserted = Traced(" ", np.zeros(1, np.int32), np.full(1, INSERTED, np.int32))
    assert located(small_reading().pages, inserted) == ()


def test_only_print_has_places() -> None:
    assert has_places(printed_reading().pages[0])
    assert not has_places(small_reading().pages[0])


@pytest.mark.parametrize(
    ("boxes", "stretches"),
    [
        ((), ()),
        ((Box(0, 0, 9, 1), Box(0, 2, 9, 3)), ((0, 2),)),
        ((Box(8, 0, 9, 1), Box(0, 2, 2, 3)), ((0, 2),)),
        ((Box(0, 8, 9, 9), Box(10, 0, 19, 1), Box(10, 2, 19, 3)), ((0, 1), (1, 3))),
        ((Box(0, 0, 9, 1), Box(10, 0, 19, 1)), ((0, 1), (1, 2))),
    ],
)
def test_columns_turn_up_or_aside(
    boxes: tuple[Box, ...], stretches: tuple[tuple[int, int], ...]
) -> None:
    assert parted(boxes) == stretches
