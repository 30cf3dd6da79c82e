"""The newspaper says what the review says, and adds no number of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from dianfan.judged import judge
from dianfan.promised import load
from dianfan.published.broadsheet.story import Broadsheet
from dianfan.published.broadsheet.story import Run
from dianfan.published.newspaper import newspaper
from dianfan.published.newspaper_words import PAPER_WORDS
from dianfan.published.paper import facts
from dianfan.recorded import close
from dianfan.reported import Report
from dianfan.reported import write
from dianfan.reported.model import Review
from dianfan.reported.say import loose_number
from dianfan.said import read
from tests.editions import QINGHE


@cache
def report() -> Report:
    programme = load(QINGHE)
    book = close(programme, read(programme), programme.charter.review_date)
    return write(programme, book, judge(programme, book))


def review(language: str) -> Review:
    return next(one for one in report().reviews if one.language == language)


def sheet(language: str) -> Broadsheet:
    return newspaper(review(language), "其他名称", {})


def runs(content: object) -> Iterator[Run]:
    if isinstance(content, Run):
        yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from runs(part)
    elif hasattr(content, "__dataclass_fields__"):
        for name in content.__dataclass_fields__:
            yield from runs(getattr(content, name))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_leads_to_its_page_and_says_so(language: str) -> None:
    linked = [run for run in runs(sheet(language)) if run.key]
    assert len(linked) > 20
    for run in linked:
        assert run.href == f"{language}/figures/{run.key}.html"
        assert run.contents is not None
        assert run.contents.startswith(run.text)
        assert run.key in review(language).figures


@pytest.mark.parametrize("language", ["zh", "en"])
def test_its_own_words_hold_no_number(language: str) -> None:
    words = PAPER_WORDS[review(language).language]
    for name in words.__dataclass_fields__:
        told = getattr(words, name)
        for text in (told,) if isinstance(told, str) else told:
            if name != "weekdays":
                assert loose_number(re.sub(r"{.*?}", "", text)) is None, text


def test_both_languages_have_the_same_parts() -> None:
    zh, en = sheet("zh"), sheet("en")
    for part in ("boxes", "briefs", "tables"):
        assert len(getattr(zh, part)) == len(getattr(en, part))


def test_shortfalls_stand_in_a_prominent_box() -> None:
    box = sheet("zh").boxes[0]
    text = "".join(run.text for para in box.paras for run in para.runs)
    assert box.prominent
    assert all(one.text in text for one in review("zh").overview.shortfalls[:3])


def test_every_action_has_its_brief() -> None:
    assert [brief.number for brief in sheet("en").briefs] == [
        f"{report.no:02}" for report in review("en").reports
    ]


def test_the_facts_of_the_paper_are_its_figures_and_all_below() -> None:
    text = facts(review("zh")).decode()
    assert all(run.key in text for run in runs(sheet("zh")) if run.key)
