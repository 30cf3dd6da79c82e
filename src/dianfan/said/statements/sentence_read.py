"""A sentence as it was read: its mentions of time, its numbers, and what it takes from those before."""

from __future__ import annotations

from dataclasses import dataclass

from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.vocabulary import Vocabulary


@dataclass(frozen=True)
class Context:
    """What a sentence takes from those before it: the window, the subject and the place."""

    time: Time | None = None
    subject: str = ""
    place: Mention | None = None
    thing: str = ""


@dataclass(frozen=True)
class SentenceRead:
    """A sentence within its block, with what was found in all of it."""

    text: str
    span: Span
    times: tuple[Time, ...]
    amounts: tuple[Amount, ...]
    vocabulary: Vocabulary
    before: Context
    published: Published
