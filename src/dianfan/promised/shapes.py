"""Check what a YAML file says against the types of the model, key by key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import MISSING
from dataclasses import fields as dataclass_fields
from dataclasses import is_dataclass
from typing import get_args
from typing import get_origin

from dianfan.figures.wording import Wording
from dianfan.promised.columns import Known
from dianfan.promised.columns import choice_complaint
from dianfan.promised.faults import Complaint
from dianfan.promised.faults import Fault
from dianfan.promised.fields import TREES
from dianfan.promised.fields import Field
from dianfan.promised.fields import fields
from dianfan.promised.fields import hints
from dianfan.promised.forms import FORMS
from dianfan.promised.trees import Path
from dianfan.promised.trees import Plain
from dianfan.promised.trees import Tree


def check_tree(tree: Tree, known: Known) -> Iterator[Fault]:
    """Check the keys, shapes, forms, vocabularies and references of one YAML file."""
    if tree.data is None:
        return
    yield from _shape(tree, tree.data, TREES[tree.file], ())
    for field in fields()[tree.file]:
        first: dict[str, int | None] = {}
        for path, text in reach(tree, field.name):
            for complaint in _complaints(text, field, known):
                yield complaint.at(tree.where(path))
            if field.is_key and text in first:
                yield Fault(
                    "duplicate-key", tree.where(path), {"value": text, "first": f"{first[text]}"}
                )
            first.setdefault(text, tree.where(path).line)


def reach(tree: Tree, name: str) -> Iterator[tuple[Path, str]]:
    """Give every text that stands under a key or a path of keys, through all lists."""
    yield from _reach(tree.data, tuple(name.split(".")), ())


def _reach(data: Plain, keys: tuple[str, ...], path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, list):
        for place, part in enumerate(data):
            yield from _reach(part, keys, (*path, place))
    elif keys and isinstance(data, dict) and keys[0] in data:
        yield from _reach(data[keys[0]], keys[1:], (*path, keys[0]))
    elif not keys and isinstance(data, str):
        yield path, data


def _complaints(text: str, field: Field, known: Known) -> Iterator[Complaint]:
    if not text:
        if field.required:
            yield Complaint("empty-cell", {"column": field.name})
        return
    if field.form:
        yield from FORMS[field.form].complain(text)
    choice = field.vocabulary or known.get(field.refers, ())
    if (field.vocabulary or field.refers) and text not in choice:
        yield choice_complaint(text, field, choice)


def _shape(tree: Tree, data: Plain, kind: object, path: Path) -> Iterator[Fault]:
    if get_origin(kind) is tuple:
        if not isinstance(data, list):
            yield _misshapen(tree, path, "a list", data)
            return
        for place, part in enumerate(data):
            yield from _shape(tree, part, get_args(kind)[0], (*path, place))
    elif is_dataclass(kind):
        if not isinstance(data, dict):
            yield _misshapen(tree, path, "a mapping of keys", data)
            return
        yield from _keys(tree, data, kind, path)
    elif not isinstance(data, str):
        yield _misshapen(tree, path, "a plain value", data)


_SHAPES = {type(None): "nothing", str: "a plain value", list: "a list", dict: "a mapping"}


def _misshapen(tree: Tree, path: Path, expected: str, data: Plain) -> Fault:
    return Fault(
        "wrong-shape",
        tree.where(path),
        {"why": f"{_SHAPES[type(data)]} stands where {expected} is expected"},
    )


def _keys(tree: Tree, data: dict[str, Plain], kind: object, path: Path) -> Iterator[Fault]:
    known = hints(kind)
    for key in data:
        if key not in known:
            yield Fault(
                "unknown-key", tree.where((*path, key)), {"value": key}, known.keys() - data.keys()
            )
    given = data if kind is not Wording else {key for key, text in data.items() if text != ""}
    for key in sorted(_required(kind) - set(given)):
        code = "wording-missing" if kind is Wording and given else "missing-key"
        yield Fault(code, tree.where((*path, key)), {"value": key, "column": key})
    for key, hint in known.items():
        if key in data:
            yield from _shape(tree, data[key], hint, (*path, key))


def _required(kind: object) -> frozenset[str]:
    given = dataclass_fields(kind)  # type: ignore[arg-type]  # a dataclass, as its caller saw
    return frozenset(
        field.name for field in given if field.default is MISSING and field.name != "line"
    )
