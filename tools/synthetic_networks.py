"""The networks of the synthetic region: roads, a grid, water mains, what needs what; all invented."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

Row = dict[str, object]
SOURCE = "plan"
COLUMNS = 6
ROADS, GRID, WATER = ("公路", "Roads"), ("电网", "Grid"), ("供水", "Water")
HOSPITAL, SCHOOL = ("医院", "Hospital"), ("高中", "High school")
HOSPITALS, SCHOOLS = frozenset({1, 10, 17}), frozenset({1, 4, 9, 12, 15, 20})
CUT = frozenset(
    {(2, 3), (8, 9), (15, 16), (10, 16), (5, 11), (17, 23), (12, 18), (18, 24), (23, 24)}
)
"""Neighbours that no road joins; the last seat has no road at all."""
PLANNED = (
    ("second-line-road", 23, 24, 38, "second-line", ""),
    ("east-link", 18, 24, 44, "", "9.5"),
    ("ferry-bridge", 2, 3, 22, "", "3.8"),
    ("ridge-tunnel", 10, 16, 31, "", "14"),
    ("south-bypass", 15, 16, 27, "", "4.6"),
    ("lake-causeway", 8, 9, 19, "", "6.2"),
    ("valley-road", 17, 23, 35, "valley-road-works", ""),
    ("north-link", 5, 11, 33, "", "5.1"),
)
STATIONS = (
    ("鹭洲电厂", "Luzhou power station", 1, True, "260", "188"),
    ("荻港变电站", "Digang substation", 2, False, "90", "71"),
    ("砚溪变电站", "Yanxi substation", 9, False, "60", "55.5"),
    ("萤川变电站", "Yingchuan substation", 16, False, "45", "24"),
    ("桑渚变电站", "Sangzhu substation", 20, False, "40", ""),
    ("枫岚变电站", "Fenglan substation", 24, False, "18", "16.8"),
)
LINES = ((1, 2), (1, 9), (2, 16), (9, 16), (16, 20), (20, 24))
WORKS = (
    ("棠浦水厂", "Tangpu waterworks", 3, True, "24", "19.5"),
    ("榆塬水库泵站", "Yuyuan pumps", 11, True, "15", "9.2"),
    ("柏埠水池", "Baibu basin", 5, False, "8", "6.1"),
    ("葵原水池", "Kuiyuan basin", 18, False, "6", "3.4"),
)
MAINS = ((3, 5), (11, 18), (5, 11))
NEEDS = ((("water", 3), ("grid", 2)), (("water", 11), ("grid", 9)), (("grid", 1), ("water", 3)))
CONNECTIONS = (
    ("looms", 2, "14", ""),
    ("weir-pumps", 9, "7.5", ""),
    ("kiln-row", 16, "9", ""),
    ("second-line", 24, "2.5", ""),
    ("grid-digang", 2, "", "30"),
)


def seat(number: int) -> str:
    """Name the road node of the seat of an area."""
    return f"seat-{number:02d}"


def nodes(
    counties: tuple[tuple[str, str], ...], areas: tuple[str, ...], seed: int
) -> Iterator[Row]:
    """Give the rows of ``nodes.csv``: a seat and a town in each area, stations and waterworks."""
    chance = Random(seed)  # noqa: S311 - a made-up world
    for number, ((zh, en), area) in enumerate(zip(counties, areas, strict=True), 1):
        place = _place(number)
        services = [
            one for one, where in ((HOSPITAL, HOSPITALS), (SCHOOL, SCHOOLS)) if number in where
        ]
        yield _node(
            seat(number), ROADS, (zh[:-1] + "城区", en.rsplit(" ", 1)[0] + " town"), area, place,
            people=round(chance.uniform(4, 22) * 10000, -2),
            services_zh=";".join(zh for zh, _ in services), services_en=";".join(en for _, en in services),
        )  # fmt: skip
        yield _node(
            f"town-{number:02d}", ROADS, (zh[:-1] + "乡", en.rsplit(" ", 1)[0] + " outskirts"), area,
            (place[0] + 0.09, place[1] - 0.07), people=round(chance.uniform(0.8, 5) * 10000, -2),
        )  # fmt: skip
    for layer, unit, key, some in (
        (GRID, "万千瓦", "grid", STATIONS),
        (WATER, "万立方米", "water", WORKS),
    ):
        for zh, en, number, feeds, capacity, load in some:
            yield _node(
                f"{key}-{number:02d}", layer, (zh, en), areas[number - 1], _place(number), feeds=feeds,
                capacity=capacity, load=load, unit=unit,
            )  # fmt: skip


def _place(number: int) -> tuple[float, float]:
    column, row = (number - 1) % COLUMNS, (number - 1) // COLUMNS
    return 0.4 * column, -0.3 * row


def _node(
    name: str, layer: tuple[str, str], names: tuple[str, str], area: str, place: tuple[float, float],
    *, feeds: bool = False, **more: object,
) -> Row:  # fmt: skip
    people = more.pop("people", "")
    return {
        "id": name, "layer_zh": layer[0], "layer_en": layer[1], "name_zh": names[0], "name_en": names[1],
        "area": area, "longitude": f"{place[0]:.2f}", "latitude": f"{place[1]:.2f}",
        "people": f"{people:.0f}" if isinstance(people, float) else people,
        "feeds": "true" if feeds else "false", "source": SOURCE, **more,
    }  # fmt: skip


def edges(seed: int) -> Iterator[Row]:
    """Give the rows of ``edges.csv``: roads between neighbours, spurs to towns, candidates, lines, mains."""
    chance = Random(seed + 1)  # noqa: S311 - a made-up world
    for number in range(1, 25):
        for other in (number + 1, number + COLUMNS):
            beside = other == number + COLUMNS or number % COLUMNS
            if beside and other <= 24 and (number, other) not in CUT:  # noqa: PLR2004 - areas there are
                yield _edge(
                    f"road-{number:02d}-{other:02d}",
                    seat(number),
                    seat(other),
                    chance.randint(22, 55),
                )
        if number != 24:  # noqa: PLR2004 - its town has no road either
            one_way = "false" if number == 7 else "true"  # noqa: PLR2004 - one road is one-way
            yield _edge(
                f"spur-{number:02d}",
                seat(number),
                f"town-{number:02d}",
                chance.randint(12, 38),
                two_way=one_way,
            )
    yield _edge("spur-07-back", "town-07", seat(7), 41, two_way="false")
    yield _edge("spur-24", seat(24), "town-24", 21)
    for name, start, end, minutes, project, cost in PLANNED:
        yield _edge(
            name, seat(start), seat(end), minutes, state="planned", project=project, cost=cost
        )
    for key, pairs in (("grid", LINES), ("water", MAINS)):
        for start, end in pairs:
            yield _edge(
                f"{key}-{start:02d}-{end:02d}", f"{key}-{start:02d}", f"{key}-{end:02d}", ""
            )


def _edge(name: str, start: str, end: str, minutes: object, **more: object) -> Row:
    return {
        "id": name, "start": start, "end": end, "minutes": minutes, "two_way": "true",
        "state": "present", "source": SOURCE, **more,
    }  # fmt: skip


def needs() -> Iterator[Row]:
    """Give the rows of ``needs.csv``."""
    for number, ((layer, node), (other, needed)) in enumerate(NEEDS, 1):
        yield {
            "id": f"need-{number}", "node": f"{layer}-{node:02d}", "needs": f"{other}-{needed:02d}",
            "source": SOURCE,
        }  # fmt: skip


def connections() -> Iterator[Row]:
    """Give the rows of ``connections.csv``."""
    for project, node, asks, adds in CONNECTIONS:
        yield {
            "id": f"{project}-on-grid", "project": project, "node": f"grid-{node:02d}", "asks": asks,
            "adds": adds, "unit": "万千瓦", "source": SOURCE,
        }  # fmt: skip


def tiles(areas: tuple[str, ...]) -> Iterator[Row]:
    """Give the rows of ``tiles.csv``."""
    for number, area in enumerate(areas):
        yield {"area": area, "column": number % COLUMNS + 1, "row": number // COLUMNS + 1}
