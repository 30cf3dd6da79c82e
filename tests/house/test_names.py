"""A name says what is inside."""

from tests.house.source import modules
from tests.house.source import shown

VAGUE = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}


def test_no_module_or_folder_has_a_vague_name() -> None:
    vague = [shown(path) for path in modules() if VAGUE & {path.stem, path.parent.name}]
    assert not vague, f"name these after what they hold: {vague}"
