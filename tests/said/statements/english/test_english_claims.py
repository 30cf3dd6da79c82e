"""English sentences become claims: what kind of number, of what, when, how far, said by whom."""

from __future__ import annotations

from datetime import date

import pytest

from dianfan.figures.gap import Gap
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.english.composing import composed
from dianfan.said.statements.english.dating import against_of
from dianfan.said.statements.english.dating import window_of
from dianfan.said.statements.english.decisions import decisions
from dianfan.said.statements.english.echoes import echoes
from dianfan.said.statements.english.lost import lost
from dianfan.said.statements.english.measures import kind
from dianfan.said.statements.english.speakers import speaker
from dianfan.said.statements.english.status import status
from dianfan.said.statements.english.subjects import subject
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import CandidateKind
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.quantities import quantities
from dianfan.said.statements.sentence_read import Context
from dianfan.said.statements.sentence_read import SentenceRead
from dianfan.said.statements.times import times
from dianfan.said.statements.vocabulary import Vocabulary

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))


def _claims(text: str) -> dict[str, Candidate]:
    return {one.words: one for one in candidates(text, DAY)}


@pytest.mark.parametrize(
    ("text", "words", "value", "measure", "basis"),
    [
        ("Output rose 6.1% from a year earlier.", "6.1%", "6.1", "growth", "a year before"),
        ("Output fell by 6.1%.", "6.1%", "-6.1", "growth", "not said"),
        ("Prices dropped to 4 percent.", "4 percent", "4", "share", None),
        ("The yield was up 30 tonnes on last year.", "30 tonnes", "30", "change", "a year before"),
        ("Debt shrank by 0.4 percentage points.", "0.4 percentage points", "-0.4", "change", "not said"),
        ("The town will cut use by 5 percent.", "5 percent", "-5", "growth", "not said"),
        ("Wool prices down 8 percent on year", "8 percent", "-8", "growth", "a year before"),
        ("There were 17 deer, 5 more than at the last count in 2028.", "5", "5", "change", "a named period"),
        ("The number of jobless fell below 9,000.", "below 9,000", "9000", "level", None),
        ("The yield is 12 percent above that of older strains.", "12 percent", "12", "growth", "not said"),
        ("Compared with 2029, exports of felt rose 9 percent.", "9 percent", "9", "growth", "a named period"),
        ("Wool fell 9 percent and silk by 6 percent.", "6 percent", "-6", "growth", "not said"),
        ("Farms grew 9 tonnes of hay.", "9 tonnes", "9", "level", None),
        ("Nurseries raised 14 million seedlings.", "14 million seedlings", "14", "level", None),
        ("Exports grew for the fifth year, by 6 percent.", "6 percent", "6", "growth", "not said"),
        ("Pay will go up by 300 yuan from May.", "300 yuan", "300", "change", "not said"),
        ("Loans rose by a net 9 million yuan.", "9 million yuan", "9", "change", "not said"),
        ("It was 2 degrees Celsius below normal.", "2 degrees Celsius", "-2", "change", "not said"),
        ("The oven uses 18 percent less gas.", "18 percent", "-18", "growth", "not said"),
        ("Farms sowed 900 mu less than in 2029.", "900 mu", "-900", "change", "a named period"),
        ("Trade was 3.2 times that of 2029.", "3.2 times", "3.2", "multiple", "a named period"),
        ("Cumulative spending reached 8 billion yuan.", "8 billion yuan", "8", "cumulative", None),
        ("The county ranks third in the region.", "third", "3", "rank", None),
        ("A 5% increase was recorded.", "5%", "5", "growth", "not said"),
    ],
)  # fmt: skip
def test_the_kind_of_a_number(
    text: str, words: str, value: str, measure: str, basis: str | None
) -> None:
    one = _claims(text)[words]
    assert one.amount is not None
    assert not isinstance(one.amount.quantity, Gap)
    assert str(one.amount.quantity.value) == value
    assert (one.measure, one.basis) == (measure, basis)


@pytest.mark.parametrize(
    ("text", "words", "subject"),
    [
        ("Grain output was 9 tonnes, up 3%.", "3%", "Grain output"),
        ("Exports rose 5%, and imports fell 2%.", "2%", "imports"),
        ("The plan aims to raise incomes by 5%.", "5%", "incomes"),
        ("In 2030, the new canals watered 900 mu.", "900 mu", "new canals"),
        ("Wheat and maize rose 3% and 4% respectively.", "4%", "maize"),
        ("Some 300 farms joined.", "Some 300 farms", "farms"),
        ("The county planted 30 mu of poplars.", "30 mu", "poplars"),
        (
            "Lanxi County spent 3 million yuan on footpaths last year.",
            "3 million yuan",
            "footpaths",
        ),
        ("The county's wool output was 9 tonnes.", "9 tonnes", "wool output"),
        ("The bureau said that rents fell 5%.", "5%", "rents"),
        ("Half of the farms have wells, 9 of them deep ones.", "Half", "farms"),
        ("Nearly 70 percent of the 150 shops joined.", "Nearly 70 percent", "shops"),
        ("Each farmer gets a grant of 120 yuan.", "120 yuan", "grant"),
        ("Nurses came, 40 percent of whom work here.", "40 percent", "Nurses"),
        ("It trained 60 nurses, 40 percent of whom work here.", "40 percent", "nurses"),
        ("The race drew 300 runners from 14 towns.", "14 towns", "runners"),
        ("Sales grew, rising 18 percent, against a target of 12 percent.", "12 percent", "Sales"),
        (
            "At the end of May, outstanding loans stood at 9 million yuan.",
            "9 million yuan",
            "outstanding loans",
        ),
        ("Profits fell to 3 million yuan as coal prices slid by 5%.", "5%", "coal prices"),
        ("The mayor said 140 old flats were mended.", "140 old flats", "old flats"),
        ("The farm, with 300 cows, earns 5 million yuan.", "5 million yuan", "farm"),
        ("Buses on Route 18 run every 12 minutes.", "12 minutes", "Buses on Route 18"),
        ("Some 900 trees stand along 20 km of canals.", "20 km", "canals"),
        ("The town's exports of felt hit 6 million yuan.", "6 million yuan", "exports of felt"),
        ("Jobs were found in the park, which hosts 126 firms.", "126 firms", "park"),
        (
            "It was signed at the fair, which drew buyers from 31 countries.",
            "31 countries",
            "buyers",
        ),
        ("Of the loans granted, 72 percent went to farms.", "72 percent", "loans granted"),
        ("The fair runs until May and is expected to draw 60 firms.", "60 firms", "fair"),
        ("The 38-kilometer tunnel is 64 percent complete.", "64 percent", "tunnel"),
        ("Its police handled 312 cases of fraud in May.", "312 cases", "cases of fraud"),
        ("Industry added 11 million yuan of value added.", "11 million yuan", "Industry"),
        ("The park is home to 90 goats, 13 more than before.", "13", "goats"),
        (
            "Officials put the cost of the flood at 85 million yuan.",
            "85 million yuan",
            "cost of the flood",
        ),
        (
            "The number of registered unemployed fell to 900 people.",
            "900 people",
            "number of registered unemployed",
        ),
        ("Wool fell 9 percent and silk by 6 percent.", "6 percent", "silk"),
        ("There are now 47 charging points here.", "47 charging points", "charging points"),
        ("Farms grew 9 tonnes of hay.", "9 tonnes", "hay"),
        ("Prices rose, driven by food, which was up 4 percent.", "4 percent", "food"),
        ("Gas is on offer in 92 percent of villages.", "92 percent", "villages"),
        ("Coal accounts for 40 percent of energy use.", "40 percent", "Coal"),
        ("Wages were recovered for 930 migrant workers.", "930 migrant workers", "migrant workers"),
        ("It received 96 ideas, of which 71 ideas were adopted.", "71 ideas", "ideas"),
        ("At 3,080 meters, the pass is the highest here.", "3,080 meters", "pass"),
        ("Exports of the zone were worth $412 million.", "$412 million", "Exports of the zone"),
        (
            "The mill sold bricks and has a floor space of 86 square meters.",
            "86 square meters",
            "floor space",
        ),
        ("The bureau put the urban jobless rate at 4 percent.", "4 percent", "urban jobless rate"),
        ("The county lost 19 mu of farmland to erosion.", "19 mu", "farmland"),
        ("Premiums: 9 million yuan; claims paid: 7 million yuan.", "7 million yuan", "claims paid"),
        (
            "The mill burns 900 tons a day and feeds 11 million kWh into the grid.",
            "11 million kWh",
            "mill",
        ),
        ("Machines did 78 percent of the work.", "78 percent", "Machines"),
        ("A card is used by 91 percent of shoppers.", "91 percent", "shoppers"),
        ("The wind blew at 32 meters per second.", "32 meters per second", "wind"),
        ("Milk was sold, with each cow yielding 9 tonnes.", "9 tonnes", "each cow"),
        ("Spending was 9 million yuan, 62 percent of it on dikes.", "62 percent", "Spending"),
        ("A 12-km road and three bridges opened.", "12-km", "road"),
        ("New buses came, bringing the fleet to 412 buses.", "412 buses", "fleet"),
        ("Farmers cut 9 tonnes of hay this summer, up 3 tonnes from last year.", "3 tonnes", "hay"),
    ],
)
def test_what_a_number_is_of(text: str, words: str, subject: str) -> None:
    one = _claims(text)[words]
    assert one.subject is not None
    assert one.subject.words == subject


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The dam will cost 3 million yuan.", "planned"),
        ("Output is expected to reach 3 million tonnes.", "expected"),
        ("The county aims to plant 300 mu.", "target"),
        ("A road of 30 km is under construction.", "under way"),
        ("The school received 30 pupils.", "done"),
        ("The new rules require two exits on every floor.", "target"),
        ("The mill, which employs 54 people, will be sold.", "done"),
        ("Loans grew to 9 million yuan by the end of July.", "done"),
        ("We expect 300 guests.", "expected"),
        ("City to open 3 parks next year", "planned"),
        ("The rate rose to 98 percent, ahead of the target of 95 percent.", "done"),
        ("The rate was 88 percent, 2 points short of the goal.", "done"),
        ("The town wants to plant 300 mu.", "target"),
        ("By 2030 the share had risen to 88 percent.", "done"),
        ("Cargo grew faster than expected, rising 18 percent.", "done"),
        ("Cargo grew, rising 18 percent, against a target of 12 percent.", "done"),
    ],
)
def test_how_far_it_has_come(text: str, status: str) -> None:
    assert next(iter(_claims(text).values())).status == status


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Some 70 percent of the shops in Beidu Town joined.", "Beidu Town"),
        ("The town hall received 30 ideas.", None),
        ("Panels cover 300 roofs across the district.", "district"),
        ("Lanxi County sold 300 tonnes to Hewan Town.", "Lanxi County"),
        ("“We cut it to 45 days,” said the director of the Yun County office.", None),
    ],
)
def test_where_it_is_told_of(text: str, place: str | None) -> None:
    one = next(iter(_claims(text).values()))
    assert (one.place.words if one.place else None) == place


def test_a_number_is_of_the_window_and_compared_with_another() -> None:
    one = _claims("Rain fell on 76 days in 2030, nine days more than in 2029.")["nine days"]
    assert one.time is not None
    assert one.compared_with is not None
    assert (str(one.time.period), str(one.compared_with.period)) == ("2030", "2029")


@pytest.mark.parametrize(
    ("text", "words", "window", "against"),
    [
        ("Sales in 2030 were 3.2 times those of 2024.", "3.2 times", "2030", "2024"),
        ("Use has risen 40% since 2024.", "40%", None, "2024"),
        ("In 2030 it sold 90 cars, up from 70 a year earlier.", "70", "2029", None),
        ("From January to March 2030, sales fell 4%.", "4%", "2030-01/03", None),
        ("Rain fell by 4% over the past two years.", "4%", "2029/2030", None),
        ("In 2030 sales were three times the 2027 figure.", "three times", "2030", "2027"),
        ("Loans grew to 9 million yuan by the end of October.", "9 million yuan", "../2031-10", None),
        ("By the end of October, loans should grow to 9 million yuan.", "9 million yuan", None, None),
        ("GDP up 5.3% in first half", "5.3%", "2031-H1", None),
        (
            "The bridge, under construction since 2029, is 64 percent complete.",
            "64 percent",
            None,
            None,
        ),
        ("Nine deer more than at the last count in 2028, or 5% more, came.", "5%", None, None),
        ("Compared with 2029, exports of felt rose 9 percent.", "9 percent", None, "2029"),
        ("There are 90 wells, three times as many as in 2030.", "three times", None, "2030"),
        ("Fees were raised by 5% from January 1.", "5%", "2031-01-01", None),
        ("A total of 60 trees, most of them elms, have been planted since 2028.", "60 trees", "2028/2031-11-05", None),
        ("The deficit fell to 2 percent, the smallest since 2024.", "2 percent", None, None),
        ("Output rose in May, gaining 5 percent after a 1 percent drop in April.", "5 percent", "2031-05", None),
        ("Since opening in 2027, the depot has sent 90 trains.", "90 trains", None, None),
        ("It was the driest May since 1978, with 3 mm of rain.", "3 mm", None, None),
        ("By the end of July, 76 percent of the work had been done.", "76 percent", "../2031-07", None),
        ("Output will be kept above 9 tonnes through 2035.", "above 9 tonnes", "../2035", None),
        ("The fleet grew from 30 buses in 2025 to 90 in 2030.", "90", "2030", None),
    ],
)  # fmt: skip
def test_windows_and_what_they_are_held_against(
    text: str, words: str, window: str | None, against: str | None
) -> None:
    one = _claims(text)[words]
    told = one.compared_with.period if one.compared_with else None
    assert (str(one.time.period) if one.time.period else None) == window
    assert (str(told) if told else None) == against
    parts = _sentence(text)
    (amount,) = (some for some in parts.amounts if text[slice(*some.span)] == words)
    held = against_of(parts, amount, kind(text, amount, parts.span))
    assert window_of(parts, amount, held)[0].period == one.time.period


def _sentence(text: str) -> SentenceRead:
    whens = times(text, DAY)
    return SentenceRead(
        text, Span(0, len(text)), whens, quantities(text), Vocabulary(()), Context(), DAY
    )


def test_a_sentence_without_a_subject_takes_that_before_it() -> None:
    *_, last = candidates("Grain output was 9 tonnes. Up 3% from a year earlier.", DAY)
    assert last.subject is not None
    assert (last.subject.words, last.subject.span) == ("Grain output", None)


@pytest.mark.parametrize(
    "text",
    [
        "GDP reached billion yuan.",
        "Income rose by percentage points.",
        "A total of million tonnes was sold.",
        "It grew, an increase of %.",
    ],
)
def test_a_lost_number_is_told(text: str) -> None:
    (one,) = candidates(text, DAY)
    assert one.kind is CandidateKind.LOST
    assert list(lost("It reached 3 billion yuan, up 5%.")) == []


@pytest.mark.parametrize(
    ("text", "body", "session", "verb", "what"),
    [
        (
            "The county people's congress approved the budget at its third session.",
            "county people's congress", "third session", "approved", "the budget",
        ),
        (
            "The 12th executive meeting of the city government adopted a plan for schools.",
            "city government", "12th executive meeting", "adopted", "a plan for schools",
        ),
        (
            "The flood scheme was approved by the Water Bureau.",
            "Water Bureau", "", "approved", "The flood scheme",
        ),
    ],
)  # fmt: skip
def test_decisions(text: str, body: str, session: str, verb: str, what: str) -> None:
    (act,) = decisions(text, Span(0, len(text)))
    one = act.decision
    assert (one.body, one.session, one.verb, one.what) == (body, session, verb, what)
    assert not list(decisions("The council will approve the plan.", Span(0, 34)))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rain came, said the director of the county water bureau.", "director of the county water bureau"),
        ("According to the statistics bureau, output rose.", "statistics bureau"),
        ("Officials came and Li Ming said so.", None),
    ],
)  # fmt: skip
def test_who_says_it(text: str, who: str | None) -> None:
    found = speaker(text, Span(0, len(text)))
    assert (found.words if found else None) == who


def test_a_clause_ends_before_another_subject_and_verb() -> None:
    text = "Sales rose 5% and rents fell 2%, the bureau said."
    at = text.index("2%")
    assert text[slice(*clause(text, at, at + 2, Span(0, len(text))))] == "rents fell 2%"


def test_a_bare_number_is_read_when_one_before_explains_it() -> None:
    text = "The fleet grew by 37 buses to 218."
    assert [text[slice(*one.span)] for one in echoes(text, [], [])] == []
    assert list(_claims(text)) == ["37 buses", "218"]


@pytest.mark.parametrize(
    "text", ["Three years ago it rained.", "He is 40 years old.", "It opened two months later."]
)
def test_a_stretch_of_time_that_says_when_is_no_quantity(text: str) -> None:
    assert not candidates(text, DAY)


def test_the_parts_of_the_grammar_agree_with_the_whole() -> None:
    text = "Cotton output fell 5% last year."
    parts = _sentence(text)
    (one,) = composed(parts)
    told = kind(text, parts.amounts[0], parts.span)
    found = subject(text, parts.amounts[0], parts.span, parts.times)
    assert (one.measure, one.basis) == (told.measure, told.basis)
    assert one.subject is not None
    assert one.subject.span == found
    assert one.status == status(text, text) == "done"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The number of farms climbed to 521.", {"521": ("level", "number of farms")}),
        ("The town ranked 5th in the region.", {"5th": ("rank", "town")}),
        ("Power use rose 1.8-fold over 2020.", {"1.8-fold": ("growth", "Power use")}),
        ("Wind will make up over half of output.", {"over half": ("share", "Wind")}),
        (
            "Prices slipped 0.3 percent month on month and 2.4 percent year on year.",
            {"0.3 percent": ("growth", "Prices"), "2.4 percent": ("growth", "Prices")},
        ),
        (
            "Yields averaged 152 kilograms, 6 kilograms higher than last year.",
            {"152 kilograms": ("level", "Yields"), "6 kilograms": ("change", "Yields")},
        ),
        (
            "The lake, with a depth of 82 meters, covers 156 mu.",
            {"82 meters": ("level", "depth"), "156 mu": ("level", "lake")},
        ),
        ("Spending was 6 million yuan, or 21 percent of the total.",
         {"6 million yuan": ("level", "Spending"), "21 percent": ("share", "Spending")}),
        ("There were 17 fires, 5 fewer than in the previous year.",
         {"17 fires": ("level", "fires"), "5": ("change", "fires")}),
    ],
)  # fmt: skip
def test_numbers_of_news_and_what_they_are_of(text: str, told: dict[str, tuple[str, str]]) -> None:
    found = {
        words: (str(one.measure), one.subject.words if one.subject else "")
        for words, one in _claims(text).items()
    }
    assert found == told


def test_a_time_that_another_number_is_compared_with_is_its_own() -> None:
    told = _claims("More than 95 percent of villages have water, compared with 71 percent in 2018.")
    assert told["More than 95 percent"].time.period is None
    assert str(told["71 percent"].time.period) == "2018"
