"""What the ground floor says: findings, gaps, errors, places."""

from __future__ import annotations

import pytest

from dianfan.figures import errors
from dianfan.figures.errors import DianfanError
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.finding import blocking
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.figures.place import Place
from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Wording


@pytest.mark.parametrize(
    ("where", "text"),
    [
        (Where("areas.csv"), "areas.csv"),
        (Where("areas.csv", 3), "areas.csv:3"),
        (Where("areas.csv", 3, "code"), "areas.csv:3 code"),
        (Where("areas.csv", cell="code"), "areas.csv code"),
    ],
)
def test_a_place_of_a_fault_reads_as_in_an_editor(where: Where, text: str) -> None:
    assert str(where) == text


def test_only_errors_block() -> None:
    findings = tuple(Finding(severity, "c", Where("f"), "m", "r") for severity in Severity)
    assert [finding.severity for finding in blocking(findings)] == [Severity.ERROR]
    assert str(findings[0]) == "error c f\n  m\n  → r"


def test_a_gap_tells_its_reason() -> None:
    assert str(Gap(GapReason.NOT_DUE)) == "not due"
    assert str(Gap(GapReason.LOST, "page torn")) == "lost in the source: page torn"


def test_an_error_says_what_where_why_and_what_to_do() -> None:
    error = DianfanError("it broke", why="old", where="f:1", remedy="mend it")
    assert str(error) == "it broke\n  where: f:1\n  why: old\n  what to do: mend it"
    assert str(UnknownUnit("no unit")) == "no unit"
    with pytest.raises(DianfanError) as caught:
        raise error
    assert caught.value.exit_code == 1


def test_the_tree_of_errors_is_drawn_whole() -> None:
    drawn = errors.__doc__ or ""
    names = {
        name
        for name, thing in vars(errors).items()
        if isinstance(thing, type) and issubclass(thing, DianfanError)
    }
    assert {name for name in names if name not in drawn} == set()


def test_places_and_wordings() -> None:
    name = Wording("三角洲", "the Delta")
    assert str(Place("QH1", name)) == "三角洲 (QH1)"
    assert [name.in_(language) for language in LANGUAGES] == ["三角洲", "the Delta"]
