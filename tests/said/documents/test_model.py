"""Text keeps its way back through cutting, stripping and joining."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.documents.model import INSERTED
from dianfan.said.documents.model import Box
from dianfan.said.documents.model import Document
from dianfan.said.documents.model import glyphs_of_boxes
from dianfan.said.documents.model import glyphs_of_bytes
from dianfan.said.documents.model import joined
from dianfan.said.documents.model import traced


@given(st.lists(st.text(max_size=6), max_size=5), st.sampled_from(["", " ", "——"]))
def test_each_character_of_a_joined_text_leads_back(parts: list[str], between: str) -> None:
    raw = "".join(parts)
    starts = np.cumsum([0, *map(len, parts)])
    whole = joined([traced(p, 3, int(s)) for p, s in zip(parts, starts, strict=False)], between)
    assert whole.text == between.join(parts)
    assert len(whole.page) == len(whole.glyph) == len(whole)
    kept = whole.glyph != INSERTED
    assert "".join(raw[g] for g in whole.glyph[kept]) == raw
    assert set(whole.page[kept].tolist()) <= {3}


@given(st.text(max_size=12))
def test_stripping_keeps_the_way_back(text: str) -> None:
    bare = traced(text, 0, 0).stripped()
    assert bare.text == text.strip()
    assert "".join(text[g] for g in bare.glyph) == bare.text


def test_boxes_join_to_the_smallest_around_both() -> None:
    both = Box(1, 2, 3, 4).union(Box(2, 0, 5, 3))
    assert both == Box(1, 0, 5, 4)
    assert (both.width, both.height) == (4, 4)


def test_glyphs_have_a_place_in_the_file_or_on_the_page() -> None:
    in_file = glyphs_of_bytes("昌", np.array([0]), np.array([3]))
    on_page = glyphs_of_boxes("昌", np.array([[0, 0, 9, 9]], np.float32))
    assert np.isnan(in_file.boxes).all()
    assert on_page.start.tolist() == [-1]
    assert len(on_page) == 1


def test_an_empty_document_is_sure_of_all_its_characters() -> None:
    assert Document("a.pdf", "", "application/pdf", ()).confidence == 1
