"""Local words to codes and back; what is not known stays so."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.gap import Gap
from dianfan.judged.point.statuses import IatiStatus
from dianfan.judged.point.statuses import Oc4idsStatus
from dianfan.judged.point.statuses import Operating
from dianfan.judged.point.statuses import StatusReading
from dianfan.judged.point.statuses import check_status
from dianfan.judged.point.statuses import iati_of
from dianfan.judged.point.statuses import local_words
from dianfan.judged.point.statuses import oc4ids_of
from dianfan.judged.point.statuses import read_status
from dianfan.judged.point.statuses import status_table
from dianfan.promised.model import ProjectStatus

PROGRAMMES = Path(__file__).parents[3] / "programmes"
HERE = Where("projects.csv", 7, "status_local")


def _read(word: str) -> StatusReading:
    found = read_status(word)
    assert isinstance(found, StatusReading)
    return found


def test_built_is_not_in_operation() -> None:
    built, operating, partly = _read("竣工"), _read("投产"), _read("部分投产")
    assert built.oc4ids is operating.oc4ids is Oc4idsStatus.COMPLETION
    assert [one.operating for one in (built, operating, partly)] == [
        Operating.NO, Operating.YES, Operating.PARTLY,
    ]  # fmt: skip
    assert partly.oc4ids is Oc4idsStatus.IMPLEMENTATION


def test_a_stopped_project_keeps_its_phase() -> None:
    stopped, paused = _read("停工"), _read("暂停")
    assert stopped.status is ProjectStatus.SUSPENDED
    assert stopped.oc4ids is Oc4idsStatus.IMPLEMENTATION
    assert stopped.suspended
    assert stopped.iati is IatiStatus.SUSPENDED
    assert paused.oc4ids is None
    assert iati_of(Oc4idsStatus.PREPARATION, suspended=True) is IatiStatus.SUSPENDED
    assert iati_of(Oc4idsStatus.CANCELLED, suspended=True) is IatiStatus.CANCELLED


@pytest.mark.parametrize(
    ("word", "same"),
    [("已投产", "投产"), (" 在 建 ", "在建"), ("正在施工", "施工"), ("全部竣工", "竣工")],
)
def test_openings_and_spaces_do_not_count(word: str, same: str) -> None:
    assert _read(word) == _read(same)


@pytest.mark.parametrize("word", ["即将投产", "计划开工", "未投产", "", "拟竣工", "大干快上"])
def test_a_word_that_is_not_known_is_not_guessed(word: str) -> None:
    assert isinstance(read_status(word), Gap)
    (found,) = check_status(word, HERE)
    assert (found.code, found.severity, found.where) == (
        "status-word-unknown", Severity.WARNING, HERE,
    )  # fmt: skip


@given(st.sampled_from(sorted(status_table())), st.sampled_from(ProjectStatus))
def test_a_word_that_says_another_thing_than_its_code_is_told(
    word: str, stated: ProjectStatus
) -> None:
    found, own = check_status(word, HERE, stated), _read(word).status
    free = own is None or stated is ProjectStatus.UNKNOWN
    assert [one.code for one in found] == (
        [] if free or own is stated else ["status-word-contradicts"]
    )
    assert check_status(word, HERE) == ()


@given(st.sampled_from(sorted(status_table())))
def test_each_word_is_found_again_by_each_of_its_codes(word: str) -> None:
    own = _read(word)
    for code in (own.oc4ids, own.iati, own.status):
        if code is not None:
            assert word in local_words(code)
    if own.oc4ids is not None and own.iati is not None:
        assert own.oc4ids in oc4ids_of(own.iati)
        assert iati_of(own.oc4ids, suspended=bool(own.suspended)) is own.iati
    if own.status in {ProjectStatus.SUSPENDED, ProjectStatus.UNKNOWN, None}:
        return
    assert own.oc4ids is not None
    assert own.status.value == own.oc4ids.value


@pytest.mark.parametrize("code", Oc4idsStatus)
def test_every_code_of_oc4ids_has_a_word_that_is_not_suspended(code: Oc4idsStatus) -> None:
    assert not _read(local_words(code)[0]).suspended
    assert _read(local_words(code)[0]).oc4ids is code


def test_one_code_of_iati_is_two_phases() -> None:
    assert oc4ids_of(IatiStatus.PIPELINE) == (
        Oc4idsStatus.IDENTIFICATION, Oc4idsStatus.PREPARATION,
    )  # fmt: skip
    assert local_words(Oc4idsStatus.IMPLEMENTATION)[0] == "在建"


@pytest.mark.parametrize(
    "sheet", sorted(PROGRAMMES.glob("*/projects.csv")), ids=lambda sheet: sheet.parent.name
)
def test_the_words_of_the_programmes_are_known_and_agree_with_their_codes(sheet: Path) -> None:
    with sheet.open(encoding="utf-8", newline="") as stream:
        rows = [row for row in csv.DictReader(stream) if row["status_local"]]
    found = [
        str(fault)
        for line, row in enumerate(rows, 2)
        for fault in check_status(
            row["status_local"], Where("projects.csv", line), ProjectStatus(row["status"])
        )
    ]
    assert not found
