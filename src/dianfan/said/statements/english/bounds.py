"""Bound words of English: what stands before or behind a number, such as “no less than”."""

from __future__ import annotations

import re

from dianfan.figures.quantity import Bound
from dianfan.said.statements.bounds import BoundWord

_NO = r"(?:no|not(?:\s(?:be|to\sbe|go|rise|fall|drop))?|never|cannot\sbe|can't\sbe)\s"
_NOT = r"(?:not(?:\sto)?|never|cannot|can't|won't|n't)\s"
_BEFORE = (
    (
        Bound.AT_MOST,
        (rf"{_NO}(?:more|greater|higher|larger|longer)\sthan|{_NO}(?:over|above|beyond)|"
        rf"{_NOT}(?:exceed(?:ed|ing)?|top(?:ped)?|surpass(?:ed|ing)?)|"
        r"up\sto|at\s(?:the\s)?most|as\s(?:many|much)\sas|a\smaximum\sof|within"),
    ),
    (
        Bound.AT_LEAST,
        (rf"{_NO}(?:less|fewer|lower|smaller|shorter)\sthan|{_NO}(?:below|under)|"
        r"at\s(?:the\svery\s)?least|a\sminimum\sof|not\s(?:fall|drop|sink)\s(?:below|under)"),
    ),
    (
        Bound.LESS_THAN,
        (rf"{_NOT}(?:reach(?:ed|ing)?|hit)|(?:less|fewer|lower|smaller)\sthan|just\sunder|below|under|"
        r"nearly|almost|close\sto|approaching|just\sshort\sof"),
    ),
    (
        Bound.MORE_THAN,
        (r"(?:more|greater|higher|larger)\sthan|over|above|beyond|exceed(?:s|ed|ing)?|top(?:s|ped|ping)|"
        r"surpass(?:es|ed|ing)?|upwards\sof|in\sexcess\sof|(?:well|just)(?:\s)over"),
    ),
    (Bound.ABOUT, r"about|around|some|roughly|approximately|an\sestimated|circa"),
)  # fmt: skip
_WENT_UP = re.compile(
    r"\b(?:went|goes|going|gone|came|moved|crept|edged|shot|inched|pushed|bumped)\sup\sto\s$",
    re.IGNORECASE,
)
"""Here “up” belongs to the verb, and nothing is bounded."""
_AFTER = (
    (Bound.AT_LEAST, r"\s(?:or|and)\s(?:more|above|over|higher)\b|\sat\sleast\b|\+(?!\d)"),
    (Bound.AT_MOST, r"\s(?:or|and)\s(?:less|fewer|below|under|lower)\b|\sat\s(?:the\s)?most\b"),
    (Bound.ABOUT, r"\sor\sso\b"),
)
_LEFT = [
    (bound, re.compile(rf"\b(?:{words})\s(?:the\s)?$", re.IGNORECASE)) for bound, words in _BEFORE
]
_RIGHT = [(bound, re.compile(words, re.IGNORECASE)) for bound, words in _AFTER]


def before(text: str, at: int) -> BoundWord | None:
    """Read the bound words that end where a number begins; negated ones go first."""
    head = text[max(0, at - 40) : at]
    for bound, pattern in _LEFT:
        if (match := pattern.search(head)) and not _WENT_UP.search(head):
            return BoundWord(bound, len(match[0]))
    return None


def after(text: str, at: int) -> BoundWord | None:
    """Read the bound words that begin where a number and its unit end."""
    for bound, pattern in _RIGHT:
        if match := pattern.match(text, at):
            return BoundWord(bound, len(match[0]))
    return None
