"""Index pages: no rank without its range, the same figures in both languages, gaps told as gaps."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from dianfan.cli.review import report_of
from dianfan.promised.model import Lens
from dianfan.reported.indices import drawing
from dianfan.reported.indices import pages
from dianfan.reported.indices import profile
from dianfan.reported.indices import tables
from dianfan.reported.indices.formulas import score_formula
from dianfan.reported.model import IndexPage
from dianfan.reported.model import Report
from dianfan.reported.sheets import cited
from tests.indexed_programme import write_indexed
from tests.judged.indices.little import with_indices


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The review of the small programme with two indices; it passed the lint of figures."""
    return report_of(with_indices(tmp_path_factory.mktemp("pages") / "qinghe"))


def test_each_part_says_what_it_is_for() -> None:
    assert all(
        one.__doc__ for one in (drawing.ranges, pages.index_pages, profile.profile, tables.ranking)
    )


def _pages(report: Report, language: str) -> tuple[IndexPage, ...]:
    return next(one for one in report.reviews if one.language == language).indices


def test_both_languages_tell_the_same_figures(report: Report) -> None:
    for zh, en in zip(_pages(report, "zh"), _pages(report, "en"), strict=True):
        assert {one.key for one in cited(zh)} == {one.key for one in cited(en)}
        assert zh.id == en.id


def test_every_rank_stands_beside_its_range(report: Report) -> None:
    page = _pages(report, "zh")[0]
    (ranking,) = next(one for one in page.sections if one.id == "ranking").tables
    assert ranking.columns[:6] == ("地区", "位次", "换算法", "数据舍入", "两者合计", "生活指数")
    assert [row[1].phrase.text for row in ranking.rows] == ["第1位", "第2位", "第3位", "第4位"]
    for row in ranking.rows:
        rank, *spans = (cell.phrase.figures[0].quantity for cell in row[1:5])
        widest = spans[-1]
        for one in (rank, *spans):
            assert widest.value <= one.value <= (one.upper or one.value)
            assert (one.upper or one.value) <= (widest.upper or widest.value)
    assert [one.place for one in page.profiles] == [row[0].phrase.text for row in ranking.rows]


def test_a_headline_says_how_sure_it_is(report: Report) -> None:
    for page in _pages(report, "en")[0].profiles:
        assert re.search(
            "other computations and the rounding of data|however it is", page.headline.text
        )
    assert "90%" in "".join(one.text for one in _pages(report, "en")[0].lead[0])


def test_an_index_that_cannot_be_computed_tells_what_is_missing(report: Report) -> None:
    page = _pages(report, "zh")[1]
    assert "算不出来" in page.headline.text
    assert not page.profiles
    missing, unreported = page.sections[0].tables
    assert next(row[1].phrase.text for row in missing.rows) in {"0个", "1个"}
    assert len(missing.rows) == 4
    assert missing.rows[2][2].phrase.text == "图书馆、处理污水"
    assert {row[0].href for row in unreported.rows} == {
        "indicators/library-visits", "indicators/treated-water",
    }  # fmt: skip
    assert not [one for one in cited(page) if one.unit.dimension in {"index", "rank"}]


def test_a_gap_that_was_filled_says_so(tmp_path: Path) -> None:
    folder = with_indices(tmp_path / "qinghe")
    path = folder / "indices" / "living.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "indicators:", "imputation: mean\nindicators:", 1
    )
    path.write_text(text, encoding="utf-8")
    page = _pages(report_of(folder), "en")[0]
    profile = next(one for one in page.profiles if one.id == "living-QH102")
    (table,) = next(one for one in profile.sections if one.id == "all").tables
    assert [row[1].phrase.text for row in table.rows][2] == "gap, filled"
    assert table.rows[2][2].phrase.figures
    assert table.rows[2][3].phrase.text == "—"


def test_the_parts_of_a_change_add_up_to_it_but_for_rounding(tmp_path: Path) -> None:
    page = _pages(report_of(write_indexed(tmp_path / "p")), "zh")[0]
    (ranking,) = next(one for one in page.sections if one.id == "ranking").tables
    moves = {row[0].phrase.text: row[-1].phrase.figures[0].value for row in ranking.rows}
    for one in page.profiles:
        (table,) = next(section for section in one.sections if section.id == "causes").tables
        parts = [row[1].phrase.figures[0].value for row in table.rows]
        assert sorted(parts, key=abs, reverse=True) == parts
        assert abs(sum(parts) - moves[one.place]) <= len(parts) * Decimal("0.005") + Decimal("0.01")


def test_the_sheet_of_a_score_puts_the_numbers_into_its_formula(report: Report) -> None:
    zh = next(one for one in report.reviews if one.language == "zh")
    scores = [one for one in zh.figures.values() if one.figure.measure.startswith("index:living:")]
    whole = next(one for one in scores if one.figure.measure == "index:living:living")
    assert "；代入：" in whole.formula
    assert " · " in whole.formula
    assert f"= {float(whole.figure.value):.4g}"[:5] in whole.formula
    leaf = next(one for one in scores if one.figure.measure == "index:living:gva")
    assert re.search(r"0 \+ 100 · \(\d", leaf.formula)
    assert not score_formula(leaf.figure.inputs[0])


def test_the_layer_of_the_surface_says_which_place_stands_first(report: Report) -> None:
    for review in report.reviews:
        (surface,) = (one for one in review.overview.layers if one.lens is Lens.SURFACE)
        told = [sentence.text for paragraph in surface.paragraphs for sentence in paragraph]
        assert review.indices[0].headline.text.rstrip("。.") in {one.rstrip("。.") for one in told}
