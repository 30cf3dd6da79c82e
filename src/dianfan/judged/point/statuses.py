"""Where a project stands, in local words and in the codes of OC4IDS and IATI, one to the other.

Local words say more than either standard: 停工 is a state that OC4IDS 0.9.5 lacks, and 竣工 (built) is
not 投产 (in operation). So the word is kept, and mapped outward by ``local_statuses.csv``; a word that
is not in the table is never guessed.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import IntEnum
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.gap import Gap
from dianfan.figures.gap import GapReason
from dianfan.promised.model import ProjectStatus

_OPENINGS = ("已经", "已", "正在", "正式", "全部")
"""Words before a status that leave it what it is; 未, 拟, 将 and 计划 do not."""


class Oc4idsStatus(StrEnum):
    """The codes of projectStatus in the Open Contracting for Infrastructure Data Standards 0.9.5."""

    IDENTIFICATION = "identification"
    PREPARATION = "preparation"
    IMPLEMENTATION = "implementation"
    COMPLETION = "completion"
    MAINTENANCE = "maintenance"
    DECOMMISSIONING = "decommissioning"
    DECOMMISSIONED = "decommissioned"
    CANCELLED = "cancelled"


class IatiStatus(IntEnum):
    """The codes of activity-status in IATI 2.03."""

    PIPELINE = 1
    IMPLEMENTATION = 2
    FINALISATION = 3
    CLOSED = 4
    CANCELLED = 5
    SUSPENDED = 6


class Operating(StrEnum):
    """Whether a project is in operation: what a word such as 投产 says and 竣工 does not."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class StatusReading:
    """A status word and what it is in each code; None where the word leaves it open.

    ``status`` is the house's own code, which knows suspended; ``oc4ids`` the phase that a suspended
    project stopped in; ``iati`` the activity status. ``suspended`` and ``operating`` stand beside.
    """

    word: str
    status: ProjectStatus | None
    oc4ids: Oc4idsStatus | None
    iati: IatiStatus | None
    suspended: bool | None
    operating: Operating | None
    meaning: str


def read_status(word: str) -> StatusReading | Gap:
    """Read a local status word.

    Args:
        word: as the source has it; spaces around and openings such as 已 do not count.

    Returns:
        What it says, or a gap where the table does not have it.
    """
    told, table = "".join(word.split()), status_table()
    tried = [told, *(told.removeprefix(one) for one in _OPENINGS)]
    found = next((table[one] for one in tried if one in table), None)
    if found is None:
        return Gap(GapReason.NOT_ASSESSABLE, f"the status word {word!r} is not in the table")
    return found


def check_status(
    word: str, where: Where, stated: ProjectStatus | None = None
) -> tuple[Finding, ...]:
    """Tell what is wrong with a status word: it is not known, or says another thing than its code.

    Args:
        word: as the source has it.
        where: the cell it stands in.
        stated: the code that stands beside it, if any.
    """
    found = read_status(word)
    if isinstance(found, Gap):
        return (
            _warning(
                "unknown",
                where,
                found.note,
                "use a word of the table, or have it added with its meaning",
            ),
        )
    open_ended = stated in {None, ProjectStatus.UNKNOWN} or found.status is None
    if open_ended or found.status is stated:
        return ()
    return (
        _warning(
            "contradicts", where, f"{word} is {found.status}, and the code beside it is {stated}",
            "correct the one or the other",
        ),
    )  # fmt: skip


def local_words(code: Oc4idsStatus | IatiStatus | ProjectStatus) -> tuple[str, ...]:
    """Give the local words for a code, the usual one first; none where the language has no word here.

    Args:
        code: of OC4IDS, of IATI or of the house.
    """
    column = {Oc4idsStatus: "oc4ids", IatiStatus: "iati", ProjectStatus: "status"}[type(code)]
    rows = [one for one in status_table().values() if getattr(one, column) is code]
    if isinstance(code, Oc4idsStatus):
        rows.sort(key=lambda one: bool(one.suspended))
    return tuple(one.word for one in rows)


def oc4ids_of(code: IatiStatus) -> tuple[Oc4idsStatus, ...]:
    """Give the phases of OC4IDS that an activity status of IATI can be; none or several are no answer.

    Args:
        code: of IATI.
    """
    found = {one.oc4ids: None for one in status_table().values() if one.iati is code and one.oc4ids}
    return tuple(found)


def iati_of(code: Oc4idsStatus, *, suspended: bool = False) -> IatiStatus:
    """Give the activity status of IATI for a phase of OC4IDS.

    Args:
        code: of OC4IDS.
        suspended: whether work stands still, which OC4IDS cannot say.
    """
    if suspended and code is not Oc4idsStatus.CANCELLED:
        return IatiStatus.SUSPENDED
    found = (
        one.iati for one in status_table().values() if one.oc4ids is code and not one.suspended
    )
    return next(one for one in found if one is not None)


@lru_cache(maxsize=1)
def status_table() -> dict[str, StatusReading]:
    """Read the table of local words, by word."""
    text = files("dianfan.judged.point").joinpath("local_statuses.csv").read_text(encoding="utf-8")
    return {row["word"]: _reading(row) for row in csv.DictReader(text.splitlines())}


def _reading(row: dict[str, str]) -> StatusReading:
    return StatusReading(
        row["word"],
        ProjectStatus(row["status"]) if row["status"] else None,
        Oc4idsStatus(row["oc4ids"]) if row["oc4ids"] else None,
        IatiStatus(int(row["iati"])) if row["iati"] else None,
        row["suspended"] == "yes" if row["suspended"] else None,
        Operating(row["operating"]) if row["operating"] else None,
        row["meaning_en"],
    )


def _warning(code: str, where: Where, message: str, remedy: str) -> Finding:
    return Finding(Severity.WARNING, f"status-word-{code}", where, message, remedy)
