"""The pages of chains: the same figures in both languages, gaps as gaps, candidates with their bands."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from dianfan.cli.review import report_of
from dianfan.published.client.pictures import chain_map
from dianfan.published.client.pictures import room
from dianfan.reported import answers
from dianfan.reported.chains import figures
from dianfan.reported.chains import pages
from dianfan.reported.chains import tables
from dianfan.reported.chains import words
from dianfan.reported.model import ChainPage
from dianfan.reported.model import Report
from dianfan.reported.sheets import cited

QINGHE = Path(__file__).parents[2] / "programmes" / "qinghe"
EXAMPLE = Path(__file__).parents[3] / "programmes" / "yunting"


# No fixtures: pytest would write a whole review into the message of a failing test.
@cache
def _small() -> Report:
    """The review of the small programme, which has two chains and counts nothing of their links."""
    return report_of(QINGHE)


@cache
def _counted() -> Report:
    """The review of the synthetic region, whose links are counted."""
    return report_of(EXAMPLE)


def _pages(report: Report, language: str) -> tuple[ChainPage, ...]:
    return next(one for one in report.reviews if one.language == language).chains


def test_both_languages_tell_the_same_figures() -> None:
    assert all(one.__doc__ for one in (figures, pages, tables, words))
    for zh, en in zip(_pages(_counted(), "zh"), _pages(_counted(), "en"), strict=True):
        assert {one.key for one in cited(zh)} == {one.key for one in cited(en)}
        assert (zh.id, zh.edges) == (en.id, en.edges)


def test_a_headline_says_what_is_there_and_how_far_it_runs() -> None:
    salt = next(one for one in _pages(_small(), "en") if one.id == "salt-chemicals")
    assert (
        salt.headline.text
        == "Salt chemicals: 3 of 3 links are present, 3 in the longest unbroken run"
    )
    assert "nobody" not in salt.lead[0][0].text
    wind = next(one for one in _pages(_small(), "zh") if one.id == "offshore-wind")
    told = "".join(one.text for one in wind.lead[0])
    assert "断成2个片段" in told
    assert "不能说缺什么" in told


def test_what_nobody_counts_has_no_column() -> None:
    for some, columns in ((_small, 4), (_counted, 11)):
        page = _pages(some(), "zh")[0]
        (table,) = page.sections[0].tables
        assert len(table.columns) == columns
    (flows,) = _pages(_counted(), "zh")[0].sections[1].tables
    assert len(flows.rows) == len(_pages(_counted(), "zh")[0].edges)


def test_candidates_stand_with_their_bands_and_reasons() -> None:
    cotton = next(one for one in _pages(_counted(), "zh") if one.id == "cotton-textiles")
    (table,) = cotton.sections[2].tables
    rows = [[cell.phrase.text for cell in row] for row in table.rows]
    assert rows[0] == ["补链", "印染", "100%", "6—9亿元", "6—9亿元", "第1位", "连起上下已有环节"]
    assert rows[1][:3] == ["补链", "面料", "0%"]
    weak = {row[1]: row[6] for row in rows if row[0] == "强链"}
    assert weak == {"棉纱": "最大企业占比71%", "坯布": "增加值率17.5%", "服装": "区位商0.6倍"}


def test_a_chain_without_estimates_ranks_nothing() -> None:
    wind = next(one for one in _pages(_small(), "zh") if one.id == "offshore-wind")
    told = "".join(one.text for one in wind.sections[2].paragraphs[0])
    assert "不排位次" in told
    (table,) = wind.sections[2].tables
    assert [cell.phrase.text for cell in table.rows[0]][3:6] == ["—", "—", "—"]


def test_the_map_marks_each_link_by_its_state() -> None:
    page = _pages(_counted(), "zh")[0]
    drawn = str(chain_map(page))
    for state in ("present", "missing", "planned"):
        marked = sum(one.state == state for one in page.nodes)
        assert drawn.count(f'class="{state}"') == marked
    assert all(one.name in drawn for one in page.nodes)
    (links,) = page.sections[0].tables
    assert all(f'href="#{anchor}"' in drawn for anchor in links.anchors)
    assert room("籽棉") > room("ab")


def test_a_question_is_answered_by_its_signs_or_not_at_all() -> None:
    zh = next(one for one in _counted().reviews if one.language == "zh")
    told = {one.id: one for one in zh.overview.answers}
    longer = told["chains-longer"]
    assert longer.answered
    text = "".join(sentence.text for sentence in longer.paragraphs[0])
    assert text.startswith("能核对的迹象有的支持、有的不支持")
    assert "籽棉直接外运比重：2025年为38%，2022年为44%，支持。" in text
    assert "最大纱厂占比：2025年为71%，2022年为68%，不支持。" in text
    assert len(longer.paragraphs[0]) == 4
    assert answers.answer.__doc__
