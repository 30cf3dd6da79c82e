"""Subjects that stand in another clause than their number: before a comma, behind “at”, or in a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dianfan.said.statements.english.clauses import begins_with_verb
from dianfan.said.statements.english.clauses import clause
from dianfan.said.statements.english.clauses import verb
from dianfan.said.statements.english.nouns import bare
from dianfan.said.statements.english.units import MEASURE
from dianfan.said.statements.english.units import noun_of
from dianfan.said.statements.model import Amount
from dianfan.said.statements.model import Span
from dianfan.said.statements.model import Time

_OF_ALL = re.compile(
    r"\bOf\s(?:the|all|these|those|its|their)\s(?:[\d,]+\s)?(?P<noun>[A-Za-z'’ -]{3,50}),\s$"
)
_OF_WHICH = re.compile(r",?\sof\s(?:which|whom|these|them),?\s")
_WHO = re.compile(r"(?:which|who|that)\s")
_THE_NOUN = re.compile(
    r"\b(?:the|an?|its|their|by|with)\s(?P<noun>(?:(?!(?:the|an?|its|their|in|at|of|on|by|for)\s)[A-Za-z'’-]+\s?){1,5}),\s$",
    re.IGNORECASE,
)
WHOSE = re.compile(r"\sof\s(?:whom|which|it)\b")
_FROM_IT = re.compile(r"\sfrom\s")
_ASIDE = re.compile(
    r"(?:with|in|by|of|at|on|for|during|as|since|from|after|under|over|to)\b", re.IGNORECASE
)
IS_MORE = re.compile(r"\s(?:more|less|fewer|higher|lower|faster|slower|better|worse|above|below)\b")
_LIST = re.compile(r",\sand\s|,\s|\sand\s")


def behind(text: str, part: Span, sentence: Span, times: Sequence[Time]) -> Span | None:
    """Give the noun of the next clause: At 3,080 meters, the pass is the highest."""
    following = clause(text, part.end + 1, part.end + 2, sentence)
    at = verb(text, *following)
    return bare(text, Span(following.start, at.start), times) if at else None


def whole(text: str, part: Span) -> Span | None:
    """Find what “of the” before a comma names, of which numbers are shares: Of the loans granted, 72 percent."""
    found = _OF_ALL.search(text[: part.start])
    return Span(*found.span("noun")) if found else None


def relative(text: str, part: Span) -> Span | None:
    """Find the noun that “which” or “who” at the head of a clause stands for, right before its comma."""
    found = _THE_NOUN.search(text[: part.start]) if _WHO.match(text, part.start) else None
    return Span(*found.span("noun")) if found else None


def antecedent(text: str, one: Amount, before: Amount) -> Span | None:
    """Find the noun that the number before counts, where it is what a number is of.

    So in “2,860 nurses, 40 percent of whom” and “300 runners from 14 towns”.

    Args:
        text: the block.
        one: a number.
        before: the number before it in its sentence.
    """
    is_more = not one.unit and IS_MORE.match(text, one.span.end)
    from_it = _FROM_IT.fullmatch(text, before.span.end, one.span.start)
    from_it = from_it or _OF_WHICH.fullmatch(text, before.span.end, one.span.start)
    noun = noun_of(before.unit)
    if not (from_it or is_more or WHOSE.match(text, one.span.end)) or MEASURE.fullmatch(noun):
        return None
    counts = noun and text[slice(*before.span)].endswith(noun)
    return Span(before.span.end - len(noun), before.span.end) if counts else None


def opening(text: str, sentence: Span, until: int, times: Sequence[Time]) -> Span | None:
    """Find the subject of the clauses before one in which there is none, the nearest first.

    Args:
        text: the block.
        sentence: one of its sentences.
        until: where the clause without a subject begins.
        times: the mentions of time in the sentence.
    """
    end = _before_marks(text, until)
    while end > sentence.start:
        part = clause(text, end - 1, end, sentence)
        at = verb(text, part.start, part.end)
        first = at is None and part.start == sentence.start and not _ASIDE.match(text, part.start)
        if first or (at is not None and not begins_with_verb(text, part.start, part.end)):
            found = bare(text, Span(part.start, at.start if at else part.end), times)
            if found is not None and not re.search(r"\d", text[slice(*found)]):
                return found
        end = _before_marks(text, min(part.start - 1, end - 1))
    return None


def _before_marks(text: str, end: int) -> int:
    while end > 0 and text[end - 1] in " ,;:(—–":
        end -= 1
    return end


def respectively(text: str, some: Sequence[Amount], sentence: Span) -> dict[Amount, Span] | None:
    """Pair the members of a list with numbers told “respectively”.

    Returns:
        each number with its member, in order; empty where nothing is told so; None where
        their counts differ.
    """
    at = text.lower().find("respectively", sentence.start, sentence.end)
    if at < 0:
        return {}
    numbers = [one for one in some if sentence.start <= one.span.start < at]
    if not numbers:
        return {}
    end = verb(text, sentence.start, numbers[0].span.start)
    part = clause(text, *numbers[0].span, sentence)
    members = _members(text, sentence.start, end.start if end else numbers[0].span.start)
    if len(members) > len(numbers) and part.start > sentence.start:
        members = members[-len(numbers) :]
    return dict(zip(numbers, members, strict=True)) if len(members) == len(numbers) else None


def _members(text: str, start: int, stop: int) -> list[Span]:
    """Part a list at its commas and its “and”."""
    found: list[Span] = []
    for piece in filter(str.strip, _LIST.split(text[start:stop])):
        place = text.index(piece, start)
        plain = bare(text, Span(place, place + len(piece)), ())
        found += [plain] if plain else []
        start = place + len(piece)
    return found
