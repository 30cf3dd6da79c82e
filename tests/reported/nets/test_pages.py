"""The page of networks: nobody is dropped, both languages tell the same, each figure follows."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from dianfan.cli.review import report_of
from dianfan.figures.finding import Severity
from dianfan.figures.lineage import walk
from dianfan.figures.rule import prove
from dianfan.judged.judge import judge
from dianfan.judged.net.laid_down import laid_layers
from dianfan.judged.net.searching import nearest
from dianfan.promised.load import load
from dianfan.promised.model import Programme
from dianfan.recorded.close import close
from dianfan.reported.desk import Desk
from dianfan.reported.model import NetworkPage
from dianfan.reported.nets import facts
from dianfan.reported.nets import maps
from dianfan.reported.nets import outlines
from dianfan.reported.nets import tables
from dianfan.reported.nets.figures import ServiceFigures
from dianfan.reported.nets.figures import limit
from dianfan.reported.nets.figures import services_of
from dianfan.reported.nets.leaves import all_leaves
from dianfan.reported.nets.leaves import with_edge
from dianfan.reported.nets.pages import network_page
from dianfan.reported.nets.structure import Structure
from dianfan.reported.nets.structure import bridge_figures
from dianfan.reported.sheets import cited
from dianfan.said.claims import read

HOUSE = Path(__file__).parents[3]
EXAMPLE = HOUSE / "programmes" / "yunting"
QINGHE = HOUSE / "tests" / "programmes" / "qinghe"
SQUARE = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]


def desk_of(programme: Programme) -> Desk:
    """Seat a desk before a programme, closed on the day of its review."""
    book = close(programme, read(programme), programme.charter.review_date)
    return Desk(programme, book, judge(programme, book))


# No fixtures: pytest would write a whole desk into the message of a failing test.
@cache
def _desk() -> Desk:
    return desk_of(load(EXAMPLE))


@cache
def _page(language: str) -> NetworkPage:
    page = network_page(_desk(), "zh" if language == "zh" else "en")
    assert page is not None
    return page


def _services() -> list[ServiceFigures]:
    return [made for leaves in all_leaves(_desk()) for made in services_of(leaves).values()]


def test_both_languages_tell_the_same_figures() -> None:
    assert all(one.__doc__ for one in (facts, maps, outlines, tables))
    zh, en = ({one.key for one in cited(_page(language))} for language in ("zh", "en"))
    assert zh == en
    assert len(zh) > 100


def test_every_figure_follows_from_what_is_under_it() -> None:
    seen: set[str] = set()
    for figure in cited(_page("en")):
        for part in walk(figure, seen):
            prove(part)


def test_served_late_and_cut_off_are_everybody() -> None:
    for made in _services():
        told = made.layer.network
        found = nearest(told, np.flatnonzero(told.services[made.service]))
        whole, most = made.areas[-1], float(limit().value)
        people = told.people / 10000
        assert float(whole.people.value) == pytest.approx(people.sum())
        assert whole.served is not None
        assert whole.cut_off is not None
        assert float(whole.served.value) == pytest.approx(people[found.minutes <= most].sum())
        assert float(whole.cut_off.value) == pytest.approx(
            people[~np.isfinite(found.minutes)].sum()
        )
        parts = [one for one in made.areas if one.area]
        assert sum(one.people.value for one in parts) == whole.people.value
        assert sum(one.served.value for one in parts if one.served) == whole.served.value


def test_a_planned_edge_brings_what_a_new_search_finds() -> None:
    for made in _services():
        told = made.layer.network
        goals = np.flatnonzero(told.services[made.service])
        before = nearest(told, goals).minutes
        for one in made.candidates:
            after = nearest(with_edge(made.layer, one.edge).network, goals).minutes
            had = np.isfinite(before)
            saved = float((told.people[had] * (before[had] - after[had])).sum()) / 10000
            joined = float(told.people[~had & np.isfinite(after)].sum()) / 10000
            assert float(one.saved.value if one.saved else 0) == pytest.approx(saved)
            assert float(one.joined.value if one.joined else 0) == pytest.approx(joined)
            served = told.people[after <= 60].sum() - told.people[before <= 60].sum()
            assert float(one.served.value if one.served else 0) == pytest.approx(served / 10000)


def test_an_edge_lost_costs_what_a_new_search_finds() -> None:
    for made in _services():
        told = made.layer.network
        goals = np.flatnonzero(told.services[made.service])
        before = nearest(told, goals).minutes
        for one in made.outages:
            gone = np.asarray(told.edges) == one.edge.id
            after = nearest(told.without(gone), goals).minutes
            lost = np.isfinite(before) & ~np.isfinite(after)
            assert float(one.cut_off.value if one.cut_off else 0) == pytest.approx(
                told.people[lost].sum() / 10000
            )
            both = np.isfinite(after)
            longer = float((told.people[both] * (after[both] - before[both])).sum()) / 10000
            assert float(one.longer.value if one.longer else 0) == pytest.approx(longer)


def test_bridges_tell_the_people_beyond_and_parallel_edges_are_none() -> None:
    roads = all_leaves(_desk())[0]
    found = {one.edge.id: one for one in bridge_figures(roads)}
    assert "spur-07" not in found
    assert found["spur-12"].people.value == roads.layer.network.people[
        roads.layer.network.positions["town-12"]
    ].astype(int) / type(found["spur-12"].people.value)(10000)


def test_rooms_tell_who_finds_none_and_who_is_not_known() -> None:
    rooms = {one.id: one for one in Structure(_desk()).rooms}
    assert [name for name, one in rooms.items() if one.is_short] == ["grid-24", "grid-09"]
    assert rooms["grid-20"].load is None
    assert rooms["grid-20"].after is None
    assert rooms["grid-24"].is_tight
    assert not rooms["grid-16"].is_tight
    words = " ".join(
        s.text for one in _page("en").sections for part in one.paragraphs for s in part
    )
    assert "No load of Sangzhu substation is on record" in words
    assert "free flow" in words


def test_a_programme_without_nodes_says_what_is_missing() -> None:
    programme = load(QINGHE)
    page = network_page(desk_of(programme), "en")
    if page is not None:
        assert not page.maps
        assert "nothing is computed" in page.lead[0][0].text.lower()
    bare = replace(programme, indicators=(), observations=programme.observations.clear())
    assert laid_layers(bare) == ()


def test_boundaries_are_drawn_with_their_licence_and_number() -> None:
    programme = load(EXAMPLE)
    codes = [one.code for one in programme.areas if one.parent]
    features = [
        {
            "type": "Feature", "properties": {"code": code},
            "geometry": {"type": "Polygon", "coordinates": [[[x + at % 6, y - at // 6] for x, y in SQUARE]]},
        }
        for at, code in enumerate(codes)
    ]  # fmt: skip
    text = json.dumps({"type": "FeatureCollection", "features": features})
    charter = replace(
        programme.charter,
        map_licence=programme.charter.title,
        map_approval="示例审字001号",
        map_source="plan",
    )
    page = network_page(desk_of(replace(programme, boundaries=text, charter=charter)), "zh")
    assert page is not None
    drawn = page.maps[0]
    assert len(drawn.areas) == 24
    assert all(one.outline.startswith("M") for one in drawn.areas)
    assert "审图号：示例审字001号" in drawn.credit
    assert programme.charter.title.zh in drawn.credit
    assert drawn.frame[0] > drawn.frame[1] > 0


def test_tiles_stand_where_the_programme_puts_them_or_in_the_order_of_its_list() -> None:
    drawn = _page("en").maps[0]
    assert {(one.column, one.row) for one in drawn.areas} == {
        (c, r) for c in range(1, 7) for r in range(1, 5)
    }
    assert "order of its list" not in drawn.credit
    programme = load(EXAMPLE)
    untold = replace(programme, infrastructure=replace(programme.infrastructure, tiles=()))
    page = network_page(desk_of(untold), "en")
    assert page is not None
    assert "order of its list" in page.maps[0].credit
    places = {(one.column, one.row) for one in page.maps[0].areas}
    assert len(places) == 24


def test_the_overview_says_whom_networks_reach() -> None:
    report = report_of(EXAMPLE)
    net = next(one for one in report.reviews[1].overview.layers if one.lens == "net")
    told = " ".join(sentence.text for part in net.paragraphs for sentence in part)
    assert "of people reach a hospital within 60 minutes" in told
    assert not [one for one in report.findings if one.severity is Severity.ERROR]
