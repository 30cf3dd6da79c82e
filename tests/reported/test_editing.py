"""Editors order, mute and add words; they change no figure, and a loose number is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dianfan.figures.errors import UnknownKey
from dianfan.figures.errors import UntracedFigure
from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Wording
from dianfan.promised import load
from dianfan.promised.editing import Edit
from dianfan.promised.editing import EditAct
from dianfan.recorded import write_package
from dianfan.reported import write
from dianfan.reported.desk import Desk
from dianfan.reported.editing import OVERVIEW
from dianfan.reported.editing import added_words
from dianfan.reported.editing import edited
from dianfan.reported.editing import idle_edits
from dianfan.reported.editing import left_out
from dianfan.reported.news.gather import stories
from tests.reported.invented import desk_of
from tests.reported.invented import programme

RECORD = "record:gva@QH1@2025"
LEVEL = "change:gva@QH1@2025"


def edit(act: str, **other: object) -> Edit:
    """Make an edit of the overview."""
    told: dict[str, object] = {
        "id": "e1",
        "page": OVERVIEW,
        "act": EditAct(act),
        "by": "值班编辑",
        "on": "2026-04-20",
    }
    told |= {"reason": Wording("别处已讲", "told elsewhere")}
    return Edit(**(told | other))  # type: ignore[arg-type]  # as the test gives them


def desk(*edits: Edit) -> Desk:
    """Make a desk with edits."""
    return desk_of(replace(programme(), edits=edits))


def test_a_muted_item_is_left_out_and_named_with_the_reason() -> None:
    some = desk(edit("mute", news=RECORD))
    found = stories(some, some.programme.indicators)
    kept = {item.id for story in edited(some, OVERVIEW, found) for item in story.items}
    assert RECORD not in kept
    assert LEVEL in kept
    (told,) = left_out(some, "en", OVERVIEW)
    assert "told elsewhere" in told.text
    review = write(some.programme, some.book, some.verdicts).reviews[1]
    assert told.text in [one.text for one in review.overview.unknown]


def test_a_muted_setback_still_stands_among_the_shortfalls() -> None:
    some = desk(edit("mute", news=LEVEL))
    overview = write(some.programme, some.book, some.verdicts).reviews[0].overview
    assert any("总增加值" in one.text for one in overview.shortfalls)
    assert not any("总增加值" in one.text for part in overview.lead for one in part)


def test_an_item_can_be_put_first() -> None:
    some = desk()
    last = stories(some, some.programme.indicators)[-1].lead.id
    moved = desk(edit("first", news=last))
    found = stories(moved, moved.programme.indicators)
    assert edited(moved, OVERVIEW, found)[0].lead.id == last


def test_words_are_set_around_figures_in_both_languages() -> None:
    text = Wording("到{year}，这里的总增加值{gva}。", "By {year} the delta made {gva}.")
    figures = ("gva=gva@QH1@2025", "year=period:2025")
    some = desk(edit("text", text=text, figures=figures, section="findings"))
    told = {one: added_words(some, one, OVERVIEW, "findings") for one in LANGUAGES}
    assert told["zh"][0][0].text == "到2025年，这里的总增加值1293.1亿元。"
    assert told["en"][0][0].text == "By 2025 the delta made ¥129.3 billion."
    assert told["zh"][0][0].figures == told["en"][0][0].figures
    assert not added_words(some, "zh", OVERVIEW, "lead")


@pytest.mark.parametrize("text", ["三成", "1293亿元", "翻番", "增加五个"])
def test_a_number_of_the_editors_own_is_refused(text: str) -> None:
    some = desk(edit("text", text=Wording(text, "half")))
    with pytest.raises(UntracedFigure, match="e1"):
        added_words(some, "zh", OVERVIEW, "lead")


@pytest.mark.parametrize(
    ("figures", "match"), [((), "names no figure"), (("a=gva@QH1@1900",), "not on record")]
)
def test_a_figure_that_is_not_there_is_refused(figures: tuple[str, ...], match: str) -> None:
    some = desk(edit("text", text=Wording("{a}", "{a}"), figures=figures))
    with pytest.raises(UnknownKey, match=match):
        added_words(some, "zh", OVERVIEW, "lead")


def test_an_edit_that_changes_nothing_is_found() -> None:
    assert not list(idle_edits(desk(edit("mute", news=RECORD))))
    (lost,) = idle_edits(desk(edit("mute", news="level:nothing@QH1@2025")))
    assert "changes nothing" in lost.message
    (page,) = idle_edits(desk(edit("text", page="nowhere", text=Wording("甲", "a"))))
    assert "nowhere" in page.message


def test_edits_are_part_of_the_book(tmp_path: Path) -> None:
    text = Wording("总增加值{gva}。", "{gva}.")
    some = desk(edit("text", text=text, figures=("gva=gva@QH1@2025",)))
    for path, content in write_package(some.book):
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    assert load(tmp_path).edits == some.programme.edits
    assert desk().book.digest != some.book.digest
