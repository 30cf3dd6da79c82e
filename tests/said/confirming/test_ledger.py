"""The ledger gives back what was added, and tells when somebody changed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.figures.errors import UseError
from dianfan.said.confirming.ledger import add_steps
from dianfan.said.confirming.ledger import read_ledger
from dianfan.said.confirming.model import Step
from dianfan.said.confirming.standing import standing
from dianfan.said.confirming.steps import confirm
from dianfan.said.confirming.steps import correct
from dianfan.said.confirming.steps import reject
from tests.said.confirming.claims import NOON
from tests.said.confirming.claims import read_claim


def _steps() -> list[Step]:
    claim = read_claim()
    steps = [correct(standing(claim, ()), {"value": "88"}, "desk-a", NOON, "the map")]
    steps.append(confirm(standing(claim, steps), "desk-a", NOON))
    steps.append(reject(standing(claim, steps), "desk-b", NOON, "another river"))
    return steps


def test_steps_come_back_as_they_were_added(tmp_path: Path) -> None:
    path = tmp_path / "library" / "steps.jsonl"
    assert read_ledger(path) == ()
    first, *rest = _steps()
    add_steps(path, [first])
    add_steps(path, rest)
    assert list(read_ledger(path)) == [first, *rest]
    assert read_ledger(path)[0].claim == read_claim()


@pytest.mark.parametrize("harm", ["change", "swap", "drop", "garble"])
def test_a_ledger_changed_by_hand_is_found_out(tmp_path: Path, harm: str) -> None:
    path = tmp_path / "steps.jsonl"
    add_steps(path, _steps())
    first, second, third = path.read_bytes().splitlines(keepends=True)
    harmed = {
        "change": [first.replace(b'"88"', b'"99"'), second, third],
        "swap": [second, first, third],
        "drop": [first, third],
        "garble": [first, second[:20] + b"\n", third],
    }[harm]
    path.write_bytes(b"".join(harmed))
    with pytest.raises(UseError, match="put the file back"):
        read_ledger(path)
    with pytest.raises(UseError, match="put the file back"):
        add_steps(path, _steps()[:1])
    assert path.read_bytes() == b"".join(harmed)
