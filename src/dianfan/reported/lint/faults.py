"""Faults of a report: which rule, in which sentence, where, about which figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dianfan.figures.wording import Language
from dianfan.reported.lint.rules import lint_rules


class Flaw(NamedTuple):
    """What is wrong inside one sentence, before it is known where the sentence stands.

    ``figure`` is the key of the figure concerned, empty where none is.
    """

    rule: str
    message: str
    figure: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule broken in a report.

    ``page`` is the page as the site names it (``index``, ``actions/3``), ``place`` the part
    of it (``lead 1.2``), ``sentence`` its words.
    """

    rule: str
    language: Language
    page: str
    place: str
    sentence: str
    message: str
    figure: str = ""

    @property
    def remedy(self) -> str:
        """What to do about it."""
        return lint_rules()[self.rule].remedy

    def __str__(self) -> str:
        """Write the fault as three lines for a terminal."""
        cited = f" [figure {self.figure}]" if self.figure else ""
        return (
            f"{self.rule} {self.language}/{self.page} {self.place}\n"
            f"  {self.message}{cited}\n  “{self.sentence}”\n  → {self.remedy}"
        )
