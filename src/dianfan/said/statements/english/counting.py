"""Numbers of English texts that count nothing: years, ages, bases, manners and stretches of time that say when."""

from __future__ import annotations

import re

from dianfan.said.statements.english import bounds

_ONE_IN = re.compile(
    r"\b(?:one|two|three|four|nine|\d+)\s(?:in|out\sof)\s(?:every\s)?$", re.IGNORECASE
)
_PER_BASE = re.compile(r"\b(?:(?:for|in|of)\severy|per|out\sof)\s$", re.IGNORECASE)
_MANNERS = re.compile(r"(?:phases|stages|steps|batches|parts|instal?lments|ways|respects)")
_CLASS = re.compile(
    r"(?:^|[.;]\s)[A-Z][a-z-]+s\swith\s(?:more|fewer|less|over|under|at\sleast)\s(?:than\s)?$"
)
"""A threshold that names a class: firms with fewer than 20 employees."""
_AGED = re.compile(
    r"\b(?:children|people|those|women|men|aged?|anyone|[a-z]{4,}s)\s"
    r"(?:under|over|above|below)\s(?:the\sage\sof\s)?$",
    re.IGNORECASE,
)
_OUT_OF = re.compile(
    r"\s(?:in|out\sof)\s(?:every\s)?(?:10|ten|100|a\shundred|1,000|five|four|three)\b"
)
_SPED = re.compile(
    r"\b(?:doubled|tripled|trebled|quadrupled|halved|[a-z]+fold)\b[^,;]{0,30}\b(?:within|in|over|after)\s$"
)
_OF_TIME = re.compile(
    r"\b(?:for|take|took|takes|taking|reach(?:ed)?|last(?:ed|s|ing)?|spann(?:ed|ing)|"
    r"within|from|to|by)\s(?:[a-z]+\s){0,3}$"
)
_WITHIN_TIME = re.compile(
    r"\b(?!(?:for|takes?|took|taking|last(?:ed|s|ing)?|spann(?:ed|ing)|reach(?:ed)?|of|is|was|be|been)\s)[a-z,]+\s[Oo]ver\s$"
)
_AGO = re.compile(
    r"\s(?:ago|later|old|earlier|in\sa\srow|running|of\sage|before|after\sthe|from\snow)\b|-|['’]"
)
_MORE = re.compile(r"\s(?:more|less|fewer|longer|shorter|earlier|ahead)\b")
_EVERY = re.compile(r"(?<!of )(?<!for )\bevery\s$")
_SINCE = re.compile(
    r"\b(?:in|after|during|over|since|every|"
    r"for)\s(?:the\s)?(?:[a-z]+\s)?$",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:past|last|next|coming|first|previous|recent|every)\s(?:[a-z]+\s)?$")


def counts_nothing(text: str, match: re.Match[str], symbol: str, *, bounded: bool) -> bool:
    """Tell years, idle ones, mere figures and stretches of time from counts."""
    figure, head = match["figure"], text[: match.start()]
    large = match["first_large"] or match["large"]
    firm = large or match["money"] or match["first_share"] or match["share"] or match["unit"]
    if match["lasting"] and not large:
        return _is_when(text, match, bounded=bounded)
    if _is_base(text, match, head) or _CLASS.search(head):
        return True
    if firm:
        return bool(
            not figure and match["unit"] == "times" and not large and _is_often(text, match)
        )
    is_year = figure and re.fullmatch(r"(?:19|20)\d{2}", figure)
    if is_year and not (bounded and match["noun"]):
        return True
    if not symbol:
        return (
            not (bounded and figure)
            or bool(_AGED.search(head))
            or bool(re.match(r"[-/A-Za-z]", text[match.end() :]))
        )
    return not figure and match["words"].lower() == "one"


def _is_base(text: str, match: re.Match[str], head: str) -> bool:
    """Tell numbers that only say of how many (nine out of 10), for how many or in what manner."""
    manner = head.endswith(" in ") and _MANNERS.fullmatch(match["noun"] or "")
    counted = _ONE_IN.search(head) or _PER_BASE.search(head) or _OUT_OF.match(text, match.end())
    return bool(manner or counted)


def _is_when(text: str, match: re.Match[str], *, bounded: bool) -> bool:
    """Tell a stretch of time that says when (three years ago) from one that is measured."""
    head, tail = text[: match.start()], text[match.end() :]
    if _SPED.search(head) or (not match["lasting"].endswith("s") and not bounded):
        return True
    if match["figure"] and _EVERY.search(head) and match["lasting"] in {"minutes", "hours"}:
        return False
    if _WITHIN_TIME.search(head):
        return True
    if _PAST.search(head) or _AGO.match(tail):
        return True
    if _OF_TIME.search(head) or _MORE.match(tail) or bounds.before(text, match.start()):
        return False
    small = match["words"] or len(match["figure"]) == 1
    return bool(small or _SINCE.search(head))


def _is_often(text: str, match: re.Match[str]) -> bool:
    return bool(re.match(r"\s(?:an?|each|every|per)\s", text[match.end() :]))
