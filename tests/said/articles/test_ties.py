"""Columns are tied to headlines by place and by sentences that run over."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.articles.columns.heads import Head
from dianfan.said.articles.columns.owning import territories
from dianfan.said.articles.columns.stacks import Stack
from dianfan.said.articles.columns.stacks import Zone
from dianfan.said.articles.columns.styles import Scale
from dianfan.said.articles.columns.styles import Style
from dianfan.said.articles.columns.ties import Chains
from dianfan.said.articles.columns.ties import continuity
from dianfan.said.articles.columns.ties import ties
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Line
from dianfan.said.documents.model import traced

EM, STEP, WIDE = 10.0, 15.0, 180.0
Piece = tuple[float, float, int, bool, bool]


def _set(
    pieces: list[Piece], titles: list[tuple[float, float]]
) -> tuple[Zone, list[Head], list[Stack]]:
    """Set columns (left, top, lines, opens with an indent, ends open) and headlines."""
    lines: list[Line] = []
    heads, columns = [], []
    for left, top, count, indented, is_open in pieces:
        first = len(lines)
        for at in range(count):
            start = left + (2 * EM if indented and at == 0 else 0)
            words = "水渠修到村口" + ("" if is_open or at < count - 1 else "。")
            box = Box(start, top + at * STEP, left + WIDE, top + at * STEP + EM)
            lines.append(Line(traced(words, 0, 0), box, EM))
        box = Box(left, top, left + WIDE, top + (count - 1) * STEP + EM)
        columns.append(Stack(tuple(range(first, len(lines))), box, Style.BODY, EM))
    for left, top in titles:
        box = Box(left, top, left + WIDE, top + 30)
        lines.append(Line(traced("堤防加固", 0, 0), box, 30))
        stack = Stack((len(lines) - 1,), box, Style.HEAD, 30)
        heads.append(Head((stack,), stack, box))
    boxes = np.array([line.box for line in lines], np.float64)
    scale = Scale(EM, STEP, 1.18 * EM, 0.94 * EM)
    return Zone(tuple(range(len(lines))), tuple(lines), boxes, scale), heads, columns


def test_a_sentence_says_whether_a_column_goes_on_in_another() -> None:
    zone, _, (ended, left_open, inside, begun) = _set(
        [
            (0, 0, 3, True, False),
            (0, 90, 3, True, True),
            (200, 0, 3, False, False),
            (200, 90, 3, True, False),
        ],
        [],
    )
    assert continuity(zone, left_open, inside) == 1
    assert continuity(zone, ended, begun) == 0
    assert continuity(zone, left_open, begun) == -1
    assert continuity(zone, ended, inside) == -1


def test_a_column_that_rises_beside_a_headline_is_of_its_article() -> None:
    zone, heads, columns = _set(
        [
            (0, 0, 4, True, False),
            (200, 0, 4, True, False),
            (0, 140, 4, True, True),
            (200, 85, 8, False, False),
        ],
        [(0, 85)],
    )
    own = next(one for one in territories(zone, heads, columns) if one.head is heads[0])
    assert {id(one) for one in own.columns} == {id(columns[2]), id(columns[3])}


def test_a_column_left_of_a_centred_headline_is_of_its_article() -> None:
    zone, heads, columns = _set(
        [(0, 45, 4, True, True), (200, 45, 4, False, True), (400, 45, 4, False, False)],
        [(200, 0)],
    )
    (only,) = territories(zone, heads, columns)
    assert len(only.columns) == 3


def test_a_chain_ends_where_white_parts_it() -> None:
    zone, heads, columns = _set(
        [(0, 0, 3, True, False), (0, 50, 3, True, False), (0, 130, 3, True, False)], []
    )
    chains = Chains(zone, heads, columns)
    assert chains.of(columns[1]) == columns[:2]
    assert chains.of(columns[2]) == columns[2:]


@given(
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 200.0, 400.0]),
            st.integers(0, 60).map(lambda at: at * STEP),
            st.integers(1, 6),
            st.booleans(),
            st.booleans(),
        ),
        max_size=12,
    ),
    st.lists(
        st.tuples(
            st.sampled_from([0.0, 200.0, 400.0]), st.integers(0, 60).map(lambda at: at * STEP)
        ),
        max_size=5,
    ),
)
def test_every_column_has_one_owner_and_no_article_two_headlines(
    pieces: list[Piece], titles: list[tuple[float, float]]
) -> None:
    if not pieces and not titles:
        return
    zone, heads, columns = _set(pieces, titles)
    assert all(tie.one is not tie.other for tie in ties(zone, heads, columns))
    owned = territories(zone, heads, columns)
    assert sorted(id(one) for own in owned for one in own.columns) == sorted(map(id, columns))
    mains = [id(part) for own in owned for part in (own.head, *own.parts) if part is not None]
    assert sorted(mains) == sorted(map(id, heads))
