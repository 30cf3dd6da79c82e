"""Renderings: text of the traditional script, read as simplified and told in its own words again."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace

from dianfan.said.statements.model import Candidate
from dianfan.said.statements.model import Decision
from dianfan.said.statements.model import Mention
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time
from dianfan.said.statements.script import simplified
from dianfan.said.statements.sentence_read import Context


@dataclass(frozen=True)
class Rendering:
    """A block as it is printed and as it is read, of one length.

    ``earlier`` gives words of the text before it as they were printed, by how they are read.
    """

    printed: str
    read: str
    earlier: Mapping[str, str] = field(default_factory=dict)

    def candidate(self, one: Candidate) -> Candidate:
        """Give a claim with all its words as they are printed."""
        near = one.sentence
        return replace(
            one,
            words=self.printed[slice(*one.span)],
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
            at = self.read.find(words, start, end)
            if at >= 0:
                return self.printed[at : at + len(words)]
        return self.earlier.get(words, words)

    def _at(self, words: str, span: Span | None, near: Span) -> str:
        if span is not None and self.read[slice(*span)] == words:
            return self.printed[slice(*span)]
        return self._words(words, near)

    def _mention(self, one: Mention | None, near: Span) -> Mention | None:
        return replace(one, words=self._at(one.words, one.span, near)) if one else None

    def _time(self, one: Time, near: Span) -> Time:
        return replace(one, words=self._at(one.words, one.span, near))

    def _decision(self, one: Decision, near: Span) -> Decision:
        told = (one.body, one.session, one.verb, one.what)
        return Decision(*(self._words(words, near) for words in told))


def rendering(printed: str, before: Context) -> tuple[Rendering, Context]:
    """Give a block as it is read, and what stands before it as it is read."""
    place, time = before.place, before.time
    words = (
        before.subject,
        before.thing,
        place.words if place else "",
        time.words if time else "",
    )
    read = Context(
        replace(time, words=simplified(time.words)) if time else None,
        simplified(before.subject),
        replace(place, words=simplified(place.words)) if place else None,
        simplified(before.thing),
    )
    earlier = {simplified(one): one for one in words}
    return Rendering(printed, simplified(printed), earlier), read
