"""Words are cleaned of what cannot be seen; every character keeps its glyph."""

from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.documents.cleaning import SPACE
from dianfan.said.documents.cleaning import clean
from dianfan.said.documents.cleaning import cleaned
from dianfan.said.documents.model import INSERTED


def test_ligatures_are_spelt_out_and_lead_to_one_glyph() -> None:
    words = cleaned("ﬁ1", range(2), 4, frozenset())
    assert (words.text, words.glyph.tolist(), words.page.tolist()) == ("fi1", [0, 0, 1], [4, 4, 4])


def test_what_cannot_be_seen_goes() -> None:
    raw = "\x00a\u00ad\u200b\u202eb\ufeff"
    assert cleaned(raw, range(len(raw)), 0, frozenset()).text == "ab"


def test_a_lost_digit_leaves_its_place() -> None:
    assert cleaned("1\ue0017", range(3), 0, frozenset()).text == "1�7"
    assert cleaned("1\ud8007", range(3), 0, frozenset()).text == "1�7"
    assert cleaned("187", range(3), 0, frozenset({1})).text == "1�7"


def test_radicals_and_compatibility_forms_become_characters() -> None:
    assert cleaned("⼀⾦立", range(3), 0, frozenset()).text == "一金立"


def test_a_space_that_was_put_in_is_marked() -> None:
    words = cleaned("甲乙", [0, SPACE, 1], 2, frozenset())
    assert (words.text, words.glyph.tolist()) == ("甲 乙", [0, INSERTED, 1])
    assert words.page.tolist() == [2, INSERTED, 2]


@given(st.text(st.characters(), max_size=30))
def test_clean_words_hold_nothing_odd_and_keep_their_way_back(raw: str) -> None:
    words = cleaned(raw, range(len(raw)), 0, frozenset())
    assert words.text.encode("utf-8").decode("utf-8") == words.text
    assert words.text == words.text.strip()
    assert len(words.text) == len(words.glyph) == len(words.page)
    assert all(sign in clean(raw[row]) for sign, row in zip(words.text, words.glyph, strict=True))
    assert all(clean(sign) == sign for sign in words.text if sign != "�")
