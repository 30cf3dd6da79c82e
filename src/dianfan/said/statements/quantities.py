"""All quantities of a text: amounts, what words alone tell, and what was lost."""

from __future__ import annotations

from collections.abc import Iterable

from dianfan.said.statements.amounts import amounts
from dianfan.said.statements.english.amounts import amounts as english_amounts
from dianfan.said.statements.english.script import is_english
from dianfan.said.statements.lost import lost
from dianfan.said.statements.model import Amount
from dianfan.said.statements.multiples import in_words


def quantities(text: str, extra: Iterable[str] = ()) -> tuple[Amount, ...]:
    """Find every quantity of a text, in its order; none overlaps another.

    A text with less than a tenth of Chinese letters is read by the English grammar.
    """
    if is_english(text):
        return english_amounts(text, extra)
    found: list[Amount] = []
    for one in sorted(
        (*in_words(text), *amounts(text, extra), *lost(text)), key=lambda one: one.span
    ):
        if not found or one.span.start >= found[-1].span.end:
            found.append(one)
    return tuple(found)
