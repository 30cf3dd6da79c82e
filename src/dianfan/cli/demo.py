"""A workspace to try: the starter programme, three offices, a monthly form, an account for each post."""

from __future__ import annotations

import csv
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from dianfan.cli.new import start
from dianfan.figures.errors import UseError

PASSWORD = "try-dianfan-today"  # noqa: S105 - of accounts that are there to be tried, on this machine alone
_ACTIONS = 3
PEOPLE = (
    ("admin", "管理员 / Administrator", "administrator", ""),
    ("office", "项目办 / Programme office", "officer", ""),
    ("reporter", "本地区统计局 / Region's statistics", "reporter", "region-office"),
    ("region-chief", "本地区审核 / Region's reviewer", "reviewer", "region-office"),
    ("province-chief", "省审核 / Province's reviewer", "reviewer", "province-office"),
    ("neighbour", "邻区统计局 / Neighbour's statistics", "reporter", "neighbour-office"),
    ("editor", "编辑 / Editor", "editor", ""),
    ("auditor", "审计 / Auditor", "auditor", ""),
)
_TABLES: dict[str, tuple[tuple[str, ...], ...]] = {
    "organisations.csv": (
        ("id", "name_zh", "name_en", "level", "parent", "area"),
        ("province-office", "示例省统计局", "Province Statistics Office", "province", "", "R"),
        ("region-office", "本地区统计局", "Region Statistics Office", "region", "province-office", "R1"),
        ("neighbour-office", "邻区统计局", "Neighbour Statistics Office", "region", "province-office", "R2"),
    ),
    "items.csv": (
        ("form", "indicator", "kind", "scope", "unit", "compulsory"),
        ("monthly", "output", "level", "", "亿元", "true"),
        ("monthly", "clean-days", "level", "", "天", "true"),
        ("monthly", "jobs", "level", "", "人", "false"),
    ),
    "assignments.csv": (
        ("form", "organisation", "area", "start", "end"),
        ("monthly", "region-office", "R1", "", ""),
        ("monthly", "neighbour-office", "R2", "", ""),
    ),
    "rules.csv": (
        ("id", "kind", "form", "indicator", "left", "operator", "right", "lower", "upper", "severity",
         "message_zh", "message_en"),
        ("days-of-month", "range", "", "clean-days", "", "", "", "0", "31", "error",
         "一个月的天数", "Days of a month"),
        ("apart", "outlier", "", "", "", "", "", "", "3.5", "warning", "与历史相比", "Beside earlier periods"),
    ),
}  # fmt: skip


def lay_demo() -> None:
    """Load the starter programme into an empty workspace and make its accounts.

    Raises:
        UseError: the workspace is not empty.
    """
    from dianfan.recorded.collecting.rights import Role  # noqa: PLC0415 - models are there once Django is set up
    from dianfan.store.acts.loading import load_folder  # noqa: PLC0415 - as above
    from dianfan.store.acts.people import NewAccount  # noqa: PLC0415 - as above
    from dianfan.store.acts.people import appoint  # noqa: PLC0415 - as above
    from dianfan.store.acts.people import make_account  # noqa: PLC0415 - as above
    from dianfan.store.models import Person  # noqa: PLC0415 - as above
    from dianfan.store.repository import state  # noqa: PLC0415 - as above

    if state() or Person.objects.exists():
        raise UseError(
            "the workspace is not empty",
            why="demonstration data is laid into an empty one alone",
            remedy="name another folder by --workspace",
        )
    with TemporaryDirectory(prefix="dianfan-demo-") as made:
        folder = Path(made) / "programme"
        write_demo(folder)
        load_folder(folder, "demo")
    for name, title, role, organisation in PEOPLE:
        person = make_account(None, NewAccount(name, title, "zh", PASSWORD))
        appoint(None, person, Role(role), organisation)


def write_demo(folder: Path) -> None:
    """Write the starter programme with a monthly form that is open now for the last month."""
    from django.utils import timezone  # noqa: PLC0415 - the day of the workspace's time zone

    start(folder, _ACTIONS)
    first = timezone.localdate().replace(day=1)
    for _ in range(6):
        first = (first - timedelta(days=1)).replace(day=1)
    form = (
        ("id", "name_zh", "name_en", "frequency", "start", "opens", "due", "closes", "review", "approvals", "status"),
        ("monthly", "主要指标月报", "Monthly main figures", "month", f"{first:%Y-%m}", "1", "25", "60", "5",
         "region;province", "preliminary"),
    )  # fmt: skip
    for name, rows in {**_TABLES, "forms.csv": form}.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)
