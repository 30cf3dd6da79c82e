"""An index is read from its file with every fault named, and written so that it reads back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.errors import UseError
from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.aggregating import Zeros
from dianfan.judged.surface.imputing import Imputation
from dianfan.judged.surface.index_file import LARGEST
from dianfan.judged.surface.index_file import index_of_text
from dianfan.judged.surface.index_file import read_index
from dianfan.judged.surface.index_yaml import as_yaml
from dianfan.judged.surface.index_yaml import schema
from dianfan.judged.surface.normalising import Normalisation
from dianfan.judged.surface.spec import BoundsScope
from dianfan.judged.surface.spec import Direction
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import IndicatorSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.spec import Weighting
from dianfan.judged.surface.treating import Treatment

GOOD = """\
id: living
name: {zh: 生活指数, en: Living index}
normalisation: goalposts
indicators:
  - id: beds
    name: {zh: 床位数, en: Hospital beds}
    direction: higher
    unit: 张
    low: 2
    high: 9
  - id: deaths
    name: 婴儿死亡率
    direction: lower
    low: 0
    high: 40
    treatment: log
nodes:
  - id: living
    name: {zh: 生活指数, en: Living index}
    children: [beds, deaths]
    aggregation: geometric
    terms: {zeros: floor, floor: 1}
    weighting: given
    weights: {beds: 2, deaths: 1}
    reason: {zh: 依规划, en: as planned}
"""


def test_a_file_says_all_that_an_index_needs() -> None:
    told = index_of_text(GOOD)
    assert told.findings == ()
    spec = told.spec
    assert spec is not None
    assert spec.indicator["beds"].low == 2.0
    assert spec.indicator["deaths"].name == Wording("婴儿死亡率", "婴儿死亡率")
    assert spec.indicator["deaths"].treatment is Treatment.LOG
    assert spec.root.terms == Terms(zeros=Zeros.FLOOR, floor=1)
    assert spec.root.weight("beds") == 2.0
    assert spec.availability == 0.65


@pytest.mark.parametrize(
    ("old", "new", "line", "says"),
    [
        ("direction: lower", "directoin: lower", 13, "directoin"),
        ("    direction: higher\n", "", 5, "direction"),
        ("direction: lower", "direction: down", 13, "down"),
        ("low: 2", "low: two", 9, "float"),
        ("high: 9", "high: inf", 10, "inf"),
        ("high: 9", "high: 1e999", 10, "1e999"),
        ("high: 9", "high: 1", 5, "low is not below high"),
        ("children: [beds, deaths]", "children: [beds, death]", 18, "death"),
        ("id: deaths", "id: beds", 5, "stands 2 times"),
        ("beds: 2, deaths: 1", "beds: 0, deaths: 0", 18, "sum to zero"),
        ("beds: 2, deaths: 1", "beds: 2, births: 1", 18, "births"),
        ("terms: {zeros: floor", "terms: {zero: floor", 22, "zero"),
        ("zeros: floor", "zeros: ceil", 22, "ceil"),
        ("name: {zh: 床位数,", "name: {cn: 床位数,", 6, "cn"),
        ("normalisation: goalposts", "normalisation: goalpost", 3, "goalpost"),
        ("id: living\nname", "title: living\nname", 1, "“id” is missing"),
        ("aggregation: geometric", "aggregation: geometric\n    aggregation: median", 22, "aggregation"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(old: str, new: str, line: int, says: str) -> None:
    assert old in GOOD
    told = index_of_text(GOOD.replace(old, new, 1))
    assert told.spec is None
    assert any(one.where.line == line and says in one.message for one in told.findings)


def test_several_faults_are_named_together() -> None:
    told = index_of_text(
        GOOD.replace("direction: lower", "direction: down").replace("2\n", "two\n", 1)
    )
    assert len(told.findings) == 2
    assert [one.where.line for one in told.findings] == sorted(
        one.where.line or 0 for one in told.findings
    )


@pytest.mark.parametrize("text", ["", "[]", "plain", "a: &b 1\nc: *b", "id: 1\n  x", "- {}"])
def test_what_is_no_index_is_told_so(text: str) -> None:
    told = index_of_text(text)
    assert told.spec is None
    assert told.findings


def test_a_file_is_read_or_every_fault_told_at_once(tmp_path: Path) -> None:
    file = tmp_path / "living.yaml"
    file.write_text(GOOD, encoding="utf-8")
    assert read_index(file).id == "living"
    file.write_text(GOOD.replace("higher", "up").replace("lower", "down"), encoding="utf-8")
    with pytest.raises(UseError) as raised:
        read_index(str(file))
    assert "down" in str(raised.value)
    with pytest.raises(UseError, match="cannot be read"):
        read_index(tmp_path / "nothing.yaml")
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(UseError, match="cannot be read"):
        read_index(file)
    file.write_bytes(b" " * (LARGEST + 1))
    with pytest.raises(UseError, match="too large"):
        read_index(file)


def test_the_schema_knows_the_keys_of_the_file() -> None:
    told = json.dumps(schema())
    assert all(key in told for key in ("availability", "children", "direction", "goalposts"))


_NAMES = st.builds(Wording, st.text("甲乙丙: #-'\"", max_size=6), st.text("abc é", max_size=6))
_NUMBERS = st.floats(-1e300, 1e300, allow_nan=False)


@st.composite
def _specs(draw: st.DrawFn) -> IndexSpec:
    leaves = tuple(
        IndicatorSpec(
            f"i{number}", draw(_NAMES), draw(st.sampled_from(Direction)), draw(st.text("亩 %", max_size=2)),
            low=(low := draw(st.none() | st.floats(-1e9, 0))),
            high=None if low is None else draw(st.floats(1, 1e9)),
            goal=draw(st.none() | _NUMBERS),
            treatment=draw(st.none() | st.sampled_from(Treatment)),
            reason=draw(_NAMES),
        )
        for number in range(draw(st.integers(1, 5)))
    )  # fmt: skip
    weighed = draw(st.booleans())
    names = tuple(one.id for one in leaves)
    root = NodeSpec(
        "root", draw(_NAMES), names, draw(st.sampled_from([Aggregation.ARITHMETIC, Aggregation.MEDIAN])),
        Terms(exponent=draw(st.floats(-9, 9))),
        weighting=Weighting.GIVEN if weighed else Weighting.EQUAL,
        weights={name: draw(st.floats(0.1, 9)) for name in names} if weighed else {},
    )  # fmt: skip
    based = draw(st.booleans())
    return IndexSpec(
        "1", draw(_NAMES), leaves, (root,), draw(st.floats(0, 1)),
        draw(st.sampled_from([Imputation.NONE, Imputation.LAST])),
        normalisation=draw(st.sampled_from([Normalisation.Z_SCORE, Normalisation.RANK])),
        bounds=BoundsScope.BASE if based else BoundsScope.GLOBAL, base="2020" if based else "",
    )  # fmt: skip


@given(_specs())
def test_an_index_written_reads_back(spec: IndexSpec) -> None:
    told = index_of_text(as_yaml(spec))
    assert told.findings == ()
    assert told.spec == spec
