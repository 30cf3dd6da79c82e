"""What a user may well try: each bad file of an index gets a clear error or a finding, never a failure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dianfan.cli.program import run

ROWS = (("p1", "1", "5"), ("p2", "2", "4"), ("p3", "3", "3"), ("p4", "4", "1"))
WRONG_USE = 2


def _spec(top: str = "", one: str = "", node: str = "") -> str:
    return (
        f"id: living\nname: Living\n{top}\nindicators:\n"
        f"  - {{id: a, name: A, direction: higher{one}}}\n"
        "  - {id: b, name: B, direction: lower}\n"
        f"nodes:\n  - id: living\n    name: Living\n    children: [a, b]\n{node}\n"
    )


def _rows(*rows: tuple[str, ...], head: str = "place,a,b") -> str:
    return "\n".join([head, *(",".join(row) for row in rows)]) + "\n"


GOOD = _rows(*ROWS)
GEOMETRIC = "    aggregation: geometric"
GIVEN = "    weighting: given\n    weights: "
POWER = "    aggregation: power\n    terms: {exponent: "
BOD = "    weighting: benefit of the doubt"


def _first(a: str, b: str = "5") -> str:
    return _rows(("p1", a, b), *ROWS[1:])


ERRORS = {
    "both columns constant": (_spec(), _rows(("p1", "7", "7"), ("p2", "7", "7")), "no places apart"),
    "no value of an indicator": (_spec(), _rows(*((p, "", b) for p, _, b in ROWS)), "a value of a"),
    "no value at all": (_spec(), _rows(*((p, "", "") for p, _, _ in ROWS)), "a value of a, b"),
    "zeros under a geometric mean": (_spec(node=GEOMETRIC), GOOD, "reach zero or less"),
    "scores below zero under it": (_spec("normalisation: z", node=GEOMETRIC), GOOD, "zero or less"),
    "a floor that is none": (
        _spec(node=f"{GEOMETRIC}\n    terms: {{zeros: floor, floor: 0}}"), GOOD, "floor above zero",
    ),
    "weights that sum to zero": (_spec(node=f"{GIVEN}{{a: 0, b: 0}}"), GOOD, "sum to zero"),
    "a negative weight": (_spec(node=f"{GIVEN}{{a: -1, b: 2}}"), GOOD, "negative"),
    "weights without a sum": (_spec(node=f"{GIVEN}{{a: 1e308, b: 1e308}}"), GOOD, "too large"),
    "a weight of a stranger": (_spec(node=f"{GIVEN}{{a: 1, x: 2}}"), GOOD, "no children of it"),
    "an unknown child": (_spec().replace("[a, b]", "[a, x]"), GOOD, "“x” is nowhere laid down"),
    "an unknown column": (_spec(one=", denominator: z"), GOOD, "no column “z”"),
    "an unknown key": (_spec("normalization: z"), GOOD, "did you mean “normalisation”"),
    "an unknown method": (_spec("normalisation: minmax"), GOOD, "min-max, z, rank"),
    "a missing direction": (_spec().replace(", direction: lower", ""), GOOD, "`direction`"),
    "a strange direction": (_spec().replace(": lower", ": down"), GOOD, "one of higher, lower"),
    "a place twice": (_spec(), _rows(*ROWS, ROWS[0]), "another row has too"),
    "one place": (_spec(), _rows(ROWS[0]), "no places apart"),
    "one place against others": (
        _spec(node="    aggregation: wroclaw"), _rows(ROWS[0]), "no places apart",
    ),
    "one place and its spread": (
        _spec(node="    aggregation: mazziotta-pareto"), _rows(ROWS[0]), "no places apart",
    ),
    "no place": (_spec(), "place,a,b\n", "no rows"),
    "a row without a place": (_spec(), _rows(("", "1", "2"), *ROWS), "name no place"),
    "an infinity": (_spec(), _first("-Infinity"), "infinite"),
    "a number too large": (_spec(), _first("1e400"), "infinite"),
    "a word for a gap": (_spec(), _first("n/a"), "the first is “n/a”"),
    "a percent sign": (_spec(), _first("3%"), "the first is “3%”"),
    "commas in a number": (_spec(), _first('"1,200"'), "the first is “1,200”"),
    "semicolons": (_spec(), GOOD.replace(",", ";"), "semicolons"),
    "two columns of one name": (_spec(), GOOD.replace("a,b", "a,a"), "bear the name “a”"),
    "a row without an indicator": (_spec(), "place,indicator,value\np1,,3\n", "no indicator"),
    "an empty file": (_spec(), "", "cannot be read"),
    "an empty index": ("", GOOD, "lays down no index"),
    "a span without an end": (_spec("span: [-1e308, 1e308]"), GOOD, "too wide"),
    "points below zero": (_spec("treatment: winsorise\nmost_points: -3"), GOOD, "most_points"),
    "an order that weighs nothing": (
        _spec(node="    aggregation: owa\n    terms: {order: [0, 0]}"), GOOD, "order of owa",
    ),
    "a child that an order leaves out": (
        _spec(node=f"    aggregation: owa\n    terms: {{order: [1, 1]}}\n{GIVEN}{{a: 1, b: 0}}"), GOOD, "weight zero",
    ),
    "a pull beyond the worst": (
        _spec(node="    aggregation: mean-min\n    terms: {alpha: 9}"), GOOD, "alpha",
    ),
    "a percent of nothing": (
        _spec(one=", goal: 0, normalisation: percent of target"), GOOD, "goal of zero",
    ),
    "a power without end": (_spec(node=f"{POWER}1e308}}"), GOOD, "leaves one child alone"),
    "doubt of scores below zero": (_spec("normalisation: z", node=BOD), GOOD, "living"),
}  # fmt: skip

FINDINGS = {
    "a constant column": (_spec(), _rows(*((p, "7", b) for p, _, b in ROWS)), "index-constant"),
    "a value that cannot be divided by": (
        _spec("normalisation: fraction of max"), _first("1", "0"), "index-unscored",
    ),
    "a place without values": (_spec(), _rows(*ROWS, ("p5", "", "")), "index-availability"),
    "an indicator nobody reports": (
        _spec("availability: 0"), _rows(*((p, "", b) for p, _, b in ROWS)), "index-empty",
    ),
    "a denominator of zero": (_spec(one=", denominator: b"), _first("1", "0"), "index-denominator"),
    "a zero under a power": (_spec(node=f"{POWER}-1}}"), GOOD, "index-undefined"),
    "a score without end": (
        _spec(one=", low: 0, high: 1e-300, normalisation: efficacy"), GOOD, "index-unscored",
    ),
    "doubt with a gap": (_spec("availability: 0", node=BOD), _first(""), "index-undefined"),
}  # fmt: skip

SOUND = {
    "huge values": (_spec("normalisation: z"), _rows(("p0", "-1e308", "4"), *ROWS, ("p9", "1e308", "2"))),
    "tiny values": (_spec(), _rows(*((p, f"{a}e-320", b) for p, a, b in ROWS))),
    "huge values drawn in": (_spec("treatment: winsorise"), _first("1e308")),
    "tiny weights": (_spec(node=f"{GIVEN}{{a: 5e-324, b: 5e-324}}"), GOOD),
    "blanks in the head": (_spec(), GOOD.replace("a,b", " a, b")),
    "a byte order mark": ("\ufeff" + _spec(), "\ufeff" + GOOD),
    "a weight of zero": (_spec(node=f"{GIVEN}{{a: 1, b: 0}}"), GOOD),
    "a zero of no weight under a harmonic mean": (
        _spec(node=f"    aggregation: harmonic\n    terms: {{zeros: zero}}\n{GIVEN}{{a: 1, b: 0}}"), GOOD,
    ),
    "a component of one child": (
        _spec().replace("[a, b]", "[a, c]") + "  - {id: c, name: C, children: [b], weighting: pca}\n", GOOD,
    ),
    "two places": (_spec(), _rows(*ROWS[:2])),
}  # fmt: skip


def _run(folder: Path, spec: str, panel: str, *more: str) -> int:
    (folder / "s.yaml").write_text(spec, encoding="utf-8")
    (folder / "p.csv").write_text(panel, encoding="utf-8")
    return run(["index", str(folder / "s.yaml"), str(folder / "p.csv"), "--draws", "20", *more])


@pytest.mark.parametrize("what", ERRORS)
def test_what_cannot_be_computed_is_refused(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec, panel, told = ERRORS[what]
    assert _run(tmp_path, spec, panel, "--audit") == WRONG_USE
    shown = capsys.readouterr()
    assert told in shown.err
    assert not shown.out


@pytest.mark.parametrize("what", FINDINGS)
def test_what_is_remarkable_is_told(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spec, panel, code = FINDINGS[what]
    assert _run(tmp_path, spec, panel, "--audit", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    (found,) = {one["file"] for one in told["findings"] if one["code"] == code}
    assert Path(found).name in {"s.yaml", "p.csv"}


@pytest.mark.parametrize("what", SOUND)
def test_what_is_only_unusual_is_computed(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(tmp_path, *SOUND[what], "--audit", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["unranked"] == []
    assert min(one["rank"] for one in told["ranks"]) == 1
    assert not [one for one in told["findings"] if one["code"].startswith("index-un")]
