"""Who reports what: organisations, the forms that they fill, and the rules that hold for values."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from dianfan.figures.wording import Wording


class Frequency(StrEnum):
    """How often a form is due; ``to-date`` counts from the first of January on."""

    MONTH = "month"
    MONTHS_TO_DATE = "months-to-date"
    QUARTER = "quarter"
    QUARTERS_TO_DATE = "quarters-to-date"
    HALF = "half"
    YEAR = "year"


class RuleKind(StrEnum):
    """What a validation rule holds a value against.

    ``RANGE`` fixed ends; ``PARTS`` the values of the places below; ``CUMULATIVE`` the one
    before in the same year; ``OUTLIER`` the same month, quarter or half of other years;
    ``REVISION`` the value on record; ``RELATION`` an expression of other items of the form.
    """

    RANGE = "range"
    PARTS = "parts"
    CUMULATIVE = "cumulative"
    OUTLIER = "outlier"
    REVISION = "revision"
    RELATION = "relation"


class Operator(StrEnum):
    """How the left side of a relation stands to its right side."""

    EQUAL = "=="
    UNEQUAL = "!="
    GREATER = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    BOTH_OR_NONE = "both or none"
    NOT_BOTH = "not both"


class RuleSeverity(StrEnum):
    """What a broken rule asks for: an error to be mended or overridden, a warning to be explained."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Organisation:
    """A row of ``organisations.csv``: who reports or reviews, at which level, under whom."""

    id: str
    name_zh: str
    name_en: str
    level: str
    parent: str
    area: str
    line: int = 0

    @property
    def name(self) -> Wording:
        """The name in both languages."""
        return Wording(self.name_zh, self.name_en)


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A row of ``forms.csv``: a form, how often it is due, and who approves it.

    ``opens``, ``due`` and ``closes`` are days after the end of the period (``opens`` may be
    negative), ``review`` the days that each level has to decide. ``approvals`` are levels of
    organisations, the first to decide first. ``status`` is that of its entries. ``start`` is
    the first period that is due.
    """

    id: str
    name_zh: str
    name_en: str
    frequency: Frequency
    start: str
    opens: int
    due: int
    closes: int
    review: int
    approvals: tuple[str, ...]
    status: str
    line: int = 0

    @property
    def name(self) -> Wording:
        """The name in both languages."""
        return Wording(self.name_zh, self.name_en)


@dataclass(frozen=True, slots=True)
class FormItem:
    """A row of ``items.csv``: an indicator that a form asks for, and the unit it is filled in."""

    form: str
    indicator: str
    kind: str
    scope: str
    unit: str
    compulsory: bool
    line: int = 0


@dataclass(frozen=True, slots=True)
class Assignment:
    """A row of ``assignments.csv``: an organisation fills a form for an area.

    ``start`` and ``end`` are the first and the last period for which it does, empty for all.
    """

    form: str
    organisation: str
    area: str
    start: str
    end: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class ValidationRule:
    """A row of ``rules.csv``.

    ``form`` and ``indicator`` say to which values it applies, empty for all. ``left`` and
    ``right`` are expressions of items, each in brackets: ``[births] - [deaths]``. ``lower``
    and ``upper`` are the ends of a range in the unit of the item; for other kinds ``upper``
    is the difference that is let pass, in percent (parts, revision, relation) or in modified
    z-scores (outlier).
    """

    id: str
    kind: RuleKind
    form: str
    indicator: str
    left: str
    operator: Operator | None
    right: str
    lower: Decimal | None
    upper: Decimal | None
    severity: RuleSeverity
    message_zh: str
    message_en: str
    line: int = 0

    @property
    def message(self) -> Wording:
        """What it asks for, in both languages."""
        return Wording(self.message_zh, self.message_en)


@dataclass(frozen=True, slots=True)
class Reporting:
    """All that a programme says of who reports what."""

    organisations: tuple[Organisation, ...] = ()
    forms: tuple[ReportForm, ...] = ()
    items: tuple[FormItem, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    rules: tuple[ValidationRule, ...] = ()
