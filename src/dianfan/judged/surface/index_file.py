"""An index as a file: YAML that lays down indicators, tree and methods, every fault with its line.

The file says what :class:`~dianfan.judged.surface.spec.IndexSpec` says, under the same names::

    id: living
    name: {zh: 生活指数, en: Living index}
    normalisation: goalposts
    indicators:
      - id: beds
        name: {zh: 床位数, en: Hospital beds}
        direction: higher
        low: 2
        high: 9
    nodes:                      # the first is the index itself
      - id: living
        children: [beds, schooling]
        weights: {beds: 2, schooling: 1}
        reason: {zh: 依规划, en: as planned}

What is left out takes its default; ``name`` may be one text for both languages. ``openness`` says
what could as well be chosen otherwise, see :mod:`~dianfan.judged.surface.openness_file`.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import Any
from typing import TypeVar
from typing import get_args
from typing import get_type_hints

import msgspec

from dianfan.figures.errors import UseError
from dianfan.figures.finding import Finding
from dianfan.figures.finding import Severity
from dianfan.figures.finding import Where
from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Terms
from dianfan.judged.surface.endless import endless
from dianfan.judged.surface.openness_file import KEY as OPENNESS
from dianfan.judged.surface.openness_file import openness_in
from dianfan.judged.surface.soundness import complaints
from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import IndicatorSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.promised.faults import word
from dianfan.promised.trees import Path as TreePath
from dianfan.promised.trees import Tree
from dianfan.promised.trees import read_tree

LARGEST = 1 << 20
"""The most bytes of a file of an index."""

_PARTS: Mapping[str, type[Any]] = {"indicators": IndicatorSpec, "nodes": NodeSpec}
_TEXTS = frozenset({"name", "reason"})
T = TypeVar("T")


@dataclass(frozen=True)
class LaidDown:
    """What a file of an index says: the index, or nothing and why in ``findings``.

    ``openness`` is what the file leaves open, None where it does not say.
    """

    spec: IndexSpec | None
    findings: tuple[Finding, ...] = ()
    openness: Openness | None = None


def read_index(path: Path | str) -> IndexSpec:
    """Read an index from its file.

    Args:
        path: of a YAML file in UTF-8, of at most a mebibyte.

    Raises:
        UseError: the file cannot be read or the index is not sound; every fault is named with
            its line.
    """
    file = Path(path)
    try:
        if file.stat().st_size > LARGEST:
            raise UseError("the file is too large for an index", where=str(file))
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise UseError(
            "the index cannot be read", where=str(file), why=str(fault), remedy="check the path"
        ) from fault
    told = index_of_text(text, file.name)
    if told.spec is None:
        first, *rest = told.findings
        raise UseError(
            first.message,
            where=str(first.where),
            why="; ".join(f"{one.where}: {one.message}" for one in rest),
            remedy=first.remedy,
        )
    return told.spec


def index_of_text(text: str, file: str = "index.yaml") -> LaidDown:
    """Read an index from the text of its file, naming every fault with its line.

    Args:
        text: YAML.
        file: its name, for findings.
    """
    tree = read_tree(file, text)
    found = list(word(tree.faults))
    if not isinstance(tree.data, dict):
        found.append(_fault(tree, (), "the file lays down no index", "write id, indicators, nodes"))
        return LaidDown(None, tuple(found))
    made = {key: list(_parts(tree, key, kind, found)) for key, kind in _PARTS.items()}
    plain = {key: value for key, value in tree.data.items() if key not in {*_PARTS, OPENNESS}}
    found += _lacking(tree)
    spec = None if found else _made(tree, (), plain, IndexSpec, found, made)
    if spec is None or found:
        return LaidDown(None, _in_order(found))
    found += _unsound(tree, spec)
    if found:
        return LaidDown(None, _in_order(found))
    openness, unread = openness_in(tree, spec)
    return LaidDown(None if unread else spec, _in_order(list(unread)), openness)


def _lacking(tree: Tree) -> Iterator[Finding]:
    for key in ("id", "name"):
        if key not in tree.data:
            yield _fault(tree, (), f"“{key}” is missing", "add it at the head of the file")
    for key in _PARTS:
        if not isinstance(tree.data.get(key), list) or not tree.data[key]:
            yield _fault(tree, (key,), f"“{key}” is not a list of any", "list them")


def _parts(tree: Tree, key: str, kind: type[T], found: list[Finding]) -> Iterator[T]:
    some = tree.data.get(key)
    for number, plain in enumerate(some if isinstance(some, list) else ()):
        one = _made(tree, (key, number), plain, kind, found, {})
        if one is not None:
            yield one


def _made(
    tree: Tree, path: TreePath, plain: object, kind: type[T], found: list[Finding],
    parts: dict[str, list[Any]],
) -> T | None:  # fmt: skip
    """Make one part of what stands at a path, or say what hinders it."""
    if not isinstance(plain, dict):
        found.append(_fault(tree, path, "it is not a mapping of keys", "write key: value"))
        return None
    faults = [*_strangers(tree, path, plain, kind), *endless(tree, path, plain, _TEXTS)]
    found += faults
    if faults:
        return None
    try:
        made: T = msgspec.convert(_worded(plain) | parts, kind, strict=False)
    except msgspec.ValidationError as fault:
        what, _, where = str(fault).partition(" - at `$")
        remedy = _known(kind, where) or ("mend the value" if where else "add the key")
        found.append(_fault(tree, _reached(path, where), what, remedy))
        return None
    return made


def _reached(path: TreePath, where: str) -> TreePath:
    """Follow the place that a validation names: ``.terms.zeros`` or ``.children[0]``."""
    steps = where.rstrip("`").replace("[", ".").replace("]", "").split(".")
    return (*path, *(int(one) if one.isdigit() else one for one in steps if one and one != "..."))


def _known(kind: type, where: str) -> str:
    """Name the words that a key takes, where it takes one of few."""
    key = where.rstrip("`").rpartition(".")[2]
    told = get_type_hints(Terms if ".terms." in where else kind).get(key)
    kinds = (told, *get_args(told))
    enums = [part for part in kinds if isinstance(part, type) and issubclass(part, Enum)]
    words = [str(one) for part in enums for one in part]
    return f"write one of {', '.join(words)}" if words else ""


def _strangers(
    tree: Tree, path: TreePath, plain: Mapping[str, object], kind: type
) -> Iterator[Finding]:
    """Find the keys that the kind does not know."""
    known = [one.name for one in fields(kind)]
    for key, value in plain.items():
        if key not in known:
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean “{near[0]}”?" if near else f"known are {', '.join(known)}"
            yield _fault(tree, (*path, key), f"nothing reads the key “{key}”", hint)
        elif key == "terms" and isinstance(value, dict):
            yield from _strangers(tree, (*path, key), value, Terms)
        elif key in _TEXTS and isinstance(value, dict):
            yield from _strangers(tree, (*path, key), value, Wording)


def _worded(plain: Mapping[str, Any]) -> dict[str, Any]:
    """Let one text stand for both languages; a missing language takes the other's words."""
    told = dict(plain)
    for key in _TEXTS & told.keys():
        text = told[key]
        if isinstance(text, str):
            told[key] = {"zh": text, "en": text}
        elif isinstance(text, dict) and text:
            spare = next(iter(text.values()))
            told[key] = {"zh": text.get("zh", spare), "en": text.get("en", spare)}
    return {key: value for key, value in told.items() if value is not None}


def _unsound(tree: Tree, spec: IndexSpec) -> Iterator[Finding]:
    """Give what contradicts itself, at the line of the indicator or node that it is about."""
    lines: dict[str, TreePath] = {}
    for key in _PARTS:
        for number, plain in enumerate(tree.data[key]):
            lines.setdefault(str(plain.get("id")), (key, number))
    for where, what, remedy in complaints(spec):
        yield _fault(tree, lines.get(where, ()), f"{where}: {what}", remedy)


def _fault(tree: Tree, path: TreePath, message: str, remedy: str) -> Finding:
    return Finding(Severity.ERROR, "index-file", tree.where(path), message, remedy)


def _in_order(found: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found, key=lambda one: _line(one.where)))


def _line(where: Where) -> int:
    return where.line or 0
