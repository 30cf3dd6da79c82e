"""Lines of a lineage are proved one by one; what does not hold is told with its line."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from dianfan.figures.lineage import content_key
from dianfan.figures.lineage import statement
from dianfan.judged.scorecard.thresholds import thresholds
from dianfan.promised import load
from dianfan.published.verification.proof import Ground
from dianfan.published.verification.proof import prove_lineage
from dianfan.recorded import close
from dianfan.said import read
from tests.editions import built

Content = dict[str, Any]


@cache
def ground() -> Ground:
    programme = load(built() / "book")
    claims = read(programme)
    return Ground(programme, claims, close(programme, claims, programme.charter.review_date))


def lines() -> list[Content]:
    text = (built() / "lineage.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def keyed(content: Content) -> str:
    bare = {name: value for name, value in content.items() if name != "key"}
    return json.dumps({"key": content_key(bare), **bare}, ensure_ascii=False)


def messages(text: str) -> list[str]:
    return [fault.message for fault in prove_lineage(text, ground())[1]]


def first(kind: str, start: str = "") -> Content:
    return next(
        line
        for line in lines()
        if line["why"]["kind"] == kind
        and any(str(value).startswith(start) for value in line["why"].values())
    )


def test_every_line_of_an_edition_holds() -> None:
    known, faults = prove_lineage("\n".join(map(keyed, lines())), ground())
    assert faults == ()
    assert sorted(known) == sorted(line["key"] for line in lines())


def test_a_line_that_is_no_line_is_told_by_its_number() -> None:
    (fault,) = prove_lineage("nothing", ground())[1]
    assert (fault.where, fault.figures) == ("line 1", ())


@pytest.mark.parametrize(
    ("field", "value"),
    [("value", "seven"), ("unit", "furlong"), ("period", "some day"), ("bound", "roughly")],
)
def test_a_line_that_states_no_figure(field: str, value: str) -> None:
    (message,) = messages(keyed({**first("promised", "target:"), field: value}))
    assert message.startswith("the line states no figure: ")


@pytest.mark.parametrize(
    ("kind", "start", "field", "value"),
    [
        ("recorded", "count:", "value", "7777"),
        ("recorded", "count:", "period", "2020"),
        ("promised", "target:", "value", "7777"),
        ("promised", "target:", "unit", "万元"),
        ("promised", "project:", "value", "7777"),
        ("said", "c-", "value", "7777"),
    ],
)
def test_a_leaf_is_held_against_what_it_names(
    kind: str, start: str, field: str, value: str
) -> None:
    (message,) = messages(keyed({**first(kind, start), field: value}))
    assert message == f"the figure is not what the Book says in its {field}"


def test_an_entry_is_held_against_the_record_in_every_field() -> None:
    entry = next(
        one for one in lines() if set(one["why"].get("entry", "?")) <= set("0123456789abcdef")
    )
    for field, value in {"value": "7777", "place": "QH", "period": "1999", "scope": "x"}.items():
        assert messages(keyed({**entry, field: value})) == [
            f"the figure is not what the Book says in its {field}"
        ]


def test_a_threshold_is_held_against_the_table_of_its_method() -> None:
    line = dict(statement(next(iter(thresholds().values()))))
    assert messages(keyed(line)) == []
    (message,) = messages(keyed({**line, "value": "7777"}))
    assert message == "the figure is not what the Book says in its value"


def without_inputs(content: Content) -> None:
    content["why"]["inputs"] = []


def of_another_version(content: Content) -> None:
    content["why"]["version"] = "77"


def of_no_method(content: Content) -> None:
    content["why"]["method"] = "judged.wishes.granted"


@pytest.mark.parametrize("spoil", [without_inputs, of_another_version, of_no_method])
def test_what_cannot_be_computed_again_is_no_proof(spoil: Callable[[Content], None]) -> None:
    derived = first("derived", "recorded.choice")
    above = [keyed(line) for line in lines() if line["key"] in derived["why"]["inputs"]]
    spoil(derived)
    (message,) = messages("\n".join([*above, keyed(derived)]))
    assert message.startswith("the figure cannot be computed again: ")


@pytest.mark.parametrize(
    ("kind", "field"), [("recorded", "entry"), ("promised", "clause"), ("said", "claim")]
)
def test_a_reason_that_names_nothing_is_no_reason(kind: str, field: str) -> None:
    leaf = first(kind)
    for name in ("nothing", "count:nothing?a=b"):
        spoiled = {**leaf, "why": {**leaf["why"], field: name}}
        (message,) = messages(keyed(spoiled))
        assert message.startswith("the figure cannot be computed again: ")
