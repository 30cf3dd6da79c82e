"""Figures are known by their content, lead back to their leaves and cannot be forged."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from decimal import localcontext

import pytest

from dianfan.figures.errors import ForgedFigure
from dianfan.figures.errors import UnknownMethod
from dianfan.figures.lineage import Derived
from dianfan.figures.lineage import Figure
from dianfan.figures.lineage import Promised
from dianfan.figures.lineage import Recorded
from dianfan.figures.lineage import Said
from dianfan.figures.lineage import content_key
from dianfan.figures.lineage import statement
from dianfan.figures.lineage import walk
from dianfan.figures.period import period
from dianfan.figures.place import Place
from dianfan.figures.quantity import Bound
from dianfan.figures.quantity import Quantity
from dianfan.figures.quantity import exactly
from dianfan.figures.rule import methods
from dianfan.figures.rule import prove
from dianfan.figures.rule import recompute
from dianfan.figures.rule import rule
from dianfan.figures.unit import unit
from dianfan.figures.wording import Wording

HERE = Place("QH1", Wording("三角洲", "the Delta"))


def leaf(value: str, entry: str = "e1") -> Figure:
    why = Recorded(entry, "delta-stats", f"{value}亿元")
    return Figure(exactly(value), unit("亿元"), HERE, period("2024"), "gva", why)


@rule(version="1", formula="total(a, …) = a + …", source="test")
def total(*parts: Figure) -> Figure:
    """Add figures."""
    return replace(parts[0], quantity=exactly(sum((part.value for part in parts), Decimal())))


@rule(version="2", formula="times(a) = a · factor", source="test")
def times(part: Figure, *, factor: str) -> Figure:
    """Multiply a figure."""
    return replace(part, quantity=exactly(part.value * Decimal(factor)))


def test_the_key_is_that_of_the_content() -> None:
    assert leaf("5").key == leaf("5").key
    assert len(leaf("5").key) == 16
    assert leaf("5").key == content_key(statement(leaf("5")))


def test_the_key_is_the_same_in_another_process() -> None:
    code = "from tests.figures.test_lineage import leaf, times; print(times(leaf('5'), factor='2').key)"
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == times(leaf("5"), factor="2").key


@pytest.mark.parametrize(
    "other",
    [
        leaf("5.1"),
        leaf("5", "e2"),
        replace(leaf("5"), unit=unit("万元")),
        replace(leaf("5"), place=Place("QH2", HERE.name)),
        replace(leaf("5"), period=period("2023")),
        replace(leaf("5"), measure="gdp"),
        replace(leaf("5"), scope="不含港区"),
        replace(leaf("5"), quantity=Quantity(Decimal(5), Bound.AT_LEAST)),
        replace(leaf("5"), quantity=Quantity(Decimal(5), Bound.RANGE, Decimal(6))),
        replace(leaf("5"), why=Promised("target:a", "s", "l")),
        replace(leaf("5"), why=Said("a", "s", "l")),
        total(leaf("5")),
    ],
)
def test_any_change_changes_the_key(other: Figure) -> None:
    assert other.key != leaf("5").key


@pytest.mark.parametrize(
    ("one", "same"), [("5", "5.00"), ("1000", "1E+3"), ("0", "-0.0"), ("0.1", "0.10")]
)
def test_one_value_has_one_key(one: str, same: str) -> None:
    figure = leaf(one)
    assert replace(figure, quantity=exactly(same)).key == figure.key


def test_the_key_has_all_digits_whatever_the_context() -> None:
    long = leaf("1234567890123456789012345678901.1")
    changed = replace(long, quantity=exactly("1234567890123456789012345678901.2"))
    assert long.key != changed.key
    with localcontext() as context:
        context.prec = 3
        assert replace(long).key == long.key


def test_names_are_no_content() -> None:
    renamed = replace(leaf("5"), place=Place("QH1", Wording("清河三角洲", "Delta of the Qinghe")))
    assert renamed.key == leaf("5").key


def test_walking_gives_each_figure_once_and_inputs_first() -> None:
    one, two = leaf("1", "e1"), leaf("2", "e2")
    three = total(one, two)
    top = total(three, three, one)
    assert [figure.value for figure in walk(top)] == [1, 2, 3, 7]
    assert list(walk(one)) == [one]
    assert one.inputs == ()


def test_a_long_chain_can_be_walked() -> None:
    figure = leaf("1")
    for _ in range(100):
        figure = total(figure)
    assert len(list(walk(figure))) == 101


def test_a_method_signs_its_result() -> None:
    result = times(leaf("5"), factor="3")
    assert isinstance(result.why, Derived)
    assert result.why.method.endswith("test_lineage.times")
    assert (result.why.version, result.why.parameters) == ("2", (("factor", "3"),))
    assert result.inputs == (leaf("5"),)
    method = methods()[result.why.method]
    assert (method.formula, method.note) == ("times(a) = a · factor", "Multiply a figure.")


def test_a_sound_figure_is_proved() -> None:
    top = total(times(leaf("5"), factor="3"), leaf("1", "e2"))
    for figure in walk(top):
        prove(figure)
    assert recompute(top) == top
    assert recompute(leaf("5")) == leaf("5")


def test_a_forged_value_is_found() -> None:
    sound = times(leaf("5"), factor="3")
    with pytest.raises(ForgedFigure, match="says 16 亿元, its inputs give 15 亿元"):
        prove(replace(sound, quantity=exactly(16)))


@pytest.mark.parametrize(
    "change",
    [
        {"unit": unit("万元")},
        {"period": period("2023")},
        {"measure": "gdp"},
        {"scope": "含港区"},
        {"quantity": Quantity(Decimal(15), Bound.AT_LEAST)},
    ],
)
def test_any_other_forgery_is_found(change: dict[str, object]) -> None:
    with pytest.raises(ForgedFigure):
        prove(replace(times(leaf("5"), factor="3"), **change))  # type: ignore[arg-type]  # any field


def test_a_forged_input_or_parameter_is_found() -> None:
    sound = times(leaf("5"), factor="3")
    assert isinstance(sound.why, Derived)
    with pytest.raises(ForgedFigure):
        prove(replace(sound, why=sound.why._replace(inputs=(leaf("6"),))))
    with pytest.raises(ForgedFigure):
        prove(replace(sound, why=sound.why._replace(parameters=(("factor", "4"),))))


def test_a_method_of_another_version_is_unknown() -> None:
    sound = times(leaf("5"), factor="3")
    assert isinstance(sound.why, Derived)
    for why in (sound.why._replace(version="1"), sound.why._replace(method="test.none")):
        with pytest.raises(UnknownMethod, match="is not available"):
            prove(replace(sound, why=why))
