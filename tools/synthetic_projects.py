"""The projects of the synthetic region, how they get on, and what is left to do; all invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

Row = dict[str, object]
NOW = (2026, 3)
NAMED = (
    ("weir", "砚溪补水闸", "Yanxi weir", 9, 3, "3.2", "2022-04", "2025-10", "2025-11"),
    ("bus-hub", "鹭洲公交枢纽", "Luzhou bus hub", 1, 4, "1.8", "2023-03", "2026-06", ""),
    (
        "clinic",
        "梅汀卫生中心",
        "Meiting health centre",
        13,
        2,
        "0.9",
        "2023-05",
        "2025-05",
        "2025-06",
    ),
    ("looms", "荻港织造园", "Digang weaving park", 2, 1, "12", "2021-09", "2026-12", ""),
    ("second-line", "联通二线", "Link line B", 24, 4, "26", "2024-02", "2027-12", ""),
    ("woods", "霜岭造林", "Shuangling woods", 14, 3, "0.6", "2022-03", "2025-12", ""),
    ("weir-pumps", "砚溪泵站扩建", "Yanxi pumps", 9, 3, "1.1", "2024-09", "2026-09", ""),
    ("kiln-row", "萤川玻璃窑线", "Yingchuan glass kilns", 16, 1, "8.4", "2024-05", "2026-10", ""),
    (
        "grid-digang",
        "荻港变电站扩容",
        "Digang substation upgrade",
        2,
        4,
        "2.2",
        "2025-03",
        "2026-08",
        "",
    ),
    (
        "valley-road-works",
        "杉坞至槿川公路",
        "Shanwu–Jinchuan road",
        17,
        4,
        "7.3",
        "",
        "2027-10",
        "",
    ),
)
KINDS = (
    ("学校", "school", 2, 14, 1.2),
    ("卫生院", "surgery", 2, 12, 0.5),
    ("污水厂", "sewage works", 3, 18, 2.1),
    ("标准厂房", "workshops", 1, 16, 3.4),
    ("县道", "county road", 4, 20, 4.2),
)
MADE = 20
SUSPENDED = frozenset({"p-03"})
BEHIND = {"kiln-row": 0.62, "second-line": 0.93, "looms": 0.85}
LIGHTS = {"kiln-row": "green", "second-line": "green", "woods": "yellow", "bus-hub": "green"}
RAISED = {"looms": (2024, "13.5"), "second-line": (2025, "28.4")}
STEPS = {
    "bus-hub": (
        ("roof", "雨棚钢结构", "Steel of the roof", (), (1, 1.5, 3)),
        ("lanes", "站台与车道", "Platforms and lanes", (), (1.5, 2, 4)),
        ("systems", "机电与信号", "Power and signals", ("roof", "lanes"), (1, 1.5, 3)),
        ("trial", "试运行", "Trial run", ("systems",), (0.5, 1, 2)),
    ),
    "second-line": (
        ("piers", "剩余桥墩", "Remaining piers", (), (4, 6, 10)),
        ("tunnel", "隧道贯通", "Tunnel breakthrough", (), (5, 7, 14)),
        ("deck", "架梁", "Decks", ("piers",), (3, 4, 7)),
        ("tracks", "铺轨", "Tracks", ("deck", "tunnel"), (3, 4, 6)),
        ("wires", "接触网", "Overhead lines", ("tracks",), (2, 3, 5)),
        ("tests", "联调联试", "Tests", ("wires",), (2, 3, 6)),
    ),
}  # fmt: skip


@dataclass(frozen=True)
class MadeProject:
    """A project: id, names, number of its area, action, cost, and its months; no month is empty."""

    id: str
    zh: str
    en: str
    area: int
    action: int
    cost: str
    start: str
    due: str
    done: str


def made(counties: tuple[tuple[str, str], ...], seed: int) -> tuple[MadeProject, ...]:
    """Make the projects: those with a name of their own, and more that finish late or early by chance."""
    chance = Random(seed + 2)  # noqa: S311 - a made-up world
    found = [MadeProject(*one) for one in NAMED]
    for number in range(1, MADE + 1):
        zh, en, action, usual, cost = KINDS[number % len(KINDS)]
        area = chance.randint(1, 24)
        start = 12 * 2021 + chance.randint(0, 44)
        due = start + round(usual * chance.uniform(0.8, 1.3))
        finish = start + round((due - start) * chance.lognormvariate(0.06, 0.2))
        place = counties[area - 1]
        found.append(MadeProject(
            f"p-{number:02d}", f"{place[0][:-1]}{zh}", f"{place[1].rsplit(' ', 1)[0]} {en}", area, action,
            f"{cost * chance.uniform(0.6, 1.6):.1f}", _month(start), _month(due),
            _month(finish) if finish <= 12 * NOW[0] + NOW[1] - 1 else "",
        ))  # fmt: skip
    return tuple(found)


def _month(count: int) -> str:
    return f"{count // 12}-{count % 12 + 1:02d}"


def _count(month: str) -> int:
    return 12 * int(month[:4]) + int(month[5:]) - 1


def projects(some: tuple[MadeProject, ...], home: str) -> Iterator[Row]:
    """Give the rows of ``projects.csv``."""
    for one in some:
        status, local = ("completion", "竣工") if one.done else ("implementation", "在建")
        if not one.start:
            status, local = "preparation", "前期"
        if one.id in SUSPENDED and not one.done:
            status, local = "suspended", "停工"
        yield {
            "id": one.id, "name_zh": one.zh, "name_en": one.en, "area": f"{home}{one.area:02d}",
            "chain": "", "action": one.action, "members": 1, "bundle": "false",
            "investment_total": one.cost, "start": one.start, "planned_finish": one.due,
            "actual_finish": one.done, "status": status, "status_local": local,
            "status_date": one.done or "2026-03", "source": "news", "locator": one.zh[:20],
        }  # fmt: skip


def progress(some: tuple[MadeProject, ...], seed: int) -> Iterator[Row]:
    """Give the rows of ``progress.csv``: each half-year from the start to the finish, or to now."""
    chance = Random(seed + 3)  # noqa: S311 - a made-up world
    for one in some:
        if not one.start:
            continue
        start, due = _count(one.start), _count(one.due)
        end = (
            _count(one.done)
            if one.done
            else start + (due - start) / BEHIND.get(one.id, chance.uniform(0.8, 1.05))
        )
        now = 12 * NOW[0] + NOW[1] - 1
        stops = [*(12 * year + month for year in range(2021, 2026) for month in (5, 11)), now]
        last = max(_count(one.done or _month(now)), start + 1)
        for at in (stop for stop in stops if start < stop <= last):
            yield _report(one, at, start, due, end, chance)


def _report(one: MadeProject, at: int, start: int, due: int, end: float, chance: Random) -> Row:
    planned, done = _curve((at - start) / (due - start)), _curve((at - start) / (end - start))
    year, raised = RAISED.get(one.id, (9999, ""))
    budget = raised if at // 12 >= year else one.cost
    spent = min(float(budget) * done * chance.uniform(0.92, 1.12), float(budget))
    return {
        "project": one.id, "period": _month(at), "planned": f"{100 * planned:.0f}",
        "done": f"{100 * done:.0f}", "spent": f"{spent:.2f}", "budget": budget, "unit": "亿元",
        "light": LIGHTS.get(one.id, "") if at == 12 * NOW[0] + NOW[1] - 1 else "",
        "source": "news", "locator": one.zh[:20],
    }  # fmt: skip


def _curve(part: float) -> float:
    """Bend a straight course into an S: slow at the start and at the end."""
    part = min(max(part, 0.0), 1.0)
    return part * part * (3 - 2 * part)


def activities() -> Iterator[Row]:
    """Give the rows of ``activities.csv``."""
    for project, steps in STEPS.items():
        for name, zh, en, after, months in steps:
            yield {
                "id": f"{project}-{name}", "project": project, "name_zh": zh, "name_en": en,
                "after": ";".join(f"{project}-{one}" for one in after), "optimistic": months[0],
                "likely": months[1], "pessimistic": months[2], "source": "news", "locator": zh,
            }  # fmt: skip
