"""A small office: two counties under a prefecture, a monthly form, and those who work there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from django.utils import timezone

from dianfan.recorded.collecting.cells import Duty
from dianfan.recorded.collecting.cells import FormCell
from dianfan.recorded.collecting.cells import Given
from dianfan.recorded.collecting.rights import Role
from dianfan.recorded.collecting.stages import StageAct
from dianfan.store.acts.actor import Actor
from dianfan.store.acts.actor import actor_of
from dianfan.store.acts.loading import load_folder
from dianfan.store.acts.people import NewAccount
from dianfan.store.acts.people import appoint
from dianfan.store.acts.people import make_account
from dianfan.store.acts.saving import Writing
from dianfan.store.acts.saving import save
from dianfan.store.acts.stepping import step
from dianfan.store.models import Person
from dianfan.store.models import Submission
from tests.promised.folder import copied
from tests.promised.test_networks import write
from tests.workspace import PASSWORD

ORGANISATIONS = (
    {"id": "top", "name_zh": "州统计局", "name_en": "Prefecture Statistics", "level": "prefecture", "area": "QH1"},
    {"id": "east", "name_zh": "东区统计局", "name_en": "East Statistics", "level": "county", "parent": "top",
     "area": "QH101"},
    {"id": "west", "name_zh": "西区统计局", "name_en": "West Statistics", "level": "county", "parent": "top",
     "area": "QH102"},
)  # fmt: skip
ITEMS = (
    {"form": "monthly", "indicator": "gva", "kind": "level", "unit": "亿元", "compulsory": "true"},
    {
        "form": "monthly",
        "indicator": "jobless-rate",
        "kind": "level",
        "unit": "%",
        "compulsory": "false",
    },
)
RULES = (
    {"id": "sane", "kind": "range", "indicator": "jobless-rate", "lower": "0", "upper": "100",
     "severity": "error", "message_zh": "失业率应在零到一百之间", "message_en": "A rate lies between 0 and 100"},
)  # fmt: skip
PEOPLE = (
    ("office", Role.OFFICER, ""), ("admin", Role.ADMINISTRATOR, ""), ("editor", Role.EDITOR, ""),
    ("auditor", Role.AUDITOR, ""), ("east", Role.REPORTER, "east"), ("east-chief", Role.REVIEWER, "east"),
    ("west", Role.REPORTER, "west"), ("top-chief", Role.REVIEWER, "top"),
)  # fmt: skip
GVA, JOBLESS = FormCell("gva", "QH101"), FormCell("jobless-rate", "QH101")


@cache
def folder() -> Path:
    """A programme folder that says who reports what; the last whole month is open."""
    made = copied(Path(mkdtemp(prefix="qinghe-")) / "qinghe")
    form = {"id": "monthly", "name_zh": "主要指标月报", "name_en": "Monthly main figures",
            "frequency": "month", "start": month(-14), "opens": "1", "due": "40", "closes": "60",
            "review": "5", "approvals": "county;prefecture", "status": "preliminary"}  # fmt: skip
    assignments = tuple(
        {"form": "monthly", "organisation": name, "area": area}
        for name, area in (("east", "QH101"), ("west", "QH102"))
    )
    write(made, "organisations.csv", ORGANISATIONS)
    write(made, "forms.csv", (form,))
    write(made, "items.csv", ITEMS)
    write(made, "assignments.csv", assignments)
    write(made, "rules.csv", RULES)
    return made


def month(ago: int) -> str:
    """Give the code of a month, counted from the present one."""
    day = timezone.localdate().replace(day=15)
    for _ in range(abs(ago)):
        day = (
            (day.replace(day=1) - timedelta(days=1))
            if ago < 0
            else (day.replace(day=28) + timedelta(days=5))
        )
    return f"{day:%Y-%m}"


def duty(organisation: str = "east", ago: int = -1) -> Duty:
    """The duty of an organisation for a month; the last one is open."""
    return Duty("monthly", organisation, month(ago))


def open_office() -> Mapping[str, Actor]:
    """Load the programme and make the accounts; give the actors by name."""
    load_folder(folder(), "test")
    for name, role, organisation in PEOPLE:
        person = make_account(None, NewAccount(name, name.title(), "en", PASSWORD))
        appoint(None, person, role, organisation)
    return {name: actor(name) for name, _, _ in PEOPLE}


def actor(name: str) -> Actor:
    """Give an actor as it is now."""
    return actor_of(Person.objects.get(name=name))


def fill(who: Actor, what: Duty, value: str = "12.5", seen: int = 0) -> Submission:
    """Write the compulsory cell of a sheet."""
    area = {"east": "QH101", "west": "QH102"}[what.organisation]
    save(who, what, [Writing(FormCell("gva", area), seen, Given(value))])
    return Submission.objects.get(**what._asdict())


def take(
    who: Actor, row: Submission, act: StageAct, comment: str = "", until: date | None = None
) -> Submission:
    """Take a step with a submission as it stands."""
    row.refresh_from_db()
    return step(who, row.pk, act, seen=row.steps_taken, comment=comment, until=until)


def approved(people: Mapping[str, Actor], what: Duty, value: str = "12.5") -> Submission:
    """Bring a sheet of the east through to its last approval."""
    row = fill(people["east"], what, value)
    for name, act in (
        ("east", StageAct.SUBMIT),
        ("east-chief", StageAct.APPROVE),
        ("top-chief", StageAct.APPROVE),
    ):
        row = take(people[name], row, act)
    return row
