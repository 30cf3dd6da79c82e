"""Each rule of the lint: sentences that pass, and mutations of them that do not."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from dianfan.figures import period
from dianfan.figures.lineage import Derived
from dianfan.figures.quantity import Bound
from dianfan.figures.unit import unit
from dianfan.figures.wording import Language
from dianfan.judged.arithmetic import difference
from dianfan.judged.arithmetic import percent_change
from dianfan.judged.arithmetic import point_change
from dianfan.judged.arithmetic import share
from dianfan.reported.display import display
from dianfan.reported.lint import Ground
from dianfan.reported.lint import lint_rules
from dianfan.reported.lint import lint_sentence
from dianfan.reported.lint import lint_text
from dianfan.reported.lint.bounds import bounds
from dianfan.reported.lint.directions import direction
from dianfan.reported.lint.ground import ground_of
from dianfan.reported.lint.memory import by_key
from dianfan.reported.lint.numbers import number_in
from dianfan.reported.lint.percents import kinds
from dianfan.reported.lint.printed import read
from dianfan.reported.lint.ranks import ranks
from dianfan.reported.lint.revisions import is_superseded
from dianfan.reported.lint.slips import slips
from dianfan.reported.lint.sums import parts_of
from dianfan.reported.lint.times import base_of
from dianfan.reported.lint.told import told
from dianfan.reported.parts import Origin
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span
from dianfan.reported.say import Name
from dianfan.reported.say import Part
from dianfan.reported.say import Unsigned
from dianfan.reported.say import say
from tests.reported.invented import desk_of
from tests.reported.invented import programme
from tests.reported.lint.told_figures import HOME
from tests.reported.lint.told_figures import counted
from tests.reported.lint.told_figures import growth
from tests.reported.lint.told_figures import points
from tests.reported.lint.told_figures import tally
from tests.reported.lint.told_figures import target
from tests.reported.lint.told_figures import value


def broken(language: Language, template: str, **parts: Part) -> set[str]:
    """Give the rules that a sentence of one language breaks."""
    faults = lint_text(language, template, template, parts)
    assert all(fault.remedy and fault.message and str(fault) for fault in faults)
    return {fault.rule for fault in faults}


def words(language: Language, text: str) -> set[str]:
    """Give the rules that bare words break, past the refusal of ``say``."""
    sentence = Sentence((Span(text, origin=Origin.WORDS),))
    return {fault.rule for fault in lint_sentence(language, sentence)}


@pytest.mark.parametrize(
    "text",
    [
        "总量翻番。",
        "翻一番。",
        "占三成。",
        "过半没有结果。",
        "一半建成。",
        "约三分之一。",
        "四分之三完工。",
        "是上年的两倍。",
        "成倍增加。",
        "共十二项。",
        "增加５项。",
        "3项。",
        "百分之十。",
        "数十个。",
        "二〇二五年。",
    ],
)
def test_a_chinese_number_in_our_own_words_is_untraced(text: str) -> None:
    assert words("zh", text) == {"untraced-number"}


@pytest.mark.parametrize(
    "text",
    [
        "Output doubled.",
        "Half of it is built.",
        "Twelve are late.",
        "A dozen are late.",
        "A third is missing.",
        "Five percent more.",
        "Hundreds are late.",
        "It grew threefold.",
        "It tripled, then halved.",
        "In 2025 it fell.",
    ],
)
def test_an_english_number_in_our_own_words_is_untraced(text: str) -> None:
    assert words("en", text) == {"untraced-number"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("zh", "统一口径，进一步核对，一直没有结果。"),
        ("zh", "成果与成效都写明，上半年另列。"),
        ("en", "None of these is on record; one has to ask."),
    ],
)
def test_words_that_only_look_like_numbers_pass(language: Language, text: str) -> None:
    assert words(language, text) == set()


def test_names_periods_and_figures_bring_their_own_numbers() -> None:
    told_of: dict[str, Part] = {
        "name": Name("二期12号线"),
        "time": period("2025"),
        "x": value("77"),
    }
    assert broken("zh", "{time}，{name}为{x}。", **told_of) == set()
    assert number_in("none", "en") == ""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "figure",
    [
        value("77"),
        value("123456.78", "万元"),
        value("5", bound=Bound.MORE_THAN),
        value("-3.25", "%"),
        value("6.49", "张/千人"),
        value("5.2", "万元/人"),
        value("3", "名"),
        value("350", "万千瓦"),
        value("9", "万小时"),
    ],
    ids=lambda one: f"{one.value}{one.unit}",
)
def test_every_display_reads_back_as_its_value(language: Language, figure: object) -> None:
    assert broken(language, "{x}", x=figure) == set()  # type: ignore[arg-type]  # a figure, as listed above


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("78亿元", "not-as-valued"),
        ("77万元", "not-as-valued"),
        ("77吨", "not-as-valued"),
        ("七十七亿元", "not-as-valued"),
        ("−77亿元", "not-as-valued"),
        ("超77亿元", "bound-words"),
        ("77亿元以上", "bound-words"),
    ],
)
def test_a_display_that_is_not_the_value_is_found(text: str, rule: str) -> None:
    sentence = Sentence((Span(text, value("77"), Origin.FIGURE),))
    assert {fault.rule for fault in lint_sentence("zh", sentence)} == {rule}


def test_a_rounded_display_must_round_the_right_way() -> None:
    part = share(value("1"), value("3", measure="gva"))
    for text, expected in (
        ("33.3%", set()),
        ("33.4%", {"not-as-valued"}),
        ("33%", {"not-as-valued"}),
    ):
        sentence = Sentence((Span(text, part, Origin.FIGURE),))
        assert {fault.rule for fault in lint_sentence("zh", sentence)} == expected


def test_a_range_is_read_in_the_unit_of_each_end() -> None:
    printed = read("0 W–500 MW", "en")
    assert printed is not None
    assert printed.bound is Bound.RANGE
    assert printed.high == Decimal(500)
    assert read("600 MW–800 MW", "en") is not None
    assert read("no number", "en") is None


def test_a_part_is_no_more_than_its_whole() -> None:
    assert broken("zh", "占{x}。", x=share(value("4"), value("5"))) == set()
    assert broken("zh", "占{x}。", x=share(value("6"), value("5"))) == {"over-the-whole"}
    assert broken("zh", "占{x}。", x=value("120", "%", measure="gva:share")) == {"over-the-whole"}
    assert broken("zh", "增长{x}。", x=growth("120")) == set()


RISES = [
    ("zh", "同比增长{x}。"),
    ("zh", "比上期提高了{x}。"),
    ("en", "It rose {x} in all."),
    ("en", "up {x}"),
]
FALLS = [
    ("zh", "同比下降{x}。"),
    ("zh", "回落{x}。"),
    ("en", "It fell {x} in all."),
    ("en", "down by {x}"),
]


@pytest.mark.parametrize(("language", "template"), RISES)
def test_words_of_rise_need_a_rise(language: Language, template: str) -> None:
    assert broken(language, template, x=growth("5")) == set()
    for wrong in (growth("-5"), growth("0"), Unsigned(growth("-5"))):
        assert broken(language, template, x=wrong) == {"wrong-direction"}


@pytest.mark.parametrize(("language", "template"), FALLS)
def test_words_of_fall_need_a_fall_without_its_sign(language: Language, template: str) -> None:
    assert broken(language, template, x=Unsigned(growth("-5"))) == set()
    for wrong in (growth("5"), growth("-5"), growth("0")):
        assert broken(language, template, x=wrong) == {"wrong-direction"}


def test_standstill_a_lost_sign_and_a_risen_level_are_found() -> None:
    assert broken("zh", "与上年同期持平（{x}）。", x=growth("0")) == set()
    assert broken("zh", "与上年同期持平（{x}）。", x=growth("1")) == {"wrong-direction"}
    assert broken("en", "did not change on a year earlier ({x})", x=growth("1")) == {
        "wrong-direction"
    }
    assert broken("en", "It came to {x}.", x=Unsigned(growth("-1"))) == {"wrong-direction"}
    assert broken("zh", "增长{x}。", x=value("77")) == {"wrong-direction"}
    assert broken("zh", "增长到{x}。", x=value("77")) == set()
    assert [direction("zh", one) for one in told(say("zh", "增{x}", "", x=value("7")))] == [None]


def test_a_fall_with_a_bound_turns_its_bound_as_well() -> None:
    figure = value("-5", "%", measure="gva:growth_yoy", bound=Bound.AT_LEAST)
    assert say("zh", "下降{x}", "", x=Unsigned(figure)).text == "下降不超过5%"
    assert broken("zh", "下降{x}。", x=Unsigned(figure)) == set()
    wrong = Sentence((Span("下降", origin=Origin.WORDS), Span("5%以上", figure, Origin.UNSIGNED)))
    assert {fault.rule for fault in lint_sentence("zh", wrong)} == {"bound-words"}


def test_points_are_points_and_percent_is_percent() -> None:
    assert broken("zh", "提高{x}。", x=points("1.2")) == set()
    assert broken("zh", "增长{x}。", x=points("1.2")) == {"percent-or-points"}
    assert broken("zh", "提高{x}个百分点。", x=points("1.2")) == {"percent-or-points"}
    assert broken("en", "up {x} percent", x=points("1.2")) == {
        "percent-or-points",
        "untraced-number",
    }
    rates = value("8", "%", measure="rate"), value("6", "%", measure="rate", time="2024")
    change = point_change(*rates)
    assert broken("en", "up {x}", x=change) == set()
    told_as_percent = replace(change, unit=unit("%"))
    assert broken("en", "up {x}", x=told_as_percent) == {"percent-or-points"}
    relative = replace(percent_change(value("8"), value("6", time="2024")), unit=unit("百分点"))
    assert broken("en", "up {x}", x=relative) == {"percent-or-points"}
    assert kinds(change) == ("change",)


def test_growth_in_points_of_what_is_no_share_needs_the_ground() -> None:
    figure = value("5", "百分点", measure="gva:growth_yoy")
    ground = Ground(dimensions={"gva": "currency:CNY"})
    sentence = say("zh", "提高{x}", "", x=figure)
    assert {one.rule for one in lint_sentence("zh", sentence, ground)} == {"percent-or-points"}
    assert lint_sentence("zh", sentence, Ground(dimensions={"gva": "share"})) == ()


@pytest.mark.parametrize(
    ("language", "template"),
    [
        ("zh", "超{x}。"),
        ("zh", "不低于{x}。"),
        ("zh", "约{x}。"),
        ("zh", "突破{x}。"),
        ("zh", "{x}左右。"),
        ("zh", "近{x}。"),
        ("en", "over {x}"),
        ("en", "nearly {x}"),
        ("en", "about {x}"),
        ("en", "at least {x}"),
        ("en", "{x} or more"),
    ],
)
def test_words_of_a_bound_belong_to_the_display(language: Language, template: str) -> None:
    assert broken(language, template, x=value("77")) == {"bound-words"}
    assert broken(language, template, x=value("77", bound=Bound.AT_LEAST)) == {"bound-words"}


def test_the_bound_that_a_figure_brings_passes() -> None:
    assert broken("zh", "超出{x}，目标是{y}。", x=value("7"), y=target("70")) == set()
    assert list(bounds("zh", told(say("zh", "共{x}", "", x=value("7"))))) == []


def test_a_value_passed_over_stands_only_beside_the_chosen_one() -> None:
    chosen, other = value("77"), value("78", entry="other")
    ground = Ground(passed_over=frozenset({other.why.entry}))  # type: ignore[union-attr]  # an entry is Recorded
    alone = say("zh", "为{x}。", "", x=other)
    both = say("zh", "一说{x}，一说{y}。", "", x=chosen, y=other)
    assert [one.rule for one in lint_sentence("zh", alone, ground)] == ["superseded"]
    assert lint_sentence("zh", both, ground) == ()
    made = say("zh", "相差{x}。", "", x=difference(other, value("70", time="2024")))
    assert [one.rule for one in lint_sentence("zh", made, ground)] == ["superseded"]


def test_a_replaced_target_is_found_and_its_successor_is_not() -> None:
    known = programme()
    desk = desk_of(known)
    ground = ground_of(known, desk.book)
    versions = {
        one.version: desk.mint.target(one) for one in known.targets if one.id == "wind-2025"
    }
    assert is_superseded(versions[1], ground)
    assert not is_superseded(versions[2], ground)


def test_parts_listed_under_a_whole_add_up() -> None:
    total = counted("6")
    parts = {"a": counted("4", "verdict=supported"), "b": counted("2", "verdict=open")}
    assert broken("zh", "共{t}：有据{a}，待定{b}。", t=total, **parts) == set()
    parts["b"] = counted("1", "verdict=open")
    assert broken("zh", "共{t}：有据{a}，待定{b}。", t=total, **parts) == {"parts-and-whole"}
    assert broken("zh", "共{t}，其中有据{a}，待定{b}。", t=total, **parts) == set()
    parts["b"] = counted("3", "verdict=open")
    assert broken("zh", "共{t}，其中有据{a}，待定{b}。", t=total, **parts) == {"parts-and-whole"}


def test_a_count_that_its_members_do_not_make_is_found() -> None:
    some = [value(str(number), entry=f"e{number}") for number in range(3)]
    whole = tally(*some)
    assert broken("zh", "共{x}。", x=whole) == set()
    forged = replace(whole, quantity=value("5").quantity)
    assert isinstance(forged.why, Derived)
    assert broken("zh", "共{x}。", x=forged) == {"parts-and-whole"}
    halves = [tally(*some[:1]), replace(tally(*some[1:]), quantity=value("1").quantity)]
    assert list(parts_of([whole, *halves]))


def test_rank_words_need_the_first_rank() -> None:
    first, third = value("1", "名", measure="gva:rank"), value("3", "名", measure="gva:rank")
    assert broken("zh", "居首位（{x}）。", x=first) == set()
    assert broken("zh", "居首位（{x}）。", x=third) == {"rank-words"}
    high, low = value("9"), value("4", entry="f")
    assert broken("zh", "最高，为{x}；最低，为{y}。", x=high, y=low) == set()
    assert broken("en", "the highest at {x} and the lowest at {y}", x=low, y=high) == {"rank-words"}
    assert list(ranks("zh", (), say("zh", "首位", ""))) == []


def test_a_change_on_a_year_is_made_from_the_year_before() -> None:
    later, before, early = value("8"), value("6", time="2024"), value("5", time="2020")
    assert broken("zh", "同比增长{x}。", x=percent_change(later, before)) == set()
    assert broken("zh", "同比增长{x}。", x=percent_change(later, early)) == {"wrong-base"}
    told_of: dict[str, Part] = {"x": difference(later, early), "time": period("2020")}
    assert broken("zh", "比{time}增加{x}。", **told_of) == set()
    another: dict[str, Part] = {**told_of, "time": period("2024")}
    assert broken("zh", "比{time}增加{x}。", **another) == {"wrong-base"}
    assert broken("en", "up {x} from {time}", **another) == {"wrong-base"}
    assert base_of(later) is None


@pytest.mark.parametrize(
    ("language", "template"),
    [
        ("zh", "为{x}，，另列。"),
        ("zh", "（）{x}。"),
        ("en", "it was {x},, then"),
        ("en", "it was{x}"),
    ],
)
def test_slips_around_a_place_are_found(language: Language, template: str) -> None:
    assert broken(language, template, x=value("77")) == {"slip"}
    assert list(slips("en", say("en", "", "it was {x}", x=value("77")))) == []


def test_an_editors_number_is_a_fault_and_no_failure() -> None:
    faults = lint_text("zh", "共12项。", "In all.", {})
    assert [fault.rule for fault in faults] == ["untraced-number"]
    assert lint_text("en", "共12项。", "In all.", {}) == ()
    with pytest.raises(KeyError):
        lint_text("zh", "{missing}", "", {})


def test_every_rule_is_worded_in_both_languages() -> None:
    assert len(lint_rules()) == 14
    assert all(
        one.statement.zh and one.statement.en and one.remedy for one in lint_rules().values()
    )


def test_what_is_known_of_a_figure_is_not_found_out_again() -> None:
    calls: list[str] = []

    @by_key
    def shown(figure: object, language: Language) -> str:
        calls.append(language)
        return display(figure, language)  # type: ignore[arg-type]  # a figure, as called below

    same = value("77"), value("77")
    assert {shown(one, "zh") for one in same} == {"77亿元"}
    assert calls == ["zh"]
    assert HOME.code == "P1"
