"""Times of English texts: what words say of when, put into what the resolver understands."""

from __future__ import annotations

import re
from datetime import date

from dianfan.said.statements.english.names import MONTH
from dianfan.said.statements.english.names import MONTHS
from dianfan.said.statements.english.numerals import ONES
from dianfan.said.statements.english.numerals import ORDINALS
from dianfan.said.statements.model import Published
from dianfan.said.statements.model import Time
from dianfan.said.statements.numerals import write
from dianfan.said.statements.resolving import compiled
from dianfan.said.statements.resolving import resolved
from dianfan.said.statements.resolving import said

_YEAR = r"(?:19|20)\d{2}(?![\d,]\d|\.\d|\s?%)"
_WORDS = {"last year": "去年", "the previous year": "去年", "this year": "今年", "the current year": "今年",
          "the year": "今年", "next year": "明年", "last month": "上月", "this month": "本月", "next month": "下月",
          "yesterday": "昨日", "today": "今日", "tomorrow": "明日"}  # fmt: skip
_WORD = "last year|the previous year|this year|the current year|next year"
_OF = rf"(?:,?\s(?:(?:of|in)\s)?(?:(?P<year>{_YEAR})|(?P<word>{_WORD}))\b)?"
_DATE = rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s)?(?P<m1>{MONTH})\b"
_COUNT = "two|three|four|five|six|seven|eight|nine|ten|eleven|\\d{1,2}"
_BEFORE_YEAR = "in|of|from|than|over|with|compared to|for|during|throughout|early|late|mid"
_LED = "".join(rf"(?<=\b{word} )|" for word in _BEFORE_YEAR.split("|"))
_VALUE = "figure|level|total|average|output|harvest|season|value"
_TO = r"\s?(?:to|through|[-–—])\s?"
_BY = r"(?:by|before|no\slater\sthan)\s"
_END = r"(?:the\s)?end(?:\s?-\s?|\sof\s)?(?:of\s)?"
_SAME = r"the same (?:period|months|quarters?) (?:of )?"
_YEAR_END = rf"\b{_BY}(?:the )?year[- ]end\b|\b{_BY}{_END}the year\b(?! \d)"
_HALF_OF = rf"(?= of (?:the year|{_YEAR}|last|this|next)|[,.]|$| the| as a whole| alone)"
_PATTERNS: tuple[tuple[str, str], ...] = (
    ("same", rf"{_SAME}(?:last year|the previous year|a year (?:earlier|ago|before))"),
    ("plan", rf"(?:the )?(?P<at>{_BY}{_END}(?:the )?)?(?P<plan>\d{{1,2}})th Five-Year Plan(?= period|\b)(?: period)?"),
    ("years", rf"(?:\bfrom |\bbetween )?\b(?P<first>{_YEAR})\s?(?:to|and|through|[-–—])\s?(?P<last>{_YEAR})\b"),
    ("months", rf"(?:\bfrom )?\b(?P<m1>{MONTH}){_TO}(?P<m2>{MONTH})\b(?!\s\d{{1,2}}\b){_OF}"),
    ("inmonths", rf"\bbetween (?P<m1>{MONTH}) and (?P<m2>{MONTH})\b(?!\s\d{{1,2}}\b){_OF}"),
    ("days", rf"\b(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}}){_TO}(?:(?P<m2>{MONTH})\s)?(?P<d2>\d{{1,2}})\b(?!\d){_OF}"),
    ("leading", rf"\b(?:the )?first (?P<count>{_COUNT}) (?P<kind>quarters|months)\b(?: of the year)?{_OF}"),
    ("ended", r"\b(?:at |by )?the end of (?P<word>last year|the previous year)\b"),
    ("by", rf"\b(?:{_BY}|through\s)(?:{_END})?(?:(?P<year>{_YEAR})|(?P<word>this year|next year))\b|{_YEAR_END}"),
    ("by_month", rf"\b(?P<before>{_BY})(?:{_END})?{_DATE}(?:\s(?P<day>\d{{1,2}})\b(?!\d))?{_OF}"),
    ("until", rf"\b(?P<when>as of|up to|until) (?:{_END})?{_DATE}(?:\s(?P<day>\d{{1,2}})\b(?!\d))?{_OF}"),
    ("end", rf"\bat {_END}(?P<year>{_YEAR})\b"),
    ("quarter", rf"\b(?:the )?(?P<q>first|second|third|fourth|last) quarter\b(?: of the year)?{_OF}"),
    ("half", rf"\b(?:the )?(?P<half>first|second) half\b{_HALF_OF}(?: of the year)?{_OF}"),
    ("day", rf"\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<m1>{MONTH})\b{_OF}"),
    ("usday", rf"\b(?P<m1>{MONTH})\s(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s?%|\s?per){_OF}"),
    ("month", rf"(?:(?<=\bin )|(?<=\bof )|(?<=\bsince )|(?<=\bduring )|(?<=\bthis ))(?P<m1>{MONTH})\b{_OF}"),
    ("inmonth", rf"\b(?P<m1>{MONTH})\s(?P<year>{_YEAR})\b"),
    ("since", rf"\bsince (?:(?P<year>{_YEAR})|(?P<word>{_WORD}))\b"),
    ("year", rf"(?:{_LED}(?<=\bthe )(?=\d{{4}}\s(?:{_VALUE})\b))(?P<year>{_YEAR})\b(?!-)"),
    ("past", rf"\b(?:the )?(?:past|last) (?P<count>{_COUNT}) years\b"),
    ("thismonth", r"\b(?P<which>last month|this month|next month)\b"),
    ("today", r"\b(?P<which>yesterday|today|tomorrow)\b"),
    ("word", rf"\b(?P<word>{_WORD})\b"),
    ("near", r"\b(?:recently|currently|at present|in recent years|in recent days)\b"),
)  # fmt: skip
_OPENING = re.compile(
    r"\b(?:By|Between|From|In|Of|The|Last|This|Next|Since|At|As|Until|Up|Yesterday|Today|Tomorrow|Before|No|"
    r"During|For|Throughout|First|Second|Third|Fourth|Past|Recently|Currently)\b"
)
_HAD = re.compile(r"\bhad\b|\b(?:were|was)\s[a-z]+ed\b")
_DONE = re.compile(
    r"\b(?:had|were|was|rose|fell|grew|hit|stood|came|went|made|built|sold|spent|[a-z]{3,}ed)\b"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|must|should|plans?|planned|aims?|expected|due|scheduled|pledged|vowed|set\sto|hopes?|to\sbe|"
    r"(?:is|are|was|were)\sto)\b"
)
_STOP = re.compile(r"[.;]\s")
_ALL = compiled(_PATTERNS)
_SAME_KIND = {"usday": "day", "inmonth": "month", "inmonths": "months", "end": "ended"}
_MONTH_NUMBERS = {name: str(number) for number, name in enumerate(MONTHS, 1)}


def times(text: str, published: Published) -> tuple[Time, ...]:
    """Find mentions of time in an English text, each with the period that it resolves to.

    “Year on year” and “a year earlier” are no time. See the grammar of Chinese times for how
    a year that is not printed is taken.

    Args:
        text: clean text.
        published: the day of publication, the days between which it lies, or nothing.
    """
    found: list[Time] = []
    days = (published.first, published.last)
    plain = _OPENING.sub(lambda word: word[0].lower(), text)
    for match in _ALL.finditer(plain):
        kind, told = said(match)
        if kind == "by_month" and _is_over(plain, match):
            told = _past(told, days)
        found.append(
            resolved(
                text,
                match.span(),
                _SAME_KIND.get(kind, kind),
                _translated(kind, told),
                published,
                found,
            )
        )
    return tuple(found)


def _is_over(text: str, match: re.Match[str]) -> bool:
    """Tell whether a sentence looks back on a deadline: by the end of July it had grown."""
    head = _STOP.split(text[: match.start()])[-1]
    tail = _STOP.split(text[match.end() :], maxsplit=1)[0]
    if _AHEAD.search(head) or _AHEAD.search(tail):
        return False
    return bool(_HAD.search(tail) or _DONE.search(head))


def _past(told: dict[str, str], days: tuple[date | None, date | None]) -> dict[str, str]:
    """Let a month by whose end something “had been” done be the last one of that name."""
    if told.get("year") or told.get("word") or None in days:
        return told
    month = MONTHS.index(told["m1"]) + 1
    word = {day.month < month for day in days if day}
    return told if len(word) > 1 else told | {"word": "last year" if word.pop() else "this year"}


def _translated(kind: str, told: dict[str, str]) -> dict[str, str]:
    """Put the words of a mention into figures, and into the Chinese words that the resolver knows."""
    plain = {
        name: _MONTH_NUMBERS.get(value) or _WORDS.get(value, value) for name, value in told.items()
    }
    if "count" in told:
        plain["count"] = str(ONES.get(told["count"], told["count"]))
    if kind == "leading":
        plain["kind"] = "季度" if told["kind"] == "quarters" else "月"
    if kind == "quarter":
        plain["q"] = "4" if told["q"] == "last" else str(ORDINALS[told["q"]])
    if kind == "half":
        plain["half"] = "上" if told["half"] == "first" else "下"
    if kind == "plan":
        plain |= {"plan": write(int(told["plan"])) + "五", "at": "期末" if "at" in told else "期间"}
    if kind in {"until", "by_month"} and "day" in told:
        plain["d1"] = told["day"]
    return plain
