"""English promises without a number tell what is to be done, by when and how firmly."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.composing import candidates
from dianfan.said.statements.english.promises import promises
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import PeriodRole
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.quantities import quantities
from dianfan.said.statements.sentence_read import Context
from dianfan.said.statements.sentence_read import SentenceRead
from dianfan.said.statements.times import times
from dianfan.said.statements.vocabulary import Vocabulary

DAY = Published(date(2031, 9, 15), date(2031, 9, 15))


def _promises(text: str) -> list[Candidate]:
    found = [one for one in candidates(text, DAY) if one.kind is CandidateKind.PROMISE]
    assert all(one.amount is None and one.words == text[slice(*one.span)] for one in found)
    return found


@pytest.mark.parametrize(
    ("text", "words", "subject", "when", "status"),
    [
        (
            "The ferry dock will be put into operation by the end of 2033.",
            "will be put into operation by the end of 2033", "ferry dock", "../2033", "planned",
        ),
        ("The tunnel is expected to open next year.", "is expected to open next year", "tunnel", "2032", "expected"),
        (
            "The council pledged to rebuild the old mill by 2035.",
            "pledged to rebuild the old mill by 2035", "old mill", "../2035", "target",
        ),
        (
            "By 2034, every hamlet will have a fire engine.",
            "By 2034, every hamlet will have a fire engine", "fire engine", "../2034", "planned",
        ),
        (
            "By 2034, all hamlets will have access to gas.",
            "By 2034, all hamlets will have access to gas", "all hamlets", "../2034", "planned",
        ),
        ("Work began, and the line is to go into service in late 2032.", "is to go into service in late 2032",
         "line", "2032", "planned"),
        ("It approved the merger, which takes effect on January 1, 2032.", "takes effect on January 1",
         "merger", "2032-01-01", "planned"),
        ("Repairs are to be finished by December 15.", "are to be finished by December 15", "Repairs",
         "../2031-12-15", "planned"),
        ("The mill will launch tours next year.", "will launch tours next year", "tours", "2032", "planned"),
        ("The mill hopes to start mass production in 2032.", "hopes to start mass production in 2032",
         "mill", "2032", "target"),
        ("Ring road to be finished by 2034", "to be finished by 2034", "Ring road", "../2034", "planned"),
        ("The state is determined to end illegal mining by 2035.", "determined to end illegal mining by 2035",
         "illegal mining", "../2035", "target"),
        ("Every school is to get a library by 2036.", "is to get a library by 2036", "library", "../2036", "planned"),
        ("Tests are to be concluded by 2032.", "are to be concluded by 2032", "Tests", "../2032", "planned"),
        ("All pits are to be planted with trees by 2033.", "are to be planted with trees by 2033", "All pits",
         "../2033", "planned"),
        ("The line will go live this November.", "will go live this November", "line", "2031-11", "planned"),
        ("Completion of the lock is planned for late 2036.", "is planned for late 2036", "Completion of the lock",
         "2036", "planned"),
        ("All inns will have safe water by 2037.", "will have safe water by 2037", "safe water", "../2037", "planned"),
        ("Poverty is to be wiped out in 2035.", "is to be wiped out in 2035", "Poverty", "2035", "planned"),
        ("The mill plans to bring a second oven on stream in 2035.", "plans to bring a second oven on stream in 2035",
         "second oven", "2035", "planned"),
        ("The city is committed to going carbon neutral by 2055.", "committed to going carbon neutral by 2055",
         "city", "../2055", "target"),
        ("It hopes the lock will be open to ships by 2035.", "will be open to ships by 2035", "lock", "../2035",
         "planned"),
        ("The weir, due for completion in 2033, is new.", "due for completion in 2033", "weir", "2033", "planned"),
        (
            "The quay broke ground in May and will enter service in 2033.",
            "will enter service in 2033", "quay", "2033", "planned",
        ),
        ("It must end open burning by 2032.", "must end open burning by 2032", "open burning", "../2032", "target"),
    ],
)  # fmt: skip
def test_a_promise_tells_what_by_when_and_how_firmly(
    text: str, words: str, subject: str, when: str, status: str
) -> None:
    (one,) = _promises(text)
    assert one.subject is not None
    assert (one.words, one.subject.words, str(one.time.period)) == (words, subject, when)
    assert (one.status, one.time.role) == (status, PeriodRole.DEADLINE)


@pytest.mark.parametrize(
    "text",
    [
        "The weir was completed in July.",
        "In 2030 he said that the weir would be finished in 2031.",
        "The weir will not open before September 2032.",
        "The weir will be completed.",
        "The council will discuss the plan next year.",
        "She will become mayor next year.",
        "The rain will end tomorrow.",
        "It is to open.",
        "The talks are to be held in July 2032.",
        "A vote is planned for July 2032.",
        "It went to be finished by 2034",
        "The plan will be discussed by the end of 2033.",
    ],
)
def test_the_past_and_words_without_an_end_or_a_time_promise_nothing(text: str) -> None:
    assert _promises(text) == []


def test_words_that_pledge_need_no_time_and_others_do() -> None:
    (one,) = _promises("The county vowed to restore the marshes.")
    assert one.time.period is None
    assert _promises("The county will restore the marshes.") == []


def test_two_ends_are_two_promises_and_a_number_is_none() -> None:
    text = "By 2032, the weir will be finished, and by 2034 the canal will be extended."
    assert [str(one.time.period) for one in _promises(text)] == ["../2032", "../2034"]
    assert _promises("Nine schools will be built by 2033.") == []
    (one,) = _promises("The town will build 24 schools and open a clinic in 2032.")
    assert one.words == "open a clinic in 2032"


@given(st.integers(2000, 2099))
def test_a_year_is_promised_until_it_is_over(year: int) -> None:
    found = _promises(f"The weir will be completed by {year}.")
    assert bool(found) == (year >= 2031)


_PIECES = (
    "the weir", "the county", "will", "aims to", "is expected to", "open", "be completed", "by 2033", "next year",
    "and", ",", "40 schools", "not", "in May", "have access to", "a clinic", "due for", "completion",
)  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=12))
def test_promises_stand_in_their_sentence_and_hold_no_number(pieces: list[str]) -> None:
    text = " ".join(pieces)
    whens, amounts = times(text, DAY), quantities(text)
    span = Span(0, len(text))
    read = SentenceRead(text, span, whens, amounts, Vocabulary(()), Context(), DAY)
    for one in promises(read):
        assert one.span.within(span)
        assert one.span.start < one.span.end
        assert not any(number.span.within(one.span) for number in amounts)
        assert one.subject is None or one.subject.within(span)
