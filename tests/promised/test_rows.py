"""What is wrong with a row of a CSV file is found, at its line and cell."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from dianfan.promised.load import load
from tests.promised.folder import only
from tests.promised.folder import spoil


class Case(NamedTuple):
    """A text of a file that is replaced, and the code and cell of what is then found."""

    file: str
    old: str
    new: str
    code: str
    cell: str | None


CASES = {
    "an unknown column": Case("areas.csv", "parent", "parents", "unknown-column", "parents"),
    "a missing column": Case("areas.csv", "parent", "parents", "missing-column", "parent"),
    "a column twice": Case("areas.csv", ",level,", ",code,", "duplicate-column", "code"),
    "a cell too many": Case("areas.csv", "QH101,", "QH101,,", "wrong-cell-count", None),
    "a cell too few": Case("links.csv", "Blades,", "Blades", "wrong-cell-count", None),
    "a quote in the wrong place": Case("areas.csv", "河口区", '"河口"区', "broken-csv", None),
    "an empty cell": Case("areas.csv", "河口区", "", "empty-cell", "name_zh"),
    "a key twice": Case("areas.csv", "QH102", "QH101", "duplicate-key", "code"),
    "a key with a slash": Case("chains.csv", "wind,", "../wind,", "unsafe-id", "id"),
    "a parent that is not there": Case(
        "areas.csv", "region,QH\n", "region,QX\n", "unknown-area", "parent"
    ),
    "an unknown area": Case("observations.csv", "gva,QH101", "gva,QH109", "unknown-area", "area"),
    "an unknown indicator": Case(
        "targets.csv", "gva,QH1", "gav,QH1", "unknown-indicator", "indicator"
    ),
    "a target without an indicator": Case("targets.csv", ",gva,", ",,", "empty-cell", "indicator"),
    "an unknown source": Case("links.csv", "delta-plan", "delta-plam", "unknown-source", "source"),
    "a claim without a source": Case(
        "claims.csv", "delta-watch,gva", ",gva", "without-source", "source"
    ),
    "an observation without a source": Case(
        "observations.csv", "final,delta-stats-2024", "final,", "without-source", "source"
    ),
    "an unknown link": Case(
        "flows.csv", "resin,blades", "resin,blade", "unknown-link", "downstream"
    ),
    "a flow to itself": Case(
        "flows.csv", "resin,blades", "blades,blades", "flow-to-itself", "downstream"
    ),
    "flows in a circle": Case(
        "flows.csv", "turbines,wind-farms", "turbines,resin", "flow-circle", None
    ),
    "a link built by nobody": Case(
        "links.csv", ",,delta-news", ",tram-z,delta-news", "unknown-project", "projects"
    ),
    "a link of an unknown indicator": Case(
        "links.csv", "present,,", "present,gvaa,", "unknown-indicator", "capacity"
    ),
    "an unknown decision": Case(
        "targets.csv", "council-2023-11", "council-2023-10", "unknown-decision", "decided_by"
    ),
    "an unknown action": Case("projects.csv", "QH102,,2,", "QH102,,7,", "unknown-action", "action"),
    "an unknown project": Case(
        "claims.csv", "project:tram-b", "project:tram-d", "unknown-project", "checked_by"
    ),
    "a check of no form": Case(
        "claims.csv", "gva@QH1@2025#", "gva@QH1#", "broken-check", "checked_by"
    ),
    "a check by an unknown source": Case(
        "claims.csv",
        "gva@QH1@2025#delta-stats-2025",
        "gva@QH1@2025#no",
        "unknown-source",
        "checked_by",
    ),
    "a check by no row": Case(
        "claims.csv", "gva@QH1@2025#", "gva@QH1@2019#", "check-finds-nothing", "checked_by"
    ),
    "an unknown clause": Case("decisions.csv", "gva-2025", "gva-2026", "unknown-clause", "sets"),
    "an unknown unit": Case("indicators.csv", "亿元", "亿圆", "unknown-unit", "unit"),
    "a unit of another dimension": Case(
        "observations.csv", "301.2,,亿元", "301.2,,万吨", "unit-differs", "unit"
    ),
    "a target in a unit of another dimension": Case(
        "targets.csv", "1300,,亿元", "1300,,公里", "unit-differs", "unit"
    ),
    "growth in yuan": Case("observations.csv", "4.7,,%", "4.7,,亿元", "unit-unlike-kind", "unit"),
    "no period": Case("observations.csv", "2025-H1", "2025-H3", "unknown-period", "period"),
    "a break at no period": Case(
        "indicators.csv",
        "At current prices,",
        "At current prices,2023;2024-13",
        "unknown-period",
        "breaks",
    ),
    "a period that ends before it starts": Case(
        "observations.csv", "2024-Q1/Q3", "2024-Q3/Q1", "unknown-period", "period"
    ),
    "no date": Case("projects.csv", "2021-03", "2021-3", "not-a-date", "start"),
    "an undated period": Case(
        "claims.csv", "gva@QH1@2024#", "gva@QH1@2024#", "undated-period", "period"
    ),
    "a bound of no vocabulary": Case(
        "observations.csv", "亿元,about", "亿元,roughly", "not-in-vocabulary", "bound"
    ),
    "a kind of no vocabulary": Case(
        "observations.csv", "growth_yoy", "growth_yr", "not-in-vocabulary", "kind"
    ),
    "a status of no vocabulary": Case(
        "projects.csv", ",suspended,", ",stopped,", "not-in-vocabulary", "status"
    ),
    "a direction of no vocabulary": Case(
        "indicators.csv", ",lower,", ",down,", "not-in-vocabulary", "direction"
    ),
    "a range without its upper end": Case(
        "targets.csv", "level,4,5,", "level,4,,", "range-without-upper", "upper"
    ),
    "an upper end without a range": Case(
        "targets.csv", "1300,,", "1300,1400,", "upper-without-range", "upper"
    ),
    "a range that runs backward": Case(
        "targets.csv", "level,4,5,", "level,4,3.5,", "backward-range", "upper"
    ),
    "a range in a claim": Case(
        "claims.csv", "公里,exactly", "公里,range", "range-without-upper", "bound"
    ),
    "a revision without a reason": Case(
        "targets.csv", "海缆交付推迟", "", "revision-without-reason", "reason"
    ),
    "no whole number": Case(
        "targets.csv", ",1,,delta-plan", ",1.5,,delta-plan", "not-whole", "version"
    ),
    "version nought": Case(
        "targets.csv", ",1,,delta-plan", ",0,,delta-plan", "not-whole", "version"
    ),
    "a salience above three": Case("indicators.csv", ",,1,", ",,4,", "not-whole", "salience"),
    "neither true nor false": Case("sources.csv", ",true,", ",yes,", "not-truth", "link"),
    "no address": Case("sources.csv", "https://delta", "file://delta", "not-an-address", "url"),
    "no language": Case("sources.csv", ",en,", ",English!,", "not-a-language", "language"),
    "a formula": Case("projects.csv", "二期暂停", "=HYPERLINK(A1)", "formula", "locator"),
    "a formula in a note": Case("projects.csv", "海缆未到", "@SUM(A1)", "formula", "note_zh"),
    "a long locator": Case("targets.csv", "1300亿元以上", "字" * 21, "long-locator", "locator"),
    "one language of two": Case("areas.csv", "Liu'an District", "", "empty-cell", "name_en"),
    "a note in one language": Case(
        "projects.csv", "Sea cable not delivered", "", "wording-missing", "note_en"
    ),
    "a project that finishes before it starts": Case(
        "projects.csv",
        "2021,2023,2023-12",
        "2021,2019,2023-12",
        "ends-before-start",
        "planned_finish",
    ),
    "an area within itself": Case("areas.csv", "country,", "country,QH", "cyclic-areas", "parent"),
    "an unused source": Case(
        "sources.csv",
        "delta-old,",
        "delta-new,,,2025,,false,news,en,,\ndelta-old,",
        "unused-source",
        "id",
    ),
    "a scope without English": Case(
        "observations.csv", "不含港区", "含港区", "scope-in-one-language", "scope"
    ),
    "an invisible character": Case(
        "areas.csv", "河口区", "河\u202e口区", "control-character", None
    ),
    "a control character": Case("areas.csv", "河口区", "河\x07口区", "control-character", None),
    "a lost character": Case("areas.csv", "河口区", "河\ufffd区", "lost-character", None),
    "an observation twice": Case(
        "observations.csv",
        "gva,QH102,2021,,210.4,,亿元,exactly,level,final,delta-stats-2024,210.4亿元",
        "gva,QH101,2021,,301.2,,亿元,exactly,level,final,delta-stats-2024,301.2亿元",
        "duplicate-observation",
        "indicator",
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_fault_is_found_at_its_place(case: Case, folder: Path) -> None:
    line = spoil(folder / case.file, case.old, case.new)
    findings = [
        finding
        for finding in load(folder).findings
        if (finding.code, finding.where.cell) == (case.code, case.cell)
        and finding.where.file == case.file
    ]
    assert findings, [str(finding) for finding in load(folder).findings]
    if case.code not in {"undated-period", "unused-source", "cyclic-areas"}:
        assert [finding.where.line for finding in findings] == [line]
    assert all("{" not in finding.message + finding.remedy for finding in findings)


NUMBERS = {
    "２３.5": "write 23.5",
    " 23.5": "write 23.5",
    "1,234.5": "write it without commas",
    "1，234": "write it without commas",
    "12%": "put the unit into the column “unit”",
    "+5": "write it without the sign",
    "1e3": "write all digits out",
    "3-5": "put the lower end into “value”",
    "超3200": "put the word into “bound”",
    "3200多": "put the word into “bound”",
    "77亿元": "put the unit into the column “unit”",
    "NaN": "write digits with a point",
    "Infinity": "write digits with a point",
    "九十": "write digits with a point",
    "0x1F": "write digits with a point",
    "1" * 31: "round it",
    ".5": "write digits with a point",
    "1.": "write digits with a point",
    "1_000": "write digits with a point",
}


@pytest.mark.parametrize(("text", "fix"), NUMBERS.items())
@pytest.mark.parametrize("file", ["observations.csv", "targets.csv"])
def test_no_decimal_says_what_to_do(text: str, fix: str, file: str, folder: Path) -> None:
    old = {"observations.csv": ",301.2,", "targets.csv": ",1300,"}[file]
    line = spoil(folder / file, old, f',"{text}",')
    finding = only(folder, "not-decimal")
    assert (finding.where.file, finding.where.line, finding.where.cell) == (file, line, "value")
    assert fix in finding.remedy


@pytest.mark.parametrize("text", ["-3.1", "-12.5%", "+5.1个百分点", "-", "下降4.9%", "“=1”"])
def test_harmless_signs_are_no_formula(text: str, folder: Path) -> None:
    spoil(folder / "projects.csv", "二期暂停", text)
    assert not [finding for finding in load(folder).findings if finding.code == "formula"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3(A1)", "@x", "\tx", "-cmd"])
def test_formulas_are_refused(text: str, folder: Path) -> None:
    spoil(folder / "projects.csv", "二期暂停", f'"{text}"')
    assert only(folder, "formula").where.cell == "locator"


def test_a_near_word_is_offered(folder: Path) -> None:
    spoil(folder / "observations.csv", "jobless-rate,QH101", "joblesrate,QH101")
    assert "did you mean “jobless-rate”?" in only(folder, "unknown-indicator").message
    spoil(folder / "areas.csv", "short_en", "shorten")
    assert "did you mean “short_en”?" in only(folder, "unknown-column").message


def test_one_fault_does_not_draw_others(folder: Path) -> None:
    spoil(
        folder / "indicators.csv",
        "gva,总增加值,Gross value added,亿元",
        "gva,总增加值,Gross value added,亿圆",
    )
    assert [f.code for f in load(folder).findings if f.severity == "error"] == ["unknown-unit"]


def test_a_row_with_an_error_is_left_out_and_one_with_a_warning_stays(folder: Path) -> None:
    whole = load(folder)
    spoil(folder / "observations.csv", ",301.2,", ",301.2a,")
    spoil(folder / "targets.csv", "海缆交付推迟", "")
    programme = load(folder)
    assert programme.observations.height == whole.observations.height - 1
    assert 2 not in programme.observations["line"]
    assert len(programme.targets) == len(whole.targets)


def test_all_faults_of_a_row_are_found_in_one_run(folder: Path) -> None:
    line = spoil(folder / "projects.csv", "QH104,,2,1,false,28.5", "QH109,,9,x,no,28.5.")
    found = {f.where.cell: f.code for f in load(folder).findings if f.where.line == line}
    assert found == {
        "area": "unknown-area",
        "action": "unknown-action",
        "members": "not-whole",
        "bundle": "not-truth",
        "investment_total": "not-decimal",
    }


def test_cycles_name_their_way(folder: Path) -> None:
    spoil(folder / "areas.csv", "country,", "country,QH101")
    findings = [f for f in load(folder).findings if f.code == "cyclic-areas"]
    assert {f.where.line for f in findings} == {2, 3, 5}
    assert "QH → QH101 → QH1 → QH" in findings[0].message
    assert [area.code for area in load(folder).areas] == ["QH2", "QH102", "QH103", "QH104"]


def test_a_scope_in_plain_letters_needs_no_wording(folder: Path) -> None:
    spoil(folder / "observations.csv", "不含港区", "R&D")
    assert not [f for f in load(folder).findings if f.code == "scope-in-one-language"]
