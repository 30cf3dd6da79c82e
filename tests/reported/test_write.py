"""The whole report: both languages from the same figures, every figure proved."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from dianfan.figures.rule import prove
from dianfan.judged import judge
from dianfan.promised import load
from dianfan.recorded import close
from dianfan.reported import Report
from dianfan.reported import write
from dianfan.reported.say import loose_number
from dianfan.reported.sheets import cited
from dianfan.said import read

FOLDERS = Path(__file__).parents[1] / "programmes"
ROOT = Path(__file__).parents[2]
QINGHE = FOLDERS / "qinghe"
CHANGJI = ROOT / "programmes" / "changji"


@pytest.fixture(scope="module", params=[QINGHE, CHANGJI], ids=["qinghe", "changji"])
def report(request: pytest.FixtureRequest) -> Report:
    programme = load(request.param)
    book = close(programme, read(programme), programme.charter.review_date)
    return write(programme, book, judge(programme, book))


def test_one_review_a_language_with_one_report_an_action(report: Report) -> None:
    assert [review.language for review in report.reviews] == ["zh", "en"]
    counts = {len(review.reports) for review in report.reviews}
    assert counts == {len(report.reviews[0].overview.tiles)}


def test_both_languages_cite_the_same_figures_part_by_part(report: Report) -> None:
    zh, en = report.reviews
    for mine, theirs in zip(zh.reports, en.reports, strict=True):
        assert {one.key for one in cited(mine)} == {one.key for one in cited(theirs)}
    assert {one.key for one in cited(zh.overview)} == {one.key for one in cited(en.overview)}
    assert set(zh.figures) == set(en.figures)


def test_every_cited_figure_has_a_sheet_and_is_proved(report: Report) -> None:
    zh = report.reviews[0]
    assert {one.key for one in cited((zh.overview, zh.reports, zh.indicators))} <= set(zh.figures)
    for sheet in zh.figures.values():
        prove(sheet.figure)


def test_no_two_reports_begin_alike(report: Report) -> None:
    for review in report.reviews:
        openings = [one.lead[0][0].text for one in review.reports]
        assert len(set(openings)) == len(openings)
        headlines = [one.headline.text for one in review.reports]
        assert len(set(headlines)) == len(headlines)


def test_an_action_without_data_says_so(report: Report) -> None:
    zh = report.reviews[0]
    for one in zh.reports:
        assert one.lead
        assert one.shortfalls
        assert one.coverage


def test_chinese_pages_hold_no_half_width_punctuation_between_ideographs(report: Report) -> None:
    zh = report.reviews[0]
    texts = [
        sentence.text
        for one in zh.reports
        for part in (*one.lead, *one.findings)
        for sentence in part
    ]
    texts += [sentence.text for sentence in zh.overview.shortfalls]
    for text in texts:
        assert not re.search(r"[\u4e00-\u9fff][,;:!?](?=[\u4e00-\u9fff])", text), text
        assert "  " not in text


def test_sentences_end_once(report: Report) -> None:
    for review in report.reviews:
        for one in review.reports:
            for part in (*one.lead, *one.findings):
                for sentence in part:
                    assert not re.search(r"[。.]{2}|，。|, \.", sentence.text), sentence.text


def test_the_words_of_every_sentence_pass_the_refusal() -> None:
    for path in (ROOT / "src" / "dianfan" / "reported").glob("*.py"):
        for call in _says(ast.parse(path.read_text(encoding="utf-8"))):
            for words in call:
                assert loose_number(re.sub(r"{.*?}", "", words)) is None, f"{path.name}: {words}"


def _says(tree: ast.AST) -> list[list[str]]:
    calls = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"
    ]
    return [
        [
            arg.value
            for arg in call.args
            if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
        ]
        for call in calls
    ]
