"""A figure in a sentence is one link with its exact value."""

from decimal import Decimal

import pytest

from dianfan.published.client.pen import Pen
from dianfan.published.client.pen import exact
from dianfan.reported.parts import Sentence
from dianfan.reported.parts import Span
from tests.published.sample_facts import leaf


@pytest.mark.parametrize(
    ("value", "symbol", "expected"),
    [
        ("77", "亿元", "7700000000"),
        ("1302.50", "亿元", "130250000000"),
        ("2013", "万千瓦", "20130000"),
        ("4.30", "%", "4.3"),
        ("-0.8", "亿元", "-80000000"),
        ("7.7", "万元", "77000"),
        ("0", "个", "0"),
    ],
)
def test_the_exact_value_multiplies_the_magnitude_out(
    value: str, symbol: str, expected: str
) -> None:
    assert exact(leaf("gdp", "2023", value, symbol)) == expected


def test_number_and_unit_are_one_target() -> None:
    figure = leaf("gdp", "2023", "77", "亿元")
    pen = Pen("zh", "../", frozenset({figure.key}), "查看来源")
    written = pen.sentence(Sentence((Span("投资<"), Span("77亿元", figure), Span("。"))))
    assert written == (
        f'投资&lt;<a class="fig" href="../figures/{figure.key}.html" data-key="{figure.key}"'
        ' title="查看来源"><data value="7700000000">77亿元</data></a>。'
    )


def test_a_figure_without_a_page_is_no_link() -> None:
    figure = leaf("gdp", "2023", "77", "亿元")
    assert (
        Pen("zh", "", frozenset(), "").figure(figure, "77亿元")
        == '<data value="7700000000">77亿元</data>'
    )


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("3", "fig tiny"),
        ("1st", "fig tiny"),
        ("77亿元", "fig"),
        ("more than ¥35 billion", "fig long"),
    ],
)
def test_small_and_long_figures_are_told_apart(text: str, size: str) -> None:
    figure = leaf("gdp", "2023", "3", "个")
    assert f'class="{size}"' in Pen("en", "", frozenset({figure.key}), "").figure(figure, text)


def test_english_sentences_stand_apart_and_chinese_ones_do_not() -> None:
    some = (Sentence((Span("A."),)), Sentence((Span("B."),)))
    assert Pen("en", "", frozenset(), "").prose((some,)) == "<p>A. B.</p>"
    assert Pen("zh", "", frozenset(), "").prose((some, some)) == "<p>A.B.</p>\n<p>A.B.</p>"


def test_the_value_is_plain_for_tiny_shares() -> None:
    assert exact(leaf("gdp", "2023", str(Decimal("0.0000012")), "%")) == "0.0000012"


def test_a_chinese_headline_is_broken_between_its_clauses() -> None:
    figure = leaf("gdp", "2023", "9", "%")
    spans = (Span("总量增长"), Span("9%", figure), Span("，投资放缓：短板仍在"))
    written = Pen("zh", "", frozenset(), "").headline(Sentence(spans))
    assert written == (
        '<span class="clause">总量增长<data value="9">9%</data>，</span>'
        '<span class="clause">投资放缓：</span><span class="clause">短板仍在</span>'
    )
    assert Pen("en", "", frozenset(), "").headline(Sentence(spans)).startswith("总量增长<data")
