"""YAML files: only plain keys, lists and texts are read, and each fault knows its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dianfan.promised.load import load
from dianfan.promised.trees import read_tree
from tests.promised.folder import found
from tests.promised.folder import only
from tests.promised.folder import spoil

BOMB = """\
a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: [*b, *b, *b, *b, *b, *b, *b, *b, *b]
"""

SPOILED = {
    "an unknown key": ("programme.yaml", "vision:", "visions:", "unknown-key", "visions"),
    "a missing key": ("programme.yaml", "review_date: 2026-04-30\n", "", "missing-key", "review_date"),
    "a key twice": ("programme.yaml", "place: QH1", "id: QH1", "duplicate-yaml-key", None),
    "a list for a text": ("programme.yaml", "place: QH1", "place: [QH1]", "wrong-shape", "place"),
    "a text for a list": (
        "programme.yaml", "headline_indicators: [gva, emissions, jobless-rate]",
        "headline_indicators: gva", "wrong-shape", "headline_indicators",
    ),
    "nothing for a text": ("programme.yaml", "place: QH1", "place:", "wrong-shape", "place"),
    "a key that is none": ("programme.yaml", "place: QH1", "signing_key: RWx\nplace: QH1", "not-a-key", "signing_key"),
    "an empty text": ("programme.yaml", "place: QH1", "place: ''", "empty-cell", "place"),
    "an unknown place": ("programme.yaml", "place: QH1", "place: QH9", "unknown-area", "place"),
    "an unknown source": (
        "programme.yaml", "source: delta-plan", "source: plan", "unknown-source", "source",
    ),
    "an unknown headline": (
        "programme.yaml", "[gva,", "[gav,", "unknown-indicator", "headline_indicators[0]",
    ),
    "an unknown neighbour": (
        "programme.yaml", "[QH, QH2]", "[QH, QH3]", "unknown-area", "compare_with[1]",
    ),
    "no date": ("programme.yaml", '"2021"', "spring", "not-a-date", "start"),
    "no day": ("programme.yaml", "2026-04-30", "2026-04", "not-a-day", "review_date"),
    "a programme that ends before it starts": (
        "programme.yaml", '"2025"', '"2019"', "ends-before-start", "end",
    ),
    "an unknown lens": (
        "programme.yaml", "lens: net", "lens: web", "not-in-vocabulary", "path[1].lens",
    ),
    "a lens twice": (
        "programme.yaml", "lens: net", "lens: surface", "duplicate-layer", "path[1].lens",
    ),
    "one language of two": (
        "programme.yaml", "{zh: 联通, en: Connecting}", "{zh: 联通}", "wording-missing", "path[1].name.en",
    ),
    "an empty language": (
        "actions.yaml", "{zh: 水务处, en: Water office}", "{zh: '', en: Water office}",
        "wording-missing", "[0].lead_unit.zh",
    ),
    "an unknown decision": (
        "actions.yaml", "council-2022-06", "council-2022-07", "unknown-decision", "[3].decided_by",
    ),
    "a number left out": ("actions.yaml", "no: 4", "no: 5", "action-numbers", None),
    "no number": ("actions.yaml", "no: 4", "no: four", "not-whole", "[3].no"),
    "an id twice": ("questions.yaml", "id: blades", "id: leave", "duplicate-key", "[1].id"),
    "a question with an unknown indicator": (
        "questions.yaml", "[wind-capacity]", "[wind]", "unknown-indicator", "[1].indicators[0]",
    ),
    "a sign held against nothing": (
        "questions.yaml", "  source: delta-news\n- id: blades",
        "  source: delta-news\n  signs:\n  - {name: {zh: 一, en: One}, side: above}\n- id: blades",
        "sign-against", "[0].signs[0]",
    ),
    "a bomb": ("questions.yaml", "- id: leave", f"{BOMB}- id: leave", "yaml-alias", None),
    "an anchor": ("questions.yaml", "id: leave", "id: &x leave", "yaml-alias", None),
    "a tag": (
        "questions.yaml", "id: leave", "id: !!python/object/apply:os.system [ls]", "yaml-tag", None,
    ),
    "bad indentation": ("questions.yaml", "  lens: line", " lens: line", "broken-yaml", None),
    "a tab": ("questions.yaml", "  lens: line", "\tlens: line", "broken-yaml", None),
    "a control character": ("questions.yaml", "id: leave", "id: le\x07ave", "broken-yaml", None),
    "a list for a mapping": (
        "actions.yaml", "{zh: 水务处, en: Water office}", "[a]", "wrong-shape", "[0].lead_unit",
    ),
    "an empty neighbour": ("programme.yaml", "[QH, QH2]", "[QH, ~]", "wrong-shape", "compare_with[1]"),
    "a second document": ("questions.yaml", "- id: blades", "---\n- id: blades", "yaml-documents", None),
    "depth": ("questions.yaml", "[wind-capacity]", "[" * 40 + "]" * 40, "yaml-depth", None),
    "great depth": ("questions.yaml", "[wind-capacity]", "[" * 9000, "yaml-depth", None),
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "cell"), SPOILED.values(), ids=SPOILED.keys()
)
def test_a_fault_is_found(
    file: str, old: str, new: str, code: str, cell: str | None, folder: Path
) -> None:
    spoil(folder / file, old, new)
    findings = [f for f in found(folder, code) if f.where.file == file and f.where.cell == cell]
    assert len(findings) == 1, [str(finding) for finding in load(folder).findings]
    assert all("{" not in finding.message + finding.remedy for finding in findings)


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("programme.yaml", "lens: line", "lens: lime", "not-in-vocabulary"),
        ("programme.yaml", "role: {zh: 引擎, en: engine}", "rule: {zh: 引擎, en: engine}", "unknown-key"),
        ("actions.yaml", "decided_by: council-2022-06", "decided_by: council", "unknown-decision"),
        ("questions.yaml", "source: delta-news\n- id: blades", "source: delta\n- id: blades", "unknown-source"),
        ("questions.yaml", "  lens: line", "\tlens: line", "broken-yaml"),
        ("questions.yaml", "id: blades", "id: &blades blades", "yaml-alias"),
    ],
)  # fmt: skip
def test_lines_are_those_of_the_file(
    file: str, old: str, new: str, code: str, folder: Path
) -> None:
    line = spoil(folder / file, old, new)
    assert only(folder, code).where.line == line


def test_an_action_with_an_error_is_left_out_and_the_others_stay(folder: Path) -> None:
    spoil(folder / "actions.yaml", "decided_by: council-2022-06", "decided_by: council")
    assert [action.no for action in load(folder).actions] == [1, 2, 3]


def test_a_charter_with_an_error_is_empty_and_with_a_warning_is_not(folder: Path) -> None:
    spoil(folder / "programme.yaml", "{zh: 联通, en: Connecting}", "{zh: 联通}")
    charter = load(folder).charter
    assert (charter.id, charter.path[1].name.en) == ("qinghe", "")
    spoil(folder / "programme.yaml", "place: QH1", "place: QH9")
    assert load(folder).charter.id == ""


def test_text_stays_text() -> None:
    tree = read_tree("actions.yaml", "no: no\nday: 2024-01-01\noctal: 010\nnothing: ~\nquoted: '~'")
    assert tree.data == {
        "no": "no", "day": "2024-01-01", "octal": "010", "nothing": None, "quoted": "~"
    }  # fmt: skip
    assert tree.where(("octal",)).line == 3
    assert tree.where(("octal", 3, "x")).line == 3


def test_a_key_that_is_a_list_is_refused() -> None:
    (fault,) = read_tree("programme.yaml", "? [a, b]\n: c\n").faults
    assert (fault.code, fault.where.line) == ("wrong-shape", 1)


def test_an_empty_text_where_none_is_needed_is_no_fault(folder: Path) -> None:
    spoil(folder / "programme.yaml", "[QH, QH2]", "[QH, '']")
    assert not [f for f in load(folder).findings if f.where.file == "programme.yaml"]
