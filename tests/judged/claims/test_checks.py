"""Each check on a small book: what it decides, and what it leaves open."""

from dataclasses import replace
from decimal import Decimal

import pytest

from dianfan.figures.quantity import Bound
from dianfan.figures.rule import prove
from dianfan.judged.claims.model import ClaimVerdict
from dianfan.judged.claims.model import Differs
from dianfan.judged.claims.model import Ruling
from dianfan.judged.claims.model import Score
from dianfan.judged.claims.model import Slip
from dianfan.promised.model import Direction
from dianfan.promised.model import ProjectStatus
from tests.judged.claims.bench import claim
from tests.judged.claims.bench import entry
from tests.judged.claims.bench import measure
from tests.judged.claims.bench import verdict
from tests.judged.claims.bench import world
from tests.judged.little import project


def _found(some: ClaimVerdict) -> tuple[str, str]:
    for figure in (some.computed, some.room, some.tolerance, some.gap):
        if figure is not None:
            prove(figure)
    return some.trial.check, some.ruling.value


def test_another_source_of_the_same_cell() -> None:
    some = world([entry("100")])
    assert _found(verdict(some, claim("100"))) == ("same_cell", "supported")
    assert _found(verdict(some, claim("101"))) == ("same_cell", "within_rounding")
    assert _found(verdict(some, claim("102"))) == ("same_cell", "contradicted")
    assert _found(verdict(some, claim("99", bound=Bound.MORE_THAN))) == ("same_cell", "supported")


def test_the_claims_own_source_proves_nothing_but_a_contradiction() -> None:
    some = world([entry("100", source="press")])
    assert verdict(some, claim("100")).ruling is Ruling.NO_EVIDENCE
    one = verdict(some, claim("120"))
    assert _found(one) == ("own_word", "contradicted")
    assert one.internal


def test_another_scope_is_no_evidence_of_this_one() -> None:
    some = world([entry("90", scope="不含兵团")])
    assert verdict(some, claim("100")).ruling is Ruling.OTHER_SCOPE


def test_parts_of_one_source_that_rounding_explains() -> None:
    names = ("a", "b", "c")
    rows = [
        entry(value, indicator=name, source="press")
        for name, value in zip(names, ("1671", "1240", "2593"), strict=True)
    ]
    some = world(rows, tuple(measure(name) for name in names))
    pointers = tuple(f"{name}@99@2024#press" for name in names)
    assert _found(verdict(some, claim("5504", checked_by=pointers))) == ("parts", "supported")
    near = verdict(some, claim("5505", checked_by=pointers))
    assert _found(near) == ("parts", "within_rounding")
    assert near.internal
    assert verdict(some, claim("5510", checked_by=pointers)).ruling is Ruling.CONTRADICTED


def test_parts_of_other_sources_may_be_incomplete() -> None:
    rows = [entry("30", indicator="a"), entry("40", indicator="b")]
    some = world(rows, (measure("a"), measure("b")))
    pointers = ("a@99@2024", "b@99@2024")
    assert verdict(some, claim("100", checked_by=pointers)).ruling is Ruling.NO_EVIDENCE
    assert verdict(some, claim("60", checked_by=pointers)).ruling is Ruling.CONTRADICTED


def test_growth_from_two_levels_within_their_rounding() -> None:
    some = world([entry("100", "2023"), entry("108", "2024")])
    growth = claim(
        "8.4", unit="%", measure="gdp (growth)", measure_zh="产值增速", checked_by=("gdp@99@2023",)
    )
    one = verdict(some, growth)
    assert one.trial.check == "from_levels"
    assert one.ruling is Ruling.WITHIN_ROUNDING
    assert verdict(some, replace(growth, value=Decimal(8))).ruling is Ruling.SUPPORTED
    assert verdict(some, replace(growth, value=Decimal(12))).ruling is Ruling.CONTRADICTED


def test_a_break_explains_a_difference_and_spoils_no_agreement() -> None:
    some = world([entry("100", "2023"), entry("150", "2024")])
    broken = replace(some, indicators=(replace(some.indicators[0], breaks=("2024",)),))
    growth = claim(
        "8", unit="%", measure="gdp (growth)", measure_zh="产值增速", checked_by=("gdp@99@2023",)
    )
    one = verdict(broken, growth)
    assert one.ruling is Ruling.OTHER_SCOPE
    assert one.trial.differs == (Differs.BREAK,)
    assert verdict(broken, replace(growth, value=Decimal(50))).ruling is Ruling.SUPPORTED


def test_mean_growth_and_a_ratio_between_two_ends() -> None:
    some = world([entry("100", "2020"), entry("200", "2024")])
    pointers = ("gdp@99@2020", "gdp@99@2024")
    mean = claim("18.9", unit="%", measure="mean", measure_zh="年均增速", checked_by=pointers)
    assert _found(verdict(some, mean)) == ("mean_growth", "supported")
    ratio = claim("2", unit="比", measure="times", measure_zh="与此前之比", checked_by=pointers)
    assert _found(verdict(some, ratio)) == ("times_over", "supported")
    doubled = claim("1", unit="次", measure="d", measure_zh="翻番次数", checked_by=pointers)
    assert _found(verdict(some, doubled)) == ("doubled", "supported")


def test_a_share_of_the_whole_that_the_definition_names() -> None:
    part = measure("tertiary", "三产", definition_zh="比重指占产值的百分比")
    some = world([entry("50.64", indicator="tertiary"), entry("100.00")], (part,))
    share = claim("50.6", unit="%", measure="tertiary (share)", measure_zh="三产占产值比重")
    assert _found(verdict(some, share)) == ("part_of_whole", "supported")
    assert verdict(some, replace(share, value=Decimal("50.7"))).ruling is Ruling.CONTRADICTED


def test_per_mille_taken_for_per_cent_is_named() -> None:
    births = measure("births", "出生", "人")
    people = measure("people", "人口", "人")
    rate = measure("rate", "出生率", "‰", definition_zh="按人口计算")
    rows = [
        entry("835", indicator="births", unit="人"),
        entry("100000", indicator="people", unit="人"),
    ]
    some = world(rows, (births, people, rate))
    one = verdict(
        some,
        claim(
            "8.35", unit="%", measure="rate", measure_zh="出生率", checked_by=("births@99@2024",)
        ),
    )
    assert one.ruling is Ruling.CONTRADICTED
    assert Slip.PERMILLE in {other.slip for other in one.alternatives if other.agrees}


def test_days_of_a_year_and_a_whole_number_behind_a_share() -> None:
    some = world(
        [entry("308", indicator="days", unit="天"), entry("17", indicator="n", unit="个")],
        (measure("days", symbol="天"), measure("n", symbol="个")),
    )
    good = claim("84.2", unit="%", measure="air", measure_zh="优良率", checked_by=("days@99@2024",))
    assert _found(verdict(some, good)) == ("days_of_period", "supported")
    share = claim(
        "65.4", unit="%", measure="n (share)", measure_zh="占比", checked_by=("n@99@2024",)
    )
    assert _found(verdict(some, share)) == ("whole_number", "supported")


def test_changes_between_dates_places_and_rates() -> None:
    rows = [
        entry("100", "2023", indicator="a"),
        entry("130", "2024", indicator="a"),
        entry("90", "2024", indicator="a", area="9901"),
    ]
    some = world(rows, (measure("a"), measure("added", "新增")))
    dates = claim("30", measure="added", measure_zh="增加量", checked_by=("a@99@2023", "a@99@2024"))
    assert _found(verdict(some, dates)) == ("between_dates", "supported")
    places = claim(
        "-40",
        subject="上河县",
        measure="above",
        measure_zh="高于全州",
        checked_by=("a@9901@2024", "a@99@2024"),
    )
    assert _found(verdict(some, places)) == ("between_places", "supported")


def test_a_year_cannot_be_less_than_its_first_ten_months() -> None:
    some = world([entry("235.1", "2024-01/10")])
    assert _found(verdict(some, claim("230"))) == ("part_of_window", "contradicted")
    assert verdict(some, claim("240")).ruling is Ruling.NO_EVIDENCE


def test_a_stock_that_only_grows_cannot_shrink() -> None:
    some = world(
        [entry("39000", "2023", indicator="n", unit="个")],
        (measure("n", symbol="个", cumulative=True),),
    )
    assert _found(verdict(some, claim("3667", unit="个", measure="n"))) == (
        "one_way",
        "contradicted",
    )
    assert verdict(some, claim("40000", unit="个", measure="n")).ruling is Ruling.NO_EVIDENCE


def test_a_long_number_of_an_earlier_year_is_misdated() -> None:
    some = world([entry("1613.58", "2020")])
    assert _found(verdict(some, claim("1613.58"))) == ("misdated", "contradicted")
    assert verdict(world([entry("160", "2020")]), claim("160")).ruling is Ruling.NO_EVIDENCE


def test_ranks_by_values_count_who_stands_before() -> None:
    some = world([entry("100"), entry("120", area="88")])
    rank = claim("2", unit="名", measure="gdp (rank)", measure_zh="位次")
    assert _found(verdict(some, rank)) == ("rank_by_values", "supported")
    assert verdict(some, replace(rank, value=Decimal(1))).ruling is Ruling.CONTRADICTED


def test_a_promise_is_scored_when_its_date_has_passed() -> None:
    some = world([entry("2013", "2024", indicator="a")], (measure("a"),))
    promise = claim("2000", measure="a", status="target", date="2023-03")
    kept = verdict(some, promise)
    assert (kept.ruling, kept.score) == (Ruling.SUPPORTED, Score.KEPT)
    missed = verdict(some, replace(promise, value=Decimal(2100)))
    assert (missed.ruling, missed.score) == (Ruling.CONTRADICTED, Score.MISSED)
    later = verdict(some, replace(promise, period="2030"))
    assert (later.ruling, later.score) == (Ruling.NOT_YET_CHECKABLE, Score.NOT_YET)
    silent = verdict(some, replace(promise, period="2025"))
    assert (silent.ruling, silent.score) == (Ruling.NO_EVIDENCE, Score.NO_REPORT)


def test_less_than_promised_is_kept_where_less_is_better() -> None:
    some = world([entry("4.6", "2024", indicator="a")], (measure("a", direction=Direction.LOWER),))
    promise = claim("5", measure="a", status="target", date="2023-03")
    assert verdict(some, promise).score is Score.KEPT


@pytest.mark.parametrize(
    ("finish", "score"),
    [("2024-07-31", Score.KEPT), ("2025-02", Score.MISSED), ("", Score.NO_REPORT)],
)
def test_a_finish_is_held_against_its_date(finish: str, score: Score) -> None:
    some = world([])
    some = replace(some, projects=(project("p", actual_finish=finish, status_date="2024-01"),))
    one = verdict(
        some,
        claim(
            None,
            subject="水库",
            measure="finished",
            measure_zh="建成",
            status="planned",
            date="2023",
            checked_by=("project:p",),
        ),
    )
    assert one.score is score
    assert (one.late is None) is (finish == "")


def test_works_still_going_on_after_the_date_are_late() -> None:
    unfinished = project("p", status=ProjectStatus.IMPLEMENTATION, status_date="2025-03")
    some = replace(world([]), projects=(unfinished,))
    event = claim(
        None,
        subject="水库",
        measure="finished",
        measure_zh="建成",
        status="planned",
        date="2023",
        checked_by=("project:p",),
    )
    assert _found(verdict(some, event)) == ("still_undone", "contradicted")


def test_a_neighbouring_measure_settles_nothing() -> None:
    some = world([entry("90", indicator="wide")], (measure("wide"),))
    one = verdict(some, claim("100", checked_by=("wide@99@2024",)))
    assert _found(one) == ("other_measure", "other_scope")


def test_taken_back_from_the_year_after() -> None:
    rows = [entry("7014", "2025", unit="公里"), entry("26", "2025", kind="growth_yoy", unit="%")]
    some = world(rows)
    some = replace(some, indicators=(replace(some.indicators[0], unit="公里"),))
    one = verdict(some, claim("5500", unit="公里", bound=Bound.AT_LEAST))
    assert _found(one) == ("backward", "supported")


def test_a_vague_date_around_the_deadline_decides_nothing() -> None:
    some = replace(world([]), projects=(project("p", actual_finish="2024"),))
    event = claim(
        None,
        subject="水库",
        measure="finished",
        measure_zh="建成",
        period="2024-06",
        status="planned",
        date="2023",
        checked_by=("project:p",),
    )
    assert verdict(some, event).score is Score.NO_REPORT
    assert verdict(some, replace(event, period="2023-06", date="2022")).score is Score.MISSED


def test_the_longest_stretch_reported_is_the_floor() -> None:
    some = world([entry("90", "2024-H1"), entry("235", "2024-01/10")])
    assert _found(verdict(some, claim("200"))) == ("part_of_window", "contradicted")


def test_a_slipped_point_is_named_though_the_sources_differ_by_a_hair() -> None:
    one = verdict(world([entry("15.25")]), claim("152"))
    assert Slip.FACTOR_TEN in {other.slip for other in one.alternatives if other.agrees}
    far = verdict(world([entry("16")]), claim("152"))
    assert not [other for other in far.alternatives if other.agrees]
