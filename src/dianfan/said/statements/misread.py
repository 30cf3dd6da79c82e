"""Misread dates: a letter among the figures of a date, or a sign that is taken for 年, 月 or 日.

Reading such a date by its sound figures gives another one without a word (l2月5日 would be the
fifth of February), so that it is found whole and told as one that does not exist.
"""

from __future__ import annotations

_ALIKE = "OoQDIl|iZzSsBbgq"
_FREE = r"(?<![\dA-Za-z.|])"
_WORD = r"(?:(?:19|20)\d{2}年|今年|去年|上年|明年)?"
_MIXED = rf"(?=\d?[{_ALIKE}])(?=[{_ALIKE}]?\d)[\d{_ALIKE}]{{2}}"
_LETTERS = rf"[{_ALIKE}]{{1,2}}(?=月[\d{_ALIKE}]{{1,2}}日)"
_PLAIN = r"\d{1,2}"
_ANY = rf"[\d{_ALIKE}]{{1,2}}"
_SOUND_DAY = r"(?:3[01]|[012]?\d)日"
_DASH = r"(?:[—–~-]{1,2}|至|到)"

_YEAR = (
    rf"{_FREE}(?=(?:[{_ALIKE}]*\d){{2}})(?=\d*[{_ALIKE}])[\d{_ALIKE}]{{4}}年(?:{_ANY}月(?:{_ANY}日)?)?"
    rf"|(?<!\d)(?:19|20)\d{{2}}[牛午](?:{_ANY}月(?:{_ANY}日)?)"
)
_MONTH = rf"{_FREE}{_WORD}(?:{_MIXED}|{_LETTERS})月(?:{_ANY}日)?"
_MONTHS = rf"{_FREE}{_WORD}(?:[{_ALIKE}]{_DASH}{_ANY}|{_MIXED}月?{_DASH}{_ANY}|{_PLAIN}月?{_DASH}{_MIXED})月"
_DAY = (
    rf"(?<!\d){_WORD}{_PLAIN}(?:月(?!{_SOUND_DAY})(?:{_MIXED}日|[{_ALIKE}]日"
    r"|\d{1,2}[曰臼]|\d{1,2}[口目](?=[，。、；：）—至-]|$))"
    rf"|[目用丹]{_SOUND_DAY})"
)
_ALONE = rf"{_FREE}{_MIXED}日(?![本元均报产照常])"

LETTERED = r"\d{1,2}[A-Za-z](?![A-Za-z])(?<![2-6]G)(?<![345][AD])"
"""The pattern of a day with a letter for 日 (28H), which 5G and 4A are not."""
MISREAD = f"{_YEAR}|{_MONTHS}|{_MONTH}|{_DAY}|{_ALONE}"
"""The pattern of a date that has a misread sign; in text of figures folded to narrow ones."""
