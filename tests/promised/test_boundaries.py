"""Boundaries are drawn only where they can be, and only with a licence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dianfan.figures.finding import Severity
from dianfan.promised.boundaries import FILE
from dianfan.promised.load import load
from tests.promised.folder import found
from tests.promised.folder import only

RING = [[0, 0], [1, 0], [1, 1], [0, 0]]
LICENCE = 'map_licence: {zh: 虚构, en: "invented"}\n'
APPROVAL = "map_approval: 示例审字001号\n"


def _with(folder: Path, charter: str, *features: object) -> Path:
    text = json.dumps({"type": "FeatureCollection", "features": list(features)})
    (folder / FILE).write_text(text, encoding="utf-8")
    with (folder / "programme.yaml").open("a", encoding="utf-8") as stream:
        stream.write(charter)
    return folder


def _feature(code: str, kind: str = "Polygon", shape: object = None) -> dict[str, object]:
    told = [RING] if shape is None else shape
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": kind, "coordinates": told},
    }


def test_sound_boundaries_are_kept_as_they_are(folder: Path) -> None:
    _with(
        folder, LICENCE + APPROVAL, _feature("QH101"), _feature("QH102", "MultiPolygon", [[RING]])
    )
    programme = load(folder)
    assert programme.boundaries == (folder / FILE).read_text(encoding="utf-8")
    assert programme.charter.map_approval == "示例审字001号"
    assert not [one for one in programme.findings if "bound" in one.code]


def test_without_a_licence_nothing_is_drawn(folder: Path) -> None:
    _with(folder, APPROVAL, _feature("QH101"))
    assert only(folder, "boundaries-without-licence").severity is Severity.ERROR
    assert not load(folder).boundaries


def test_without_an_approval_number_the_reader_of_findings_is_told(folder: Path) -> None:
    _with(folder, LICENCE, _feature("QH101"))
    assert only(folder, "boundaries-without-approval").severity is Severity.WARNING
    assert load(folder).boundaries


def test_a_boundary_of_no_area_is_said(folder: Path) -> None:
    _with(folder, LICENCE + APPROVAL, _feature("QH101"), _feature("QH999"))
    assert only(folder, "boundary-of-no-area").where.cell == "features[1]"


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", '{"features": 3}', '{"features": [3]}', "[" * 100_000,
        json.dumps({"features": [_feature("QH101", "Point", [0, 0])]}),
        json.dumps({"features": [_feature("QH101", shape=[[["west", 0]]])]}),
        json.dumps({"features": [_feature("QH101", shape=[[[200, 0], [0, 0]]])]}),
        json.dumps({"features": [_feature("QH101", shape=[[]])]}),
        json.dumps({"features": [_feature("QH101", shape=[[[float("nan"), 0]]])]}),
    ],
    ids=["broken", "no object", "no list", "no feature", "a bomb", "a point", "no number", "off the globe",
         "no point", "not a number"],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused(folder: Path, text: str) -> None:
    _with(folder, LICENCE + APPROVAL)
    (folder / FILE).write_text(text, encoding="utf-8")
    assert found(folder, "boundaries-broken")
    assert not load(folder).boundaries
