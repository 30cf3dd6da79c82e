"""The committed schemas are those of the model, and the programmes of the house fit them."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from dianfan.promised.fields import OPTIONAL
from dianfan.promised.fields import SHEETS
from dianfan.promised.fields import TREES
from dianfan.promised.schema import json_schema
from dianfan.promised.schema import schemas
from dianfan.promised.schema import table_schema
from dianfan.promised.schema import text_of
from tests.promised.folder import CHANGJI
from tests.promised.folder import HOUSE
from tests.promised.folder import QINGHE

COMMITTED = HOUSE / "schemas"


def test_the_committed_schemas_are_current() -> None:
    remedy = "run: python -m dianfan.promised.schema schemas"
    assert {path.name for path in COMMITTED.iterdir()} == set(schemas()), remedy
    for name, content in schemas().items():
        assert (COMMITTED / name).read_text(encoding="utf-8") == text_of(content), remedy


def test_the_command_writes_them_all_and_makes_the_folder(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dianfan.promised.schema", str(tmp_path / "a" / "b")]
    subprocess.run(command, check=True)
    assert len(list((tmp_path / "a" / "b").iterdir())) == len(TREES) + len(SHEETS) + 1


class _Loader(yaml.CSafeLoader):
    """Reads YAML as its present version does, where ``no`` is a word."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in some if not tag.endswith(":bool")]
    for first, some in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _content(path: Path) -> Any:  # noqa: ANN401  # whatever YAML holds
    return _as_json(yaml.load(path.read_text(encoding="utf-8"), _Loader))  # noqa: S506  # a safe loader


def _as_json(value: Any) -> Any:  # noqa: ANN401  # whatever YAML holds
    return json.loads(json.dumps(value, default=date.isoformat))


@pytest.mark.parametrize("file", TREES)
@pytest.mark.parametrize("folder", [QINGHE, CHANGJI], ids=lambda folder: folder.name)
def test_the_programmes_fit(folder: Path, file: str) -> None:
    validator = jsonschema.Draft202012Validator(json_schema(file))
    validator.check_schema(json_schema(file))
    if file in OPTIONAL and not (folder / file).exists():
        return
    validator.validate(_content(folder / file))


@pytest.mark.parametrize(
    ("file", "change"),
    [
        ("programme.yaml", {"vision": "one language"}),
        ("programme.yaml", {"views": 1}),
        ("programme.yaml", {"path": [{"lens": "web"}]}),
        ("programme.yaml", {"start": "spring"}),
        ("programme.yaml", {"id": "../up"}),
    ],
)
def test_a_spoiled_charter_does_not_fit(file: str, change: dict[str, Any]) -> None:
    content = _content(QINGHE / file) | change
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, json_schema(file))


def test_tables_name_their_keys() -> None:
    targets = table_schema("targets.csv")
    assert targets["primaryKey"] == ["id", "version"]
    assert {"fields": ["area"], "reference": {"resource": "areas", "fields": ["code"]}} in targets[
        "foreignKeys"
    ]
    assert table_schema("areas.csv")["foreignKeys"][0]["reference"]["resource"] == ""
    action = next(f for f in table_schema("projects.csv")["fields"] if f["name"] == "action")
    assert action["type"] == "integer"
