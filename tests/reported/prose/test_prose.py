"""Stories as sentences: both languages from the same figures, signs and times as they are."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Language
from dianfan.reported import write
from dianfan.reported.action_report import headline
from dianfan.reported.desk import Desk
from dianfan.reported.indicator_table import indicator_table
from dianfan.reported.model import Report
from dianfan.reported.news.gather import stories
from dianfan.reported.news.gather import stories_of
from dianfan.reported.parts import Paragraph
from dianfan.reported.parts import Sentence
from dianfan.reported.prose.adding import adding
from dianfan.reported.prose.clause import at_the_same_time
from dianfan.reported.prose.clause import by_contrast
from dianfan.reported.prose.clause import plainly
from dianfan.reported.prose.headline import brief
from dianfan.reported.prose.headline import paired
from dianfan.reported.prose.leading import clause_of
from dianfan.reported.prose.letters import capital
from dianfan.reported.prose.letters import lowered
from dianfan.reported.prose.nut import nut
from dianfan.reported.prose.openings import LETTERS_THAT_DIFFER
from dianfan.reported.prose.openings import opening
from dianfan.reported.prose.outlook import outlook
from dianfan.reported.prose.paragraphs import SENTENCES_PER_PARAGRAPH
from dianfan.reported.prose.paragraphs import batches
from dianfan.reported.prose.paragraphs import paragraphs_of
from dianfan.reported.prose.themes import by_action
from dianfan.reported.prose.themes import by_theme
from dianfan.reported.prose.unknown import unknown
from dianfan.reported.prose.voices import voices
from dianfan.reported.say import phrase
from dianfan.reported.verbs import changed
from tests.reported.invented import desk_of
from tests.reported.invented import desk_with
from tests.reported.invented import growth
from tests.reported.invented import programme
from tests.reported.invented import value

RISING = re.compile("增长|增加|提高|\\bup\\b|\\brose\\b")
FALLING = re.compile("下降|减少|回落|\\bdown\\b|\\bfell\\b")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return desk_of(programme())


@pytest.fixture(scope="module")
def report(desk: Desk) -> Report:
    return write(desk.programme, desk.book, desk.verdicts)


def words_of(sentence: Sentence) -> str:
    """Give the words of a sentence that no figure stands behind."""
    return "".join("·" if span.figure else span.text for span in sentence.spans)


def keys(paragraphs: tuple[Paragraph, ...]) -> list[str]:
    """Give the keys of all figures told, in any order."""
    return sorted(f.key for some in paragraphs for one in some for f in one.figures)


levels = st.lists(st.decimals("0.1", "9999", places=1), min_size=1, max_size=7)
rates = st.decimals("-40", "400", places=1)
bounds = st.sampled_from(["exactly", "at least", "more than", "at most", "less than", "about"])


@given(levels, rates, st.one_of(st.none(), rates), bounds)
@settings(max_examples=80, deadline=None)
def test_whatever_the_record_holds_both_languages_tell_the_same_figures_with_the_right_sign(
    numbers: list[object], rate: object, before: object | None, bound: str
) -> None:
    rows = [value(str(2025 - at), f"{one}") for at, one in enumerate(numbers)]
    rows[0]["bound"] = bound
    rows.append(growth("2025", f"{rate}"))
    if before is not None:
        rows.append(growth("2024", f"{before}"))
    some = desk_with(*rows, targets=True)
    told = {
        language: paragraphs_of(some, language, stories(some, some.programme.indicators))
        for language in LANGUAGES
    }
    assert keys(told["zh"]) == keys(told["en"])
    for sentence in (one for some_ in told.values() for part in some_ for one in part):
        _signs_agree(sentence)


def _signs_agree(sentence: Sentence) -> None:
    """Hold the word before each growth or change against its sign."""
    for place, span in enumerate(sentence.spans):
        figure = span.figure
        if figure is None or place == 0:
            continue
        word = sentence.spans[place - 1].text[-12:]
        rises, falls = RISING.findall(word), FALLING.findall(word)
        if rises and not falls:
            assert figure.value > 0, sentence.text
        if falls and not rises:
            assert figure.value < 0, sentence.text
        if falls:
            assert "−" not in span.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_reports_begin_alike(report: Report, language: Language) -> None:
    review = next(one for one in report.reviews if one.language == language)
    begun = [one.lead[0][0].text[:LETTERS_THAT_DIFFER] for one in review.reports]
    assert len(set(begun)) == len(begun)


@pytest.mark.parametrize("language", LANGUAGES)
def test_reports_of_one_story_still_begin_in_ways_of_their_own(
    desk: Desk, language: Language
) -> None:
    (story,) = stories_of(desk, desk.indicators["gva"])
    taken: set[str] = set()
    begun = [opening(desk, language, story, taken).text for _ in range(3)]
    assert len(set(begun)) == 3


def test_a_paragraph_tells_one_theme_and_cuts_no_story(desk: Desk) -> None:
    told = stories(desk, desk.programme.indicators)
    for paragraph in paragraphs_of(desk, "zh", told):
        assert len(paragraph) <= max(SENTENCES_PER_PARAGRAPH, 5)
    assert [one for group in by_theme(told) for one in group] != []
    assert sum(map(len, by_action(told).values())) == len(told)


def test_a_time_that_was_told_is_not_told_again() -> None:
    rows = [value("2025", "7", indicator=name) for name in ("gva", "emissions")]
    some = desk_with(*rows)
    both = [one for name in ("gva", "emissions") for one in stories_of(some, some.indicators[name])]
    for language in LANGUAGES:
        (paragraph,) = paragraphs_of(some, language, both)
        assert "".join(one.text for one in paragraph).count("2025") == 1
        assert sum(len(one.figures) for one in paragraph) == 2


def test_contrast_is_said_only_between_an_advance_and_a_setback() -> None:
    rows = [growth("2025", "5"), growth("2025", "6", indicator="emissions")]
    some = desk_with(*rows)
    both = [one for name in ("gva", "emissions") for one in stories_of(some, some.indicators[name])]
    (told,) = paragraphs_of(some, "zh", both)
    assert told[1].text.startswith("不过，")
    (english,) = paragraphs_of(some, "en", both)
    assert ", by contrast, rose" in english[1].text
    fine = desk_with(growth("2025", "5"), growth("2025", "-6", indicator="emissions"))
    both = [one for name in ("gva", "emissions") for one in stories_of(fine, fine.indicators[name])]
    (told,) = paragraphs_of(fine, "zh", both)
    assert "不过" not in told[1].text


def test_a_headline_tells_the_target_before_the_growth(desk: Desk) -> None:
    (story,) = stories_of(desk, desk.indicators["gva"])
    assert "目标落空" in brief(desk, "zh", story).text
    assert "missed" in brief(desk, "en", story).text
    late = desk.count("projects", "个", id="nothing")
    assert paired("zh", [phrase("甲")], late).text == "甲"


def test_every_item_that_adds_to_a_story_has_a_sentence_in_both_languages(desk: Desk) -> None:
    for story in stories(desk, desk.programme.indicators):
        for news in story.more:
            zh, en = adding("zh", news), adding("en", news)
            assert zh is not None
            assert en is not None
            assert sorted(f.key for f in zh.figures) == sorted(f.key for f in en.figures)


def test_clauses_keep_subject_time_and_number(desk: Desk) -> None:
    (story,) = stories_of(desk, desk.indicators["treated-water"])
    clause = clause_of(desk, "en", story.lead)
    assert plainly("en", clause).text.startswith("Waste water treated to standard came to")
    assert "over the same period" in at_the_same_time("en", clause).text
    assert "by contrast" in by_contrast(desk, "en", clause).text


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("Waste water", "waste water"),
        ("GDP per head", "GDP per head"),
        ("Xingang harbour", "Xingang harbour"),
        ("A-grade sights", "A-grade sights"),
    ],
)
def test_only_common_words_lose_their_capital(desk: Desk, name: str, inside: str) -> None:
    assert lowered(desk, phrase(name)).text == inside
    assert capital(lowered(desk, phrase(name))).text == name


def test_the_nut_paragraph_counts_targets_that_add_up(desk: Desk) -> None:
    (sentence,) = nut(desk, "zh", desk.programme.indicators)
    whole, *parts = (figure.value for figure in sentence.figures)
    assert whole == sum(parts)
    assert not nut(desk, "zh", ())


def test_an_outlook_gives_the_chance_or_says_that_it_cannot(desk: Desk) -> None:
    early = desk_of(desk.programme, date(2022, 1, 1))
    (first, *_) = outlook(early, "zh", early.programme.indicators, ())
    assert any("不作估计" in one.text for one in first)


def test_decisions_that_set_an_action_are_its_voices(desk: Desk) -> None:
    fourth = desk.programme.actions[3]
    assert any("第四项行动" in one.text for one in voices(desk, "zh", fourth))


def test_what_could_not_be_known_names_what_is_old_and_what_is_elsewhere(desk: Desk) -> None:
    early = desk_of(desk.programme, date(1990, 1, 1))
    some = early.programme.indicators
    assert len(unknown(early, "en", some)) == 1
    assert unknown(desk, "zh", ())
    late = replace(desk.programme, charter=replace(desk.programme.charter, start="2026"))
    assert any("早于行动实施" in one.text for one in unknown(desk_of(late), "zh", some))


def test_an_action_without_anything_has_a_headline_that_says_so(desk: Desk) -> None:
    early = desk_of(desk.programme, date(1990, 1, 1))
    action = early.programme.actions[0]
    assert "没有可以评判的记录" in headline(early, "zh", action, (), ()).text
    assert len(indicator_table(early, "zh", early.of_action(action.no), "t").rows) == 2


def test_batches_lose_nothing() -> None:
    assert [*batches("abcde", 2)] == [("a", "b"), ("c", "d"), ("e",)]


def test_a_difference_is_told_without_its_sign(desk: Desk) -> None:
    (story,) = stories_of(desk, desk.indicators["jobless-rate"])
    by = story.lead.figures["by"]
    assert by.value < 0
    assert changed(by, "zh").text == "下降0.2个百分点"
    assert changed(by, "en").text == "down 0.2 percentage points"
    assert "−" not in words_of(changed(by, "zh"))
