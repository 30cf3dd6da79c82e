"""What the file of an index leaves open is what is drawn, and what its pages say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dianfan import promised
from dianfan import recorded
from dianfan import said
from dianfan.cli.review import report_of
from dianfan.judged.indices.judging import JudgedIndex
from dianfan.judged.indices.judging import judge_indices
from dianfan.recorded.mint import Mint
from dianfan.reported.indices.profile import otherwise
from dianfan.reported.model import IndexPage
from dianfan.reported.model import Report
from dianfan.reported.parts import Section
from tests.indexed_programme import DISTRICTS
from tests.indexed_programme import LIVING
from tests.indexed_programme import write_indexed

STATED = """\
openness:
  choices:
    - name: normalisation
      options:
        - {label: as laid down}
        - {label: without dust, changes: [{remove: dust}]}
    - name: 去掉漏损率
      options:
        - {label: as laid down}
        - {label: without leaks, changes: [{remove: leaks}]}
"""
FAILING = """\
openness:
  choices:
    - name: mean
      options:
        - label: geometric below zero
          changes:
            - {field: span, value: [-100, -1]}
            - {field: aggregation, value: geometric, node: "*"}
"""


def _report(folder: Path, more: str) -> Report:
    write_indexed(folder)
    (folder / "indices" / "living.yaml").write_text(LIVING + more, encoding="utf-8")
    return report_of(folder)


@pytest.fixture(scope="module")
def stated(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The review of the invented programme with an index that says what it leaves open."""
    return _report(tmp_path_factory.mktemp("stated") / "p", STATED)


def _page(report: Report, language: str) -> IndexPage:
    (page,) = next(one for one in report.reviews if one.language == language).indices
    return page


def _section(page: IndexPage, name: str) -> Section:
    return next(one for one in page.sections if one.id == name)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_choices_bear_the_names_of_the_file_and_none_that_it_does_not_state(
    stated: Report, language: str
) -> None:
    page = _page(stated, language)
    names = [row[0].phrase.text for row in _section(page, "choices").tables[0].rows]
    assert set(names) == {"normalisation", "去掉漏损率"}
    paragraphs = [*page.lead, *(some for one in page.profiles for some in one.lead)]
    text = "".join(one.text for some in paragraphs for one in some)
    assert "百分位" not in text
    assert "percentile" not in text
    assert "去掉漏损率" in text


def _judged(folder: Path, more: str) -> JudgedIndex:
    write_indexed(folder)
    (folder / "indices" / "living.yaml").write_text(LIVING + more, encoding="utf-8")
    programme = promised.load(folder)
    book = recorded.close(programme, said.read(programme), date(2026, 4, 30))
    (judged,) = judge_indices(programme, book, Mint(programme, book))
    return judged


def test_the_choices_drawn_are_those_stated_else_those_open_for_all(tmp_path: Path) -> None:
    own, default = _judged(tmp_path / "own", STATED), _judged(tmp_path / "default", "")
    assert own.done is not None
    assert default.done is not None
    assert own.done.sensitivity.choices == ("normalisation", "去掉漏损率")
    assert default.done.sensitivity.choices == ("normalisation", "aggregation", "weights")
    assert own.scored == default.scored
    assert set(own.done.ranges) == set(default.done.ranges) == set(DISTRICTS)


def test_an_index_whose_draws_all_fail_is_told_as_one_that_cannot_be_stated(tmp_path: Path) -> None:
    page = _page(_report(tmp_path / "p", FAILING), "zh")
    assert "算不出来" in page.headline.text
    assert not page.profiles


def test_the_words_for_computing_otherwise_are_public() -> None:
    assert otherwise.__doc__
