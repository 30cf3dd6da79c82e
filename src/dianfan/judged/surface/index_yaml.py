"""An index written out: the YAML that reads back as the same index, and the schema of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING
from dataclasses import Field
from dataclasses import fields
from dataclasses import is_dataclass
from enum import Enum
from typing import Any

import msgspec
import yaml

from dianfan.figures.wording import Wording
from dianfan.judged.surface.spec import IndexSpec


def as_yaml(spec: IndexSpec) -> str:
    """Write an index as its file; what has its default is left out.

    ``index_of_text(as_yaml(spec)).spec == spec`` holds for every sound index.
    """
    return yaml.safe_dump(
        _plain(spec), allow_unicode=True, sort_keys=False, default_flow_style=None, width=100
    )


def schema() -> Mapping[str, Any]:
    """Give the JSON Schema (2020-12) of an index's file, for editors that check as one types."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **msgspec.json.schema(IndexSpec),
    }


def _plain(value: Any) -> Any:  # noqa: ANN401  # plain data of any shape
    if isinstance(value, Wording):
        return value.zh if value.zh == value.en else {"zh": value.zh, "en": value.en}
    if is_dataclass(value):
        told = {one.name: getattr(value, one.name) for one in fields(value)}
        kept = [one.name for one in fields(value) if told[one.name] != _default(one)]
        return {name: _plain(told[name]) for name in kept}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, tuple) else value


def _default(field: Field[Any]) -> object:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING
