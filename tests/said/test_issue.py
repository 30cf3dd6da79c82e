"""Files become articles and claims that lead back to their bytes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dianfan.said.issue import read_issue
from dianfan.said.statements.model import Published
from tests.said.articles.flatten import RIVER
from tests.said.articles.flatten import broken

FRONT = Path(__file__).parents[3] / "shared" / "library" / "changji-daily-2024-12-front-page.txt"


def test_a_page_gives_its_day_its_articles_and_its_claims(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    lines = ["2031年10月6日 星期一", "清河两岸堤防加固", "本报记者 甲乙", *broken(RIVER, 22)]
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_issue([path], workers=0)
    assert reading.published == Published(date(2031, 10, 6), date(2031, 10, 6))
    assert [one.headline for one in reading.articles] == ["清河两岸堤防加固"]
    by_words = {one.words: one for one in reading.candidates}
    assert str(by_words["七十七公里"].time.period) == "2031"
    assert not reading.findings


def test_without_a_day_the_year_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("\n".join(broken(RIVER, 22)), encoding="utf-8")
    reading = read_issue([path], workers=0)
    assert not reading.published.is_known
    assert all(one.time.period is None for one in reading.candidates)


def test_a_page_of_a_daily_yields_claims_with_exact_spans() -> None:
    if not FRONT.exists():
        pytest.skip("the front page is not beside this checkout")
    data = FRONT.read_bytes()
    day = date(2024, 12, 9)
    reading = read_issue([FRONT], published=Published(day, day), workers=0)
    assert sum(len(article.captions) for article in reading.articles) == 6
    (page,) = reading.pages
    assert {"77亿元", "10余个"} <= {one.words for one in reading.candidates}
    for one in reading.candidates:
        words = reading.by_id[one.article].blocks[one.block].words[slice(*one.span)]
        raw = b"".join(
            data[page.glyphs.start[glyph] : page.glyphs.end[glyph]]
            for glyph in words.glyph
            if glyph >= 0
        )
        assert raw.decode() == one.words


def test_claims_found_in_children_are_those_found_here(tmp_path: Path) -> None:
    paths = [tmp_path / f"{name}.txt" for name in "ab"]
    for path in paths:
        path.write_text("\n".join(["清河两岸堤防加固", *broken(RIVER, 22)]), encoding="utf-8")
    day = Published(date(2031, 10, 6), date(2031, 10, 6))
    here, there = (read_issue(paths, published=day, workers=workers) for workers in (0, 2))
    assert [one.words for one in here.candidates] == [one.words for one in there.candidates]
    assert [one.id for one in here.candidates] == [one.id for one in there.candidates]
    assert {one.article for one in there.candidates} == {"p1-a1", "p2-a1"}
