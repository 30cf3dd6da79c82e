"""The drawing of the layers: nothing upon another, everything within, no thread to nowhere."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.published.client.layers import layers_page
from dianfan.published.client.page import Beside
from dianfan.published.client.site import Site
from dianfan.published.client.site import View
from dianfan.published.client.weave_drawing import weave_drawing
from dianfan.published.client.weaving import LISTED
from dianfan.published.client.weaving import NARROW
from dianfan.published.client.weaving import WIDE
from dianfan.published.client.weaving import Frame
from dianfan.published.client.weaving import plan
from dianfan.reported.model import Knot
from dianfan.reported.model import Report
from dianfan.reported.model import Thread
from dianfan.reported.model import Weave
from tests.published.sample_facts import leaf
from tests.published.sample_layers import sample_weave
from tests.published.sample_writer import Writer

FRAMES = pytest.mark.parametrize("frame", [WIDE, NARROW], ids=["wide", "narrow"])
WEAVE = sample_weave(Writer("en"))


@st.composite
def weaves(draw: st.DrawFn) -> Weave:
    """Draw a weave of some actions, decisions, chains and places, joined at random."""
    rows = [str(one) for one in range(draw(st.integers(1, 14)))]
    numbers = st.integers(1, 300).map(lambda one: leaf("n", "2024", str(one), "项"))
    decisions = [f"decision-{one}" for one in range(draw(st.integers(0, 9)))]
    ends = [f"{kind}-{one}" for kind in LISTED for one in range(draw(st.integers(0, 12)))]
    knots = [
        *(Knot(one, "decision", one, one, None) for one in decisions),
        *(Knot(f"action-{row}", "action", row, row, None, row) for row in rows),
        *(Knot(f"project-{row}", "project", row, row, draw(numbers), row) for row in rows),
        *(Knot(one, one.partition("-")[0], one, one, draw(numbers)) for one in ends),
    ]
    threads = [Thread(one, f"action-{draw(st.sampled_from(rows))}") for one in decisions]
    threads += [Thread(f"project-{draw(st.sampled_from(rows))}", one) for one in ends]
    return Weave("w", tuple(knots), tuple(threads))


@given(weaves(), st.sampled_from([WIDE, NARROW]))
def test_no_knot_lies_upon_another_and_all_lie_within(weave: Weave, frame: Frame) -> None:
    laid = plan(weave, frame)
    places = sorted((spot.x, spot.y) for spot in laid.spots)
    for (x, y), (other, below) in pairwise(places):
        assert x != other or below - y >= 24
    assert all(0 <= x < frame.width and 0 < y < laid.height for x, y in places)
    drawn = {spot.knot.id for spot in laid.spots}
    assert drawn == {knot.id for knot in weave.knots if knot.kind in frame.columns}
    for strand in laid.strands:
        assert {strand.thread.source, strand.thread.target} <= drawn


@FRAMES
def test_a_thicker_line_stands_for_more(frame: Frame) -> None:
    widths = {one.thread.target: one.width for one in plan(WEAVE, frame).strands}
    assert widths["chain-a"] > widths["place-a"] > 1


def test_a_narrow_frame_leaves_out_what_it_has_no_column_for() -> None:
    kinds = {spot.knot.kind for spot in plan(WEAVE, NARROW).spots}
    assert kinds == {"action", "project", *LISTED}


def test_an_empty_weave_is_an_empty_drawing() -> None:
    laid = plan(Weave("", (), ()), WIDE)
    assert not laid.spots + laid.strands + laid.headings


def _view(report: Report) -> View:
    site = Site(report.reviews[1], report.reviews[0], {}, Beside())
    return View(site, "integration.html", "integration", "", "")


def test_the_drawing_tells_names_numbers_and_holes(report: Report) -> None:
    drawn = str(weave_drawing(WEAVE, _view(report)))
    assert drawn.count("<svg") == 2
    assert "<b>" not in drawn
    assert "<title>A chain with a name too long for its room</title>" in drawn
    assert drawn.count("…</text>") == 4  # the chain and the hostile place, in both frames
    assert drawn.count(">no target</text>") == drawn.count(">no indicator</text>") == 1
    keys = set(re.findall(r'data-key="([0-9a-f]+)"', drawn))
    assert keys == {knot.number.key for knot in WEAVE.knots if knot.number}


def test_a_figure_without_a_page_is_a_number_without_a_link(report: Report) -> None:
    bare = replace(report.reviews[1], figures={})
    view = View(Site(bare, None, {}, Beside()), "integration.html", "integration", "", "")
    assert "<a " not in weave_drawing(WEAVE, view)


def test_a_review_without_the_page_has_none_and_no_way_to_it(report: Report) -> None:
    site = Site(replace(report.reviews[0], integration=None), None, {}, Beside())
    assert not list(layers_page(site))
    assert "integration.html" not in site.pages
