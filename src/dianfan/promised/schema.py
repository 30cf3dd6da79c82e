"""Schemas of a programme folder, made from the types of the model and ``fields.csv``.

``python -m dianfan.promised.schema OUT`` writes a JSON Schema for each YAML file and a
Frictionless Table Schema for each CSV file into the folder OUT.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import Any
from typing import get_args
from typing import get_origin

from dianfan.figures.wording import Wording
from dianfan.promised.fields import FILES
from dianfan.promised.fields import SHEETS
from dianfan.promised.fields import TREES
from dianfan.promised.fields import Field
from dianfan.promised.fields import fields
from dianfan.promised.fields import hints
from dianfan.promised.fields import inner
from dianfan.promised.fields import type_of
from dianfan.promised.forms import LONGEST_LOCATOR

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
PROFILE = "https://datapackage.org/profiles/2.0/tableschema.json"
DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
_JSON_TYPES: Mapping[str, Schema] = MappingProxyType(
    {
        "whole": {"type": "integer"},
        "truth": {"type": "boolean"},
        "decimal": {"type": "number"},
        "day": {"type": "string", "format": "date"},
        "date": {"type": "string", "pattern": DATE},
        "id": {"type": "string", "pattern": r"^\w[\w.+-]*$"},
    }
)
_TABLE_TYPES: Mapping[str, Schema] = MappingProxyType(
    {
        "whole": {"type": "integer"},
        "count": {"type": "integer", "constraints": {"minimum": 1}},
        "salience": {"type": "integer", "constraints": {"minimum": 1, "maximum": 3}},
        "truth": {"type": "boolean", "trueValues": ["true"], "falseValues": ["false"]},
        "decimal": {"type": "number"},
        "day": {"type": "date"},
        "date": {"type": "string", "constraints": {"pattern": DATE}},
        "id": {"type": "string", "constraints": {"pattern": r"^\w[\w.+-]*$"}},
        "address": {"type": "string", "format": "uri"},
        "locator": {"type": "string", "constraints": {"maxLength": LONGEST_LOCATOR}},
    }
)


def schemas() -> Mapping[str, Schema]:
    """Give all schemas by the name of their file."""
    made = {f"{Path(name).stem}.schema.json": json_schema(name) for name in TREES}
    tables = [name for name in FILES if name not in TREES]
    return made | {f"{Path(name).stem}.table.json": table_schema(name) for name in tables}


def json_schema(file: str) -> Schema:
    """Give the JSON Schema of a YAML file."""
    described = {field.name: field for field in fields()[file]}
    return {"$schema": DIALECT, "title": file, **_json(TREES[file], "", described)}


def _json(kind: object, name: str, described: Mapping[str, Field]) -> Schema:
    if get_origin(kind) is tuple:
        return {"type": "array", "items": _json(get_args(kind)[0], name, described)}
    if is_dataclass(kind):
        return _json_object(kind, name, described)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [member.value for member in kind]}
    return dict(_JSON_TYPES.get(described[name].form, {"type": "string"}))


def _json_object(kind: object, name: str, described: Mapping[str, Field]) -> Schema:
    properties: Schema = {}
    for key, hint in hints(kind).items():
        path = f"{name}.{key}".removeprefix(".")
        if kind is Wording:
            properties[key] = {"type": "string"}
            continue
        properties[key] = {"description": _both(described[path]), **_json(hint, path, described)}
    given = dataclass_fields(kind)  # type: ignore[arg-type]  # a dataclass, as its caller saw
    required = [field.name for field in given if field.default is MISSING and field.name != "line"]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _both(field: Field) -> str:
    return f"{field.description.en} / {field.description.zh}"


def table_schema(file: str) -> Schema:
    """Give the Frictionless Table Schema of a CSV file, with its keys."""
    some = fields()[file]
    keys = [field.name for field in some if field.is_key]
    foreign = [_foreign_key(field) for field in some if f"{_stem(field)}.csv" in SHEETS]
    made: Schema = {
        "$schema": PROFILE,
        "name": Path(file).stem,
        "fields": [_table_field(field) for field in some],
        "missingValues": [""],
    }
    if keys:
        made["primaryKey"] = keys
    return made | ({"foreignKeys": foreign} if foreign else {})


def _stem(field: Field) -> str:
    return field.refers.partition(".")[0]


def _foreign_key(field: Field) -> Schema:
    stem, _, column = field.refers.partition(".")
    resource = "" if f"{stem}.csv" == field.file else stem
    return {"fields": [field.name], "reference": {"resource": resource, "fields": [column]}}


def _table_field(field: Field) -> Schema:
    form = field.form
    if field.refers and inner(type_of(field.file, field.name)) is int:
        form = "whole"
    made: Schema = {"name": field.name, **_TABLE_TYPES.get(form, {"type": "string"})}
    constraints = {**made.pop("constraints", {})}
    if field.required:
        constraints["required"] = True
    if field.vocabulary:
        constraints["enum"] = list(field.vocabulary)
    made |= {"description": _both(field)}
    made |= {"example": field.example} if field.example else {}
    return made | ({"constraints": constraints} if constraints else {})


def write(out: Path) -> None:
    """Write every schema into a folder, which is made where it is missing."""
    out.mkdir(parents=True, exist_ok=True)
    for name, content in schemas().items():
        (out / name).write_text(text_of(content), encoding="utf-8")


def text_of(content: Schema) -> str:
    """Give a schema as the text of its file."""
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    write(Path(sys.argv[1]))
