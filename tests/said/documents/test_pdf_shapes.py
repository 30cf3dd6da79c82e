"""Strokes of a path become rules and frames."""

import pytest

from dianfan.said.documents.model import Box
from dianfan.said.documents.pdf_shapes import _strokes


@pytest.mark.parametrize(
    ("points", "boxes"),
    [
        ([(0, 0), (90, 0)], [Box(0, 0, 90, 0)]),
        ([(0, 0), (90, 0), (90, 40), (0, 40), (0, 0)], [Box(0, 0, 90, 40)]),
        ([(0, 0), (90, 0), (90, 40)], [Box(0, 0, 90, 0), Box(90, 0, 90, 40)]),
        ([(0, 0), (50, 40)], []),
        ([(5, 5), (5, 5), (5, 5), (5, 5)], []),
        ([(5, 5)], []),
        ([], []),
    ],
)
def test_a_path_gives_its_straight_strokes(
    points: list[tuple[float, float]], boxes: list[Box]
) -> None:
    assert _strokes(points) == boxes
