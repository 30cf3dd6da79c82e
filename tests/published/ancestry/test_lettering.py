"""Lines fit their room, in both languages."""

from hypothesis import given
from hypothesis import strategies as st

from dianfan.published.ancestry.lettering import wrapped
from dianfan.published.charts.lettering import width

ROOM = 120


@given(st.text("ab 清河，。（）%1", max_size=80), st.integers(1, 4))
def test_lines_fit_and_are_few(text: str, most: int) -> None:
    lines = wrapped(text, 12, ROOM, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= ROOM for line in lines)


def test_english_breaks_between_words_and_chinese_anywhere() -> None:
    assert wrapped("gross domestic product", 12, ROOM, 2) == ["gross domestic", "product"]
    assert wrapped("国内生产总值与社会消费品零售总额", 12, ROOM, 2) == [
        "国内生产总值与社会消",
        "费品零售总额",
    ]


def test_what_is_cut_is_marked() -> None:
    assert wrapped("国内生产总值与社会消费品零售总额", 12, ROOM, 1)[0].endswith("…")


def test_a_sign_of_percent_is_nearly_as_broad_as_an_ideograph() -> None:
    assert width("8", 10) < width("%", 10) < width("八", 10)
