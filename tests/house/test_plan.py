"""The plan of the house names every room that stands."""

import tomllib

from tests.house.source import HOUSE
from tests.house.source import SRC


def test_a_room_for_the_database_or_the_web_is_forbidden_to_the_stages() -> None:
    plan = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = {c["name"]: c for c in plan["tool"]["importlinter"]["contracts"]}
    forbidden = contracts["No stage knows the database or the web"]["forbidden_modules"]
    built = [room for room in ("store", "web") if (SRC / room).exists()]
    unnamed = [room for room in built if f"dianfan.{room}" not in forbidden]
    assert not unnamed, f"add to forbidden_modules, now that they stand: {unnamed}"
