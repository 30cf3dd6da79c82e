"""Renderings: a block as the grammar reads it, and the way back to the characters that are printed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import Decision
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.script import simplified
from dianfan.said.statements.sentence_read import Context

_HAN = "\u4e00-\u9fff，。；：、！？（）“”《》"
_BLANK = "[ \u00a0\u2002-\u200a\u202f\u3000]{1,2}"
_FIGURE = r"[\dA-Za-z%‰+.～~—–-]"
_SPACED = re.compile(
    rf"(?<=[{_HAN}]){_BLANK}(?={_FIGURE})|(?<={_FIGURE}){_BLANK}(?=[{_HAN}])"
    rf"|(?<=\d){_BLANK}(?=[%‰])"
)
_HAS_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class Rendering:
    """A block as it is printed and as it is read: simplified, without spaces around figures.

    ``at`` gives for each character that is read its place among those printed, and at its end
    their number; ``earlier`` words of the text before the block as they were printed, by how
    they are read.
    """

    printed: str
    read: str
    at: tuple[int, ...]
    earlier: Mapping[str, str] = field(default_factory=dict)

    def span(self, one: Span) -> Span:
        """Give a stretch of what is read as one of what is printed."""
        if one.start == one.end:
            return Span(self.at[one.start], self.at[one.start])
        return Span(self.at[one.start], self.at[one.end - 1] + 1)

    def candidate(self, one: Candidate) -> Candidate:
        """Give a claim with its words and places as they are printed."""
        near, span = one.sentence, self.span(one.span)
        return replace(
            one,
            sentence=self.span(near),
            span=span,
            words=self.printed[slice(*span)],
            amount=self._amount(one.amount) if one.amount else None,
            subject=self._mention(one.subject, near),
            place=self._mention(one.place, near),
            speaker=self._mention(one.speaker, near),
            time=self._time(one.time, near),
            compared_with=self._time(one.compared_with, near) if one.compared_with else None,
            decision=self._decision(one.decision, near) if one.decision else None,
        )

    def context(self, one: Context) -> Context:
        """Give what is left to understand in words as they are printed."""
        near = Span(0, len(self.read))
        return Context(
            self._time(one.time, near) if one.time else None,
            self._words(one.subject, near),
            self._mention(one.place, near),
            self._words(one.thing, near),
        )

    def _words(self, words: str, near: Span) -> str:
        """Find words that were read: in their sentence, in the block, or in what was before it."""
        for start, end in (near, (0, len(self.read))):
            found = self.read.find(words, start, end)
            if words and found >= 0:
                return self.printed[slice(*self.span(Span(found, found + len(words))))]
        return self.earlier.get(words, words)

    def _told(self, words: str, span: Span | None, near: Span) -> tuple[str, Span | None]:
        printed = self.span(span) if span is not None else None
        if span is not None and printed is not None and self.read[slice(*span)] == words:
            return self.printed[slice(*printed)], printed
        return self._words(words, near), printed

    def _amount(self, one: Amount) -> Amount:
        return replace(one, span=self.span(one.span), number=self.span(one.number))

    def _mention(self, one: Mention | None, near: Span) -> Mention | None:
        if one is None:
            return None
        words, span = self._told(one.words, one.span, near)
        return replace(one, words=words, span=span)

    def _time(self, one: Time, near: Span) -> Time:
        words, span = self._told(one.words, one.span, near)
        return replace(one, words=words, span=span)

    def _decision(self, one: Decision, near: Span) -> Decision:
        told = (one.body, one.session, one.verb, one.what)
        return Decision(*(self._words(words, near) for words in told))


def rendering(printed: str, before: Context) -> tuple[Rendering, Context]:
    """Give a block as it is read, and what stands before it as it is read."""
    place, time = before.place, before.time
    told = (before.subject, before.thing, place.words if place else "", time.words if time else "")
    subject, thing, where, when = (as_read(one)[0] for one in told)
    earlier = dict(zip((subject, thing, where, when), told, strict=True))
    read = Context(
        replace(time, words=when) if time else None,
        subject,
        replace(place, words=where) if place else None,
        thing,
    )
    return Rendering(printed, *as_read(printed), earlier), read


def as_read(printed: str) -> tuple[str, tuple[int, ...]]:
    """Write words as the grammar reads them: simplified, without spaces around figures.

    Returns:
        what is read, and for each of its characters the place among those printed; as a last
        place the number of those printed.
    """
    text, places = simplified(printed), range(len(printed) + 1)
    if not _HAS_HAN.search(text):
        return text, tuple(places)
    left_out = {at for match in _SPACED.finditer(text) for at in range(*match.span())}
    kept = tuple(at for at in places if at not in left_out)
    return "".join(text[at] for at in kept[:-1]), kept
