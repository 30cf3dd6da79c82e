"""English quantities come with their exact words, their unit and the interval that they mean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.figures.quantity import Quantity
from dianfan.said.statements.english.amounts import amounts
from dianfan.said.statements.english.bounds import after
from dianfan.said.statements.english.bounds import before
from dianfan.said.statements.english.names import names
from dianfan.said.statements.english.numerals import worded
from dianfan.said.statements.english.script import is_english
from dianfan.said.statements.quantities import quantities
from tests.said.statements.scoring import score
from tests.said.statements.scoring import sentences

_PIECES = st.lists(
    st.sampled_from(
        [
            "12",
            "3.5",
            "1,200",
            "-4",
            "2031",
            "$",
            "RMB",
            "%",
            "percent",
            "per-cent",
            "million",
            "billion",
            "yuan",
            "tonnes",
            "MW",
            "to",
            "and",
            "between",
            "from",
            "up",
            "nearly",
            "over",
            "not",
            "exceed",
            "more",
            "than",
            "at",
            "least",
            "or",
            "half",
            "third",
            "three",
            "twelve",
            "hundred",
            "schools",
            "of",
            "the",
            "in",
            "July",
            "Phase",
            "II",
            "G20",
            "ranks",
            "doubled",
            "×",
            "+",
            "-",
            ",",
            ".",
            "first",
            "quarters",
        ]
    ),
    max_size=14,
)


def _told(text: str) -> list[tuple[str, str, str, str, str]]:
    found = quantities(text)
    assert all(isinstance(one.quantity, Quantity) for one in found)
    return [
        (
            text[slice(*one.span)],
            str(one.quantity.value),
            str(one.quantity.upper or ""),
            one.quantity.bound.value,
            one.unit,
        )
        for one in found
        if isinstance(one.quantity, Quantity)
    ]


def test_english_sentences_by_which_the_grammar_was_tuned_are_read() -> None:
    told = score(sentences("en-open"), quantities)
    assert told.f1 >= 0.99, told.faults
    assert told.bounds_wrong == 0, told.faults


def test_english_sentences_held_back_are_read() -> None:
    told = score(sentences("en-held"), quantities)
    assert told.f1 >= 0.9
    assert told.bounds_wrong == 0


@given(_PIECES)
def test_words_are_what_stands_there_and_nothing_overlaps(pieces: list[str]) -> None:
    text = " ".join(pieces)
    end = 0
    for one in amounts(text):
        assert end <= one.span.start < one.span.end <= len(text)
        assert one.number.within(one.span)
        end = one.span.end


@given(st.text(max_size=60))
def test_no_text_upsets_the_grammar(text: str) -> None:
    amounts(text)
    names(text)


@pytest.mark.parametrize(
    ("text", "words", "value", "upper", "bound", "unit"),
    [
        ("It cost $3.2 billion.", "$3.2 billion", "3.2", "", "exactly", "$ billion"),
        ("It cost RMB 500 million.", "RMB 500 million", "500", "", "exactly", "RMB million"),
        ("Prices fell by -3.5% there.", "-3.5%", "-3.5", "", "exactly", "%"),
        ("It was minus 2 per cent.", "minus 2 per cent", "-2", "", "exactly", "%"),
        ("It must not exceed 5%.", "not exceed 5%", "5", "", "at most", "%"),
        ("It is no fewer than 9 firms.", "no fewer than 9 firms", "9", "", "at least", "firms"),
        ("Only 8-10 percent stay.", "8-10 percent", "8", "10", "range", "%"),
        ("There are 100 or more trees.", "100 or more trees", "100", "", "at least", "trees"),
        ("Twelve new schools opened.", "Twelve new schools", "12", "", "exactly", "schools"),
        ("Output doubled.", "doubled", "2", "", "exactly", "times"),
        ("Income rose fivefold.", "fivefold", "5", "", "exactly", "times"),
        ("The town ranks third.", "third", "3", "", "exactly", ""),
        ("It is among the top ten.", "top ten", "10", "", "at most", ""),
        ("Yields of 5 tonnes per hectare.", "5 tonnes per hectare", "5", "", "exactly", "tonnes per hectare"),
        ("Two blocks of 2×660 MW run.", "2×660 MW", "1320", "", "exactly", "MW"),
        ("More than half of the villages agree.", "More than half", "0.5", "", "more than", ""),
        ("It takes more than 3 years.", "more than 3 years", "3", "", "more than", "years"),
        ("The birth rate is 7.2 per thousand.", "7.2 per thousand", "7.2", "", "exactly", "‰"),
        ("Waiting times more than halved.", "more than halved", "0.5", "", "less than", "times"),
        ("Output was twice that of 2029.", "twice", "2", "", "exactly", "times"),
        ("Costs fell by a third.", "a third", "0.3333333333333333333333333333", "", "exactly", ""),
        ("Herds of 300 head of sheep graze.", "300 head", "300", "", "exactly", "head"),
        ("Wool went up to 21 yuan per kilogram.", "21 yuan per kilogram", "21", "", "exactly", "yuan per kilogram"),
        ("The fine is up to 500 yuan.", "up to 500 yuan", "500", "", "at most", "yuan"),
        ("It holds 34 micrograms per cubic meter.", "34 micrograms per cubic meter", "34", "", "exactly",
         "micrograms per cubic meter"),
        ("It was 26.4 degrees Celsius.", "26.4 degrees Celsius", "26.4", "", "exactly", "degrees Celsius"),
        ("Rain of 182 mm fell.", "182 mm", "182", "", "exactly", "mm"),
        ("The quay moved 315,000 TEUs.", "315,000 TEUs", "315000", "", "exactly", "TEUs"),
        ("Rain was a third below the average.", "a third", "0.3333333333333333333333333333", "", "exactly", ""),
        ("Claims numbered 3,210.", "3,210", "3210", "", "exactly", ""),
        ("It has a staff of 940.", "940", "940", "", "exactly", ""),
        ("It uses 18 percent less gas.", "18 percent", "18", "", "exactly", "%"),
        ("It took over 3 years.", "over 3 years", "3", "", "more than", "years"),
        ("It ranks 14th of all.", "14th", "14", "", "exactly", ""),
        ("Wages grew 4% while prices fell.", "4%", "4", "", "exactly", "%"),
        ("They run at 160 km/h there.", "160 km/h", "160", "", "exactly", "km/h"),
        ("It covers 312 sq km here.", "312 sq km", "312", "", "exactly", "sq km"),
        ("The index was 102.3, down from 102.9 in May.", "102.9", "102.9", "", "exactly", ""),
        ("The town with more than 20 parks won.", "more than 20 parks", "20", "", "more than", "parks"),
        ("The number of masts rose by 1,340 to 6,720.", "6,720", "6720", "", "exactly", ""),
        ("The number of masts rose by 1,340 to 6,720.", "1,340", "1340", "", "exactly", ""),
        ("It blew at 32 meters per second.", "32 meters per second", "32", "", "exactly", "meters per second"),
        ("Of the 84 projects, 71 have started.", "71", "71", "", "exactly", ""),
        ("Buses leave every 12 minutes.", "12 minutes", "12", "", "exactly", "minutes"),
    ],
)  # fmt: skip
def test_amounts_and_their_bounds(
    text: str, words: str, value: str, upper: str, bound: str, unit: str
) -> None:
    assert (words, value, upper, bound, unit) in _told(text)


def test_from_eight_to_five_is_a_change_and_no_range() -> None:
    assert [one[1:4] for one in _told("The rate went from 5 to 8 percent.")] == [
        ("5", "", "exactly"),
        ("8", "", "exactly"),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("GDP grew 5.2% to 31.25 billion yuan", [("5.2", "%"), ("31.25", "billion yuan")]),
        ("It rose 5% to 8%", [("5", "%"), ("8", "%")]),
        (
            "It fell by 2 million to 1.5 billion tonnes",
            [("2", "million tonnes"), ("1.5", "billion tonnes")],
        ),
        (
            "Over a million people, down 0.3 percentage point",
            [("1", "million people"), ("0.3", "percentage points")],
        ),
        ("One in five families moved", []),
        ("It cost 4.5 bln yuan", [("4.5", "bln yuan")]),
        ("Output doubled within three years", [("2", "times")]),
    ],
)
def test_changes_and_odd_words(text: str, read: list[tuple[str, str]]) -> None:
    assert [(one[1], one[4]) for one in _told(text)] == read


@pytest.mark.parametrize(
    "text",
    [
        "Phase II of Terminal 3", "Highway 7 and Line 12", "the Group of 20 and G20", "on 7 July and July 7, 2031",
        "the 14th Five-Year Plan", "in 2031 officials met", "over the past five years", "at 9:30 a.m. they met",
        "once in 24 hours a day", "COVID-19 and PM2.5", "one of the schools", "the first three quarters of the year",
        "floors of 3×5 metres", "dial 12345 for help", "from 2026 to 2030", "three times a week",
        "shoppers under 40 pay by phone", "children under 6 and seniors over 65 go free",
        "it will be repaid over 20 years",
        "Firms with fewer than 20 employees pay none", "work in two phases", "it crossed the one-million mark",
        "more than 9 out of 10 pupils walk", "out of every 100 families",
        "twice they met",
    ],
)  # fmt: skip
def test_names_dates_and_idle_words_hold_no_quantity(text: str) -> None:
    assert _told(text) == []


def test_bound_words_touch_their_number() -> None:
    assert before("no more than 20", 13) is not None
    assert before("more of them, 20", 14) is None
    assert after("20 or more", 2) is not None
    assert after("20 more", 2) is None


def test_the_share_of_chinese_letters_chooses_the_grammar() -> None:
    assert is_english("Output of 20 million tonnes")
    assert not is_english("产量20万吨，GDP增长5%")
    assert not is_english("20%")
    assert is_english("The city of 清河 saw 20 firms open at once")


@pytest.mark.parametrize(
    ("words", "value"),
    [("twelve", 12), ("thirty-five", 35), ("two hundred and six", 206), ("a dozen", 12), ("twenty thousand", 20000)],
)  # fmt: skip
def test_numbers_in_words(words: str, value: int) -> None:
    assert worded(words) == Decimal(value)
