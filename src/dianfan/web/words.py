"""The words of the workspace, from one table, in the language of whoever reads."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from django.utils import timezone

from dianfan.figures.period import period
from dianfan.figures.period import wording
from dianfan.figures.wording import Language
from dianfan.figures.wording import Wording

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@cache
def words() -> Mapping[str, Wording]:
    """Give every word by its key."""
    text = files("dianfan.web").joinpath("strings.csv").read_text(encoding="utf-8")
    found = {row["key"]: Wording(row["zh"], row["en"]) for row in csv.DictReader(text.splitlines())}
    return MappingProxyType(found)


def say(language: Language, key: str, **parts: object) -> str:
    """Give a word in a language, with the parts that it names set in.

    Raises:
        KeyError: there is no such word, or a part is missing.
    """
    return worded(language, words()[key]).format(**parts)


def worded(language: Language, told: Wording) -> str:
    """Give a wording in a language; in the other one where it is told in one alone."""
    mine, other = (told.en, told.zh) if language == "en" else (told.zh, told.en)
    return mine or other


def when(language: Language, code: str) -> str:
    """Give a period as the reader's country writes it."""
    return worded(language, wording(period(code)))


def day(language: Language, on: date | datetime) -> str:
    """Give a day as the reader's country writes it, in the time zone of the workspace."""
    local = timezone.localtime(on).date() if isinstance(on, datetime) else on
    return when(language, local.isoformat())


def moment(language: Language, at: datetime) -> str:
    """Give a day and the time of it, to the minute."""
    return f"{day(language, at)} {timezone.localtime(at):%H:%M}"


def language_of(text: str) -> Language:
    """Give the language that a text names; Chinese where it names none that there is."""
    return "en" if text.startswith("en") else "zh"
