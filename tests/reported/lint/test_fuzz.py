"""Any template of the writers with any figure: no untraced number, no wrong sign."""

from __future__ import annotations

import ast
from dataclasses import replace
from decimal import Decimal
from string import Formatter

from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from dianfan.figures import Figure
from dianfan.figures import Quantity
from dianfan.figures import unit
from dianfan.figures.quantity import Bound
from dianfan.figures.wording import LANGUAGES
from dianfan.figures.wording import Language
from dianfan.promised.model import Indicator
from dianfan.reported.desk import Known
from dianfan.reported.facts import tell
from dianfan.reported.lint import lint_sentence
from dianfan.reported.lint import lint_text
from dianfan.reported.lint.directions import direction
from dianfan.reported.lint.told import told
from dianfan.reported.parts import Sentence
from dianfan.reported.say import Part
from dianfan.reported.say import Unsigned
from dianfan.reported.say import say
from dianfan.reported.verbs import changed
from dianfan.reported.verbs import grew
from dianfan.reported.verbs import moved
from dianfan.reported.verbs import rose
from tests.house.source import SRC
from tests.house.source import tree
from tests.reported.invented import programme
from tests.reported.lint.told_figures import value

TOLD_BY = ("say", "signed")
SYMBOLS = (
    "亿元",
    "万元",
    "%",
    "百分点",
    "万吨",
    "公里",
    "万人",
    "个",
    "家",
    "万千瓦",
    "元/人",
    "张/千人",
)
MORE_SYMBOLS = (
    "倍",
    "平方公里",
    "万亩",
    "μg/m3",
    "名",
    "亿千瓦时",
    "万人次",
    "‰",
    "吨/年",
    "万小时",
)
BOUNDS = tuple(one for one in Bound if one is not Bound.RANGE)
ALWAYS = frozenset({"untraced-number", "slip", "not-as-valued"})


def _texts(node: ast.expr) -> list[str]:
    """Give every text that an argument can be: a constant, either arm of a choice, a joint."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_texts(node.body), *_texts(node.orelse)]
    if isinstance(node, ast.Tuple):
        return [text for part in node.elts for text in _texts(part)]
    return []


def _pairs() -> list[tuple[str, str]]:
    """Collect the words of every call of ``say`` and every pair of words given to it by name."""
    found: list[tuple[str, str]] = []
    for path in sorted((SRC / "reported").rglob("*.py")):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in TOLD_BY:
                pairs = [node.args[1:3]] if node.func.id == "say" else []  # type: ignore[attr-defined]  # a Name, by the line above
                for words in pairs:
                    if len(words) == 2:
                        some, others = _texts(words[0]), _texts(words[1])
                        found += list(zip(some, others, strict=False))
            elif isinstance(node, ast.Tuple) and len(node.elts) == 2:
                words_of = _texts(node)
                if len(words_of) == 2 and any("{" in text for text in words_of):
                    found.append((words_of[0], words_of[1]))
    return found


TEMPLATES = _pairs()


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    """Draw a figure of any unit, bound, sign and size."""
    symbol = draw(st.sampled_from(SYMBOLS + MORE_SYMBOLS))
    bound = draw(st.sampled_from(BOUNDS))
    places = draw(st.integers(0, 3))
    least = -(10**7) if unit(symbol).dimension != "rank" else 1
    number = Decimal(draw(st.integers(least, 10**7))).scaleb(-places)
    if unit(symbol).dimension == "rank":
        number, bound = Decimal(draw(st.integers(1, 400))), Bound.EXACTLY
    return value(format(number, "f"), symbol, bound=bound, measure="any")


@st.composite
def growths(draw: st.DrawFn) -> Figure:
    """Draw a growth of any sign in percent or points."""
    symbol = draw(st.sampled_from(("%", "百分点")))
    number = Decimal(draw(st.integers(-9999, 9999))).scaleb(-2)
    return value(format(number, "f"), symbol, measure="gva:growth_yoy")


def _names(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_there_are_templates_to_try() -> None:
    assert len(TEMPLATES) > 150


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(TEMPLATES), figures(), st.sampled_from(LANGUAGES))
def test_no_template_prints_an_untraced_or_misread_number(
    words: tuple[str, str], figure: Figure, language: Language
) -> None:
    parts = dict.fromkeys(_names(words[0]) | _names(words[1]), figure)
    found = lint_text(language, *words, parts)
    glued = [one for one in found if one.rule == "slip" and one.message.startswith("no space")]
    assert {one.rule for one in found if one not in glued} & ALWAYS == set(), found


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(TEMPLATES), growths(), st.booleans(), st.sampled_from(LANGUAGES))
def test_a_template_with_a_direction_is_refused_a_figure_of_another_sign(
    words: tuple[str, str],
    figure: Figure,
    unsigned: bool,  # noqa: FBT001 - drawn
    language: Language,
) -> None:
    part: Part = Unsigned(figure) if unsigned else figure
    parts = dict.fromkeys(_names(words[0]) | _names(words[1]), part)
    zh, en = words
    sentence = say(language, zh, en, **parts)
    ways = {way for one in told(sentence) if (way := direction(language, one)) is not None}
    sign = (figure.value > 0) - (figure.value < 0)
    wrong = {one.rule for one in lint_sentence(language, sentence)}
    if ways - {sign}:
        assert "wrong-direction" in wrong


@settings(max_examples=300, deadline=None)
@given(growths(), st.sampled_from((grew, moved, rose, changed)), st.sampled_from(LANGUAGES))
def test_the_verbs_never_turn_a_sign(figure: Figure, verb: object, language: Language) -> None:
    assert callable(verb)
    sentence = verb(figure, language)
    assert isinstance(sentence, Sentence)
    assert lint_sentence(language, sentence) == ()


def _known(growth: Figure, level: Figure | None) -> Known:
    indicator: Indicator = programme().indicators[0]
    return Known(indicator, growth.place, level, growth, None)


@settings(max_examples=200, deadline=None)
@given(growths(), st.one_of(st.none(), figures()), st.sampled_from(LANGUAGES))
def test_a_fact_is_told_without_a_fault(
    growth: Figure, level: Figure | None, language: Language
) -> None:
    known = _known(growth, level)
    for sentence in (tell(known, language),):
        assert lint_sentence(language, sentence) == (), sentence.text


@given(figures(), st.sampled_from(LANGUAGES))
def test_any_figure_reads_back_and_a_changed_one_does_not(
    figure: Figure, language: Language
) -> None:
    assert lint_text(language, "为{x}", "it was {x}", {"x": figure}) == ()
    quantity = Quantity(figure.value * 3 + 7, figure.quantity.bound)
    other = value(format(quantity.value, "f"), figure.unit.symbol, bound=quantity.bound)
    text = say(language, "{x}", "{x}", x=other)
    forged = Sentence((replace(text.spans[0], figure=figure),))
    if other.value != figure.value:
        assert lint_sentence(language, forged)
