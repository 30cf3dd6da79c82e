"""How far the thing has come that an English clause speaks of."""

from __future__ import annotations

import re

from dianfan.said.statements.english.clauses import verb
from dianfan.said.statements.model import Status

_SIGNS: tuple[tuple[Status, re.Pattern[str]], ...] = (
    (
        Status.TARGET,
        re.compile(
            r"\b(?:aim(?:s|ed|ing)?|targets?\sto|targeted|target\sof|targeting|goal|strives?|striving|seeks?|wants?\sto|hopes?\sto|"
            r"ensures?|must|should|"
            r"no\slater\sthan|pledg(?:es|ed)|vow(?:s|ed))\b",
            re.IGNORECASE,
        ),
    ),
    (
        Status.EXPECTED,
        re.compile(
            r"\b(?:(?<!than\s)(?<!as\s)expect(?:s|ed)?|project(?:s|ed)\sto|forecast|estimated\sto|"
            r"likely|set\sto|due\sto\sbe|poised)\b", re.IGNORECASE),
    ),
    (
        Status.PLANNED,
        re.compile(
            r"\b(?:will|shall|plans?\sto|(?<!than\s)(?<!as\s)planned|planning\sto|(?:is|are)\sto|scheduled|"
            r"proposed|intends?|going\sto|to\sbe\s(?:built|completed|invested))\b", re.IGNORECASE),
    ),
    (
        Status.UNDER_WAY,
        re.compile(
            r"\b(?:under\sconstruction|under\s?way|in\sprogress|(?:is|are)\sbeing|"
            r"(?:is|are)\s(?:building|constructing|investing)|has\sbegun|have\sbegun|"
            r"began|broke\sground)\b", re.IGNORECASE),
    ),
)  # fmt: skip
_PAST = re.compile(
    r"\b(?:[a-z]+ed|was|were|had|rose|fell|grew|made|came|stood|went|built|took|spent|sold|hit|paid|won|sent|met|led|ran|held|gave|saw|got|drew|risen|grown|fallen|been|become|shrunk|cut|won|left|set\sup)\b"
)
_AGAINST = re.compile(
    r"\b(?:against|compared\swith|versus)\s(?:a|the|its)\s(?:target|goal|plan)\b", re.IGNORECASE
)
_TARGET_OF = re.compile(
    r"\b(?:target|goal|aim|ceiling)\s(?:of|set\sat)\s(?:[a-z]+\s){0,2}$", re.IGNORECASE
)
_LOOKS_BACK = re.compile(
    r"(?:after|compared\s(?:with|to)|(?:up|down|and)?\s?from|versus)\s", re.IGNORECASE
)
_RULES = re.compile(
    r"\b(?:rules?|regulations?|laws?|standards?|guidelines?|codes?|provisions?)\b[^,;]*\b(?:require|stipulate|mandate|demand)s?\b",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(
    r"\b(?:against|compared\swith|versus|below|above|beyond|under|over|than|ahead\sof|short\sof)\s(?:a|the|its|their|an)\s"
    r"(?:[a-z]+\s){0,2}(?:target|goal|plan|forecast)\b[^,;.]*",
    re.IGNORECASE,
)
_WAS_DONE = re.compile(
    r"\b(?:had|were|was)\s(?:already\s|all\s|been\s)*[a-z]+(?:ed|en|n|wn|ne|ilt|un)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(r"(?P<who>[A-Z][\w'’ -]{1,60}?)\sto\s(?!the\b|an?\b)[a-z]{2,}\s[^.]*$")
_WHICH = re.compile(r"(?:which|who)\s")
_AHEAD = (Status.TARGET, Status.EXPECTED, Status.PLANNED)


def status(
    clause: str, sentence: str, *, by_deadline: bool = False, head: str = ""
) -> Status | None:
    """Tell the status from the clause of a number, else from its sentence; what is told is done.

    A thing with a deadline before it is not done: it is expected, aimed at or planned. A clause
    that begins with “after” or “compared with” looks back.

    Args:
        clause: in which the number stands.
        sentence: in which the clause stands.
        by_deadline: whether the time of the number is a deadline.
        head: the words of the clause before the number.
    """
    clause = _HELD_AGAINST.sub("", clause)
    if _TARGET_OF.search(head) or _RULES.search(clause):
        return Status.TARGET
    if _is_over(clause, by_deadline=by_deadline):
        return Status.DONE
    if by_deadline or _is_headline(sentence):
        return next((found for found, sign in _SIGNS[:3] if sign.search(sentence)), Status.PLANNED)
    rest = _HELD_AGAINST.sub("", sentence)
    return next((found for text in (clause, rest) if (found := _told(text))), None)


def _is_headline(sentence: str) -> bool:
    """Tell whether a line without a stop says what is “to” be done: City to open three parks."""
    found = _TO_DO.match(sentence)
    return found is not None and verb(sentence, 0, found.end("who")) is None


def _is_over(clause: str, *, by_deadline: bool) -> bool:
    """Tell whether a clause looks back, or tells of something as it is: which employs 300 people."""
    if _LOOKS_BACK.match(clause) or (_WHICH.match(clause) and _told(clause) is None):
        return True
    if by_deadline:
        return _WAS_DONE.search(clause) is not None and not _told_ahead(clause)
    return bool(_AGAINST.search(clause) and _PAST.search(clause))


def _told_ahead(text: str) -> bool:
    return any(sign.search(text) for _, sign in _SIGNS[:3])


def _told(text: str) -> Status | None:
    for found, sign in _SIGNS:
        if sign.search(text):
            return found
    return Status.DONE if _PAST.search(text) else None
