"""Each edit of a programme is told with its own cause, and nothing else is."""

import json
import shutil
from pathlib import Path

import pytest

from dianfan.published.changes import Changes
from dianfan.published.changes import changes
from dianfan.published.changes.model import ChangeCause
from dianfan.published.changes.model import FigureChange
from dianfan.published.changes.model import SentenceChange
from dianfan.published.changes.model import StateChange
from tests.published.changes.variants import LATER
from tests.published.changes.variants import variant


def _to(name: str) -> Changes:
    return changes(variant("as it is"), variant(name), "en")


def _one(found: Changes, cause: ChangeCause) -> FigureChange:
    (one,) = [one for one in found.figures if one.cause is cause]
    return one


def _readings(one: FigureChange) -> tuple[str, str]:
    assert one.old is not None
    assert one.new is not None
    return one.old.display, one.new.display


def test_a_source_that_gave_another_value_is_told() -> None:
    found = _to("revised")
    one = _one(found, ChangeCause.REVISED)
    assert _readings(one) == ("¥30.12 billion", "¥31.12 billion")
    assert one.relative == "+3.3"
    assert {figure.cause for figure in found.figures} == {ChangeCause.REVISED}
    (row,) = found.rows
    assert (row.table, row.kind) == ("observations", "changed")
    assert ("value", "301.2", "311.2") in row.cells


def test_another_source_that_was_chosen_is_told_and_the_earlier_is_not_gone() -> None:
    found = _to("later source")
    one = _one(found, ChangeCause.NEW_SOURCE)
    assert _readings(one) == ("¥30.12 billion", "¥30.55 billion")
    assert one.old is not None
    assert one.new is not None
    assert "2024" in one.old.reason
    assert "2025" in one.new.reason
    assert not {ChangeCause.NEW, ChangeCause.GONE} & {figure.cause for figure in found.figures}


def test_a_source_that_is_withdrawn_is_told_the_other_way_round() -> None:
    found = changes(variant("later source"), variant("as it is"), "en")
    assert _readings(_one(found, ChangeCause.NEW_SOURCE)) == ("¥30.55 billion", "¥30.12 billion")
    assert [row.kind for row in found.rows] == ["gone"]


def test_a_correction_of_the_record_is_told_as_one() -> None:
    found = _to("corrected")
    one = _one(found, ChangeCause.CORRECTED)
    assert _readings(one) == ("¥30.12 billion", "¥31.12 billion")


def test_a_target_that_was_set_otherwise_is_told_with_all_that_rests_on_it() -> None:
    found = _to("target")
    one = _one(found, ChangeCause.PROMISED)
    assert _readings(one) == ("at least ¥130 billion", "at least ¥125 billion")
    under = [figure for figure in found.figures if figure.cause is ChangeCause.INPUTS]
    assert under
    assert all("Gross value added" in "".join(figure.because) for figure in under)
    sizes = [float(figure.relative or 0) for figure in under]
    assert [abs(size) for size in sizes] == sorted(map(abs, sizes), reverse=True)
    state = StateChange("judgement", "gva", "target-attainment", "off_track", "achieved")
    assert state in found.states


def test_a_project_that_was_finished_is_told_by_its_row_and_by_the_counts() -> None:
    found = _to("project")
    (row,) = found.rows
    assert (row.table, row.row) == ("projects", "tram-b")
    assert ("status", "implementation", "completion") in row.cells
    assert {ChangeCause.INPUTS, ChangeCause.GONE} <= {one.cause for one in found.figures}


def test_a_claim_that_is_now_supported_is_told_and_so_are_the_sentences() -> None:
    found = _to("claim")
    assert found.states == (StateChange("claim", "c-emissions", "", "contradicted", "supported"),)
    assert any(
        one.kind is SentenceChange.FIGURES and "9.25 million" in one.new for one in found.sentences
    )


def test_another_day_alone_changes_only_what_counts_from_it() -> None:
    found = changes(variant("as it is"), variant("as it is", LATER), "en")
    assert {one.cause for one in found.figures} == {ChangeCause.PARAMETERS}
    told = [one.new.statement for one in found.figures if one.new is not None]
    words = ("age of the last report", "days overdue", "time used", "chance", "late")
    assert all(any(word in one for word in words) for one in told), told
    assert [one.part for one in found.made] == ["asof"]


def _spoiled(tmp_path: Path, **edit: object) -> Path:
    """Copy an edition and change in its lineage the reason of the first figure that a method made."""
    out = Path(shutil.copytree(variant("as it is"), tmp_path / "edition"))
    lineage = out / "lineage.jsonl"
    lines = [json.loads(line) for line in lineage.read_text(encoding="utf-8").splitlines()]
    method = "judged.arithmetic.share"
    one = next(line for line in lines if line["why"].get("method") == method)
    one["why"].update(edit)
    lineage.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8"
    )
    return out


@pytest.mark.parametrize(
    ("edit", "cause"),
    [
        ({"version": "9"}, ChangeCause.METHOD),
        ({"method": "judged.arithmetic.part"}, ChangeCause.METHOD),
        ({"parameters": {"digits": "3"}}, ChangeCause.PARAMETERS),
    ],
)
def test_a_method_that_changed_is_told(
    tmp_path: Path, edit: dict[str, object], cause: ChangeCause
) -> None:
    found = changes(variant("as it is"), _spoiled(tmp_path, **edit), "en")
    one = found.figures[0]
    assert one.cause is cause
    assert one.because
    assert not one.value_differs


def test_another_reading_of_the_same_value_is_told_as_that(tmp_path: Path) -> None:
    out = Path(shutil.copytree(variant("as it is"), tmp_path / "edition"))
    index = out / "figures.json"
    text = index.read_text(encoding="utf-8")
    assert "¥30.12 billion" in text
    index.write_text(text.replace("¥30.12 billion", "¥30 billion"), encoding="utf-8")
    found = changes(variant("as it is"), out, "en")
    assert {one.cause for one in found.figures} == {ChangeCause.DISPLAY}


def test_a_value_that_nothing_explains_is_called_unexplained(tmp_path: Path) -> None:
    out = Path(shutil.copytree(variant("as it is"), tmp_path / "edition"))
    lineage = out / "lineage.jsonl"
    lines = [json.loads(line) for line in lineage.read_text(encoding="utf-8").splitlines()]
    one = next(line for line in lines if line["why"].get("method") == "judged.arithmetic.share")
    one["value"] = "12.34"
    text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    lineage.write_text(text, encoding="utf-8")
    found = changes(variant("as it is"), out, "en")
    assert ChangeCause.UNEXPLAINED in {figure.cause for figure in found.figures}
    assert ChangeCause.METHOD not in {figure.cause for figure in found.figures}


def test_a_correction_is_told_as_one_in_both_directions() -> None:
    back = changes(variant("corrected"), variant("as it is"), "en")
    assert ChangeCause.CORRECTED in {figure.cause for figure in back.figures}
