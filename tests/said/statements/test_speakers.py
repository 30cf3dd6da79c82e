"""Functions and bodies are kept as speakers, names of persons are dropped."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dianfan.said.statements.model import Span
from dianfan.said.statements.speakers import speaker


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“产量增长3%。”云岭县水利局局长甲乙丙说。", "云岭县水利局局长"),
        ("州水利局局长在发布会上表示，年底蓄水。", "州水利局局长"),
        ("市发展改革委负责人介绍，去年全部建成。", "市发展改革委负责人"),
        ("据州统计局统计，产量增长3%。", "州统计局"),
        ("州发改委表示，年底建成。", "州发改委"),
        ("气象部门预计，明天降温8摄氏度。", "气象部门"),
    ],
)
def test_a_function_or_body_is_the_speaker(text: str, words: str) -> None:
    found = speaker(text, Span(0, len(text)))
    assert found is not None
    assert found.words == words
    assert found.span is not None
    assert text[slice(*found.span)] == words


@pytest.mark.parametrize("text", ["甲乙丙说，产量高。", "他告诉记者，收成好。", "产量高。"])
def test_a_private_person_is_nobody(text: str) -> None:
    assert speaker(text, Span(0, len(text))) is None


@given(st.text(alphabet="州局长委据统计介绍说表示，。甲乙负责人在会上近日", max_size=40))
def test_words_are_those_of_the_span(text: str) -> None:
    found = speaker(text, Span(0, len(text)))
    assert found is None or (found.span is not None and text[slice(*found.span)] == found.words)
