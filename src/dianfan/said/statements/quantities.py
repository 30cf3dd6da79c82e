"""All quantities of a text: amounts, what words alone tell, and what was lost."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from dianfan.said.statements.amounts import amounts
from dianfan.said.statements.english.amounts import amounts as english_amounts
from dianfan.said.statements.english.lost import lost as english_lost
from dianfan.said.statements.english.script import is_english
from dianfan.said.statements.lost import lost
from dianfan.said.statements.model import Amount
from dianfan.said.statements.multiples import in_words


def quantities(text: str, extra: Iterable[str] = ()) -> tuple[Amount, ...]:
    """Find every quantity of a text, in its order; none overlaps another.

    A text with less than a tenth of Chinese letters is read by the English grammar.
    """
    if is_english(text):
        return _apart(english_amounts(text, extra), english_lost(text))
    return _apart(in_words(text), amounts(text, extra), lost(text))


def _apart(*some: Iterable[Amount]) -> tuple[Amount, ...]:
    """Put amounts in order, and leave out what overlaps one before it."""
    found: list[Amount] = []
    for one in sorted(chain(*some), key=lambda one: one.span):
        if not found or one.span.start >= found[-1].span.end:
            found.append(one)
    return tuple(found)
