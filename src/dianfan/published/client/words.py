"""The words of the client itself, from one table."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dianfan.figures.wording import Language


class Words(SimpleNamespace):
    """The words of one language, by key: as attributes in templates, by call in code."""

    def __call__(self, key: str) -> str:
        """Give a word; a key that the table lacks is given back, as it came with the data."""
        return str(getattr(self, key, key))


@cache
def words(language: Language) -> Words:
    """Read the words of a language from ``strings.csv``."""
    text = files("dianfan.published.client").joinpath("strings.csv").read_text(encoding="utf-8")
    return Words(**{row["key"]: row[language] for row in csv.DictReader(text.splitlines())})
