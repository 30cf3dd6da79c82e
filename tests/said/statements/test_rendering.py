"""Traditional and spaced print says what plain print says, and is told in its own characters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st
from opencc import OpenCC

from dianfan.figures.quantity import Bound
from dianfan.said.articles.model import Article
from dianfan.said.articles.model import Block
from dianfan.said.articles.model import Genre
from dianfan.said.articles.model import Role
from dianfan.said.documents.model import traced
from dianfan.said.statements.composing import candidates
from dianfan.said.statements.composing import claims_of
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import LinkKind
from dianfan.said.statements.model import Mark
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Published
from dianfan.said.statements.rendering import as_read
from dianfan.said.statements.script import simplified
from dianfan.said.statements.vocabulary import Name
from dianfan.said.statements.vocabulary import Vocabulary
from tests.said.statements.claim_scoring import gold

DAY = Published(date(2031, 11, 5), date(2031, 11, 5))
SCRIPTS = {name: OpenCC(name) for name in ("s2t", "s2tw", "s2hk")}
WORDS = Vocabulary(
    (
        Name("云台县", LinkKind.PLACE, "yun"),
        Name("粮食产量", LinkKind.INDICATOR, "grain", "吨"),
    )
)
FIGURE = re.compile(r"(?<=[\u4e00-\u9fff，])[\d.]+(?=[\u4e00-\u9fff%])")
SUBJECTS = ("粮食产量", "规模以上工业增加值", "进出口总额", "农村居民人均可支配收入")
TIMES = ("今年前三季度", "去年", "1—10月", "截至10月底", "2030年", "预计到2035年")
VERBS = ("达到", "超过", "不超过", "将突破", "同比增长", "比上年下降", "回落", "提高")
UNITS = ("亿元", "万亩", "%", "个百分点", "万千瓦", "个", "吨", "余个")


def _words(one: Mention | None) -> str:
    return one.words if one else ""


def _plain(one: Candidate) -> Candidate:
    """Give a claim with all its words in simplified characters."""

    def mention(some: Mention | None) -> Mention | None:
        return replace(some, words=simplified(some.words)) if some else None

    against = one.compared_with
    return replace(
        one,
        words=simplified(one.words),
        subject=mention(one.subject),
        place=mention(one.place),
        speaker=mention(one.speaker),
        time=replace(one.time, words=simplified(one.time.words)),
        compared_with=replace(against, words=simplified(against.words)) if against else None,
    )


@pytest.mark.parametrize(
    ("text", "words", "value", "bound", "unit"),
    [
        ("全縣完成投資超過32億元。", "超過32億元", "32", Bound.MORE_THAN, "亿元"),
        ("預計新建農田12.5萬畝。", "12.5萬畝", "12.5", Bound.EXACTLY, "万亩"),
        ("占比回落0.8個百分點。", "0.8個百分點", "-0.8", Bound.EXACTLY, "百分点"),
        ("損失不超過三億元。", "不超過三億元", "3", Bound.AT_MOST, "亿元"),
        ("接待遊客近兩萬人次。", "近兩萬人次", "2", Bound.LESS_THAN, "万人次"),
        ("去年產量增長7%以上。", "7%以上", "7", Bound.AT_LEAST, "%"),
    ],
)
def test_traditional_print_is_read(
    text: str, words: str, value: str, bound: Bound, unit: str
) -> None:
    (one,) = candidates(text, DAY)
    assert one.amount is not None
    assert one.words == words == text[slice(*one.span)]
    quantity = one.amount.quantity
    assert (f"{getattr(quantity, 'value', None)}", one.amount.unit) == (value, unit)
    assert getattr(quantity, "bound", None) is bound


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("name", ["zh-open", "zh-news-open"])
def test_a_rendering_claims_what_its_text_claims(script: str, name: str) -> None:
    for told in gold(name):
        day, text = told.published, SCRIPTS[script].convert(told.text)
        assert len(text) == len(told.text)
        one, other = candidates(told.text, day), candidates(text, day)
        assert [_key(some) for some in other] == [_key(some) for some in one]
        for some in other:
            assert some.words == text[slice(*some.span)]
            for words in (_words(some.subject), _words(some.place), _words(some.speaker)):
                assert words in text


def _key(one: Candidate) -> tuple[object, ...]:
    return (
        one.kind, one.span, one.amount, one.measure, one.basis, one.time.period, one.time.span,
        one.compared_with and one.compared_with.period, one.status, one.marks, one.confidence,
        one.subject and one.subject.span, one.place and one.place.span,
    )  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(TIMES), st.sampled_from(SUBJECTS), st.sampled_from(VERBS),
            st.decimals("1", "9000", places=1), st.sampled_from(UNITS),
        ),
        min_size=1, max_size=3,
    ),
    st.sampled_from(sorted(SCRIPTS)),
)  # fmt: skip
def test_both_scripts_say_the_same(
    some: list[tuple[str, str, str, object, str]], script: str
) -> None:
    text = "。".join(f"{time}，{what}{verb}{value}{unit}" for time, what, verb, value, unit in some)
    one = candidates(text + "。", DAY, WORDS)
    other = candidates(SCRIPTS[script].convert(text + "。"), DAY, WORDS)
    assert one
    assert tuple(map(_plain, other)) == one


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x2FFFF), max_size=40))
def test_every_character_keeps_its_place(text: str) -> None:
    assert len(simplified(text)) == len(text)
    assert [one for one in simplified(text) if one.isascii()] == [
        one for one in text if one.isascii()
    ]


def test_simplified_text_stays_as_it_is() -> None:
    for told in gold("zh-held"):
        assert simplified(told.text) == told.text.translate(str.maketrans("「」", "“”"))


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u3000"])
@pytest.mark.parametrize("name", ["zh-open", "zh-news-open"])
def test_spaces_around_figures_change_nothing(blank: str, name: str) -> None:
    for told in gold(name):
        text = FIGURE.sub(f"{blank}\\g<0>{blank}", told.text)
        one, other = candidates(told.text, told.published), candidates(text, told.published)
        assert [_values(some) for some in other] == [_values(some) for some in one]
        for some in other:
            assert some.words == text[slice(*some.span)]
            assert _bare(some.words) == _bare(told.text[slice(*one[other.index(some)].span)])
            for mention in (some.subject, some.place, some.speaker, some.time):
                if mention and mention.span:
                    assert mention.words == text[slice(*mention.span)]


def _values(one: Candidate) -> tuple[object, ...]:
    said = one.amount
    return (
        one.kind, said and (said.quantity, said.unit), one.measure, one.basis, one.time.period,
        one.status, one.marks, _bare(_words(one.subject)), _bare(_words(one.place)),
    )  # fmt: skip


def _bare(words: str) -> str:
    return re.sub(r"\s", "", words)


def test_a_spaced_date_and_number_are_read_where_they_stand() -> None:
    text = "2031 年 10 月，占比提高 0.3 个百分点。"
    (one,) = candidates(text, DAY)
    assert one.amount is not None
    assert (one.words, text[slice(*one.amount.number)]) == ("0.3 个百分点", "0.3 个百分点")
    assert one.time.period is not None
    assert (one.time.words, one.time.period.code) == ("2031 年 10 月", "2031-10")


@given(st.text(st.sampled_from("占比3. %，年a\u3000\n"), max_size=30))
def test_what_is_read_leads_back(text: str) -> None:
    read, places = as_read(text)
    assert "".join(text[at] for at in places[:-1]) == read
    assert (len(places), places[-1]) == (len(read) + 1, len(text))
    assert list(places) == sorted(set(places))
    assert _bare(read) == _bare(text)


def test_names_are_linked_across_scripts() -> None:
    (one,) = candidates("雲台縣糧食產量達到3萬噸。", DAY, WORDS)
    assert one.subject is not None
    assert one.place is not None
    assert (one.subject.words, one.place.words) == ("糧食產量", "雲台縣")
    assert [link.id for link in one.subject.links] == ["grain"]
    assert [link.id for link in one.place.links] == ["yun"]


def test_what_is_left_to_understand_keeps_its_characters() -> None:
    texts = ("雲台縣糧食產量達到3萬噸。", "增长5%。", "比計劃增長6%。")
    article = Article("p1-a1", Genre.NEWS, _blocks(*texts), (0,), 1.0, "")
    _, simple, traditional = claims_of(article, DAY, WORDS)
    for one in (simple, traditional):
        assert one.subject is not None
        assert one.place is not None
        assert (one.subject.words, one.place.words) == ("糧食產量", "雲台縣")
        assert {Mark.INFERRED_SUBJECT, Mark.INFERRED_PLACE} <= set(one.marks)
        assert [link.id for link in one.subject.links] == ["grain"]
        assert [link.id for link in one.place.links] == ["yun"]


def _blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(Role.BODY, traced(one, 0, 0), 1.0, "") for one in texts)


def test_a_decision_is_told_in_its_own_characters() -> None:
    (one,) = candidates("縣政府常務會議審議通過《雲台縣綠色發展規劃》。", DAY)
    assert one.decision is not None
    assert (one.decision.body, one.decision.what) == ("縣政府", "《雲台縣綠色發展規劃》")
