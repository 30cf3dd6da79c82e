"""Spans know what they lie in; a day of publication is known or not."""

from __future__ import annotations

from datetime import date

from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span


def test_a_span_lies_in_another() -> None:
    assert Span(2, 4).within(Span(2, 5))
    assert not Span(1, 4).within(Span(2, 5))


def test_a_day_of_publication_is_known_or_not() -> None:
    assert not Published().is_known
    assert Published(date(2024, 12, 9), date(2024, 12, 9)).is_known
