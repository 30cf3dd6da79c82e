"""Read a YAML file as plain data whose every part knows its line.

Only mappings, lists and plain text are read: no anchors, aliases, tags or further
documents, so nothing can expand and nothing can be constructed. Text stays text; the
types of the model say what is a number or a day.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping
from typing import Any
from typing import NamedTuple

import yaml

from dianfan.figures.finding import Where
from dianfan.promised.faults import Fault

DEEPEST = 12
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str | int, ...]
Plain = Any  # None, text, a list or a mapping of the same


class Tree(NamedTuple):
    """What a YAML file says as plain data, and the line of each path in it."""

    file: str
    data: Plain
    lines: Mapping[Path, int]
    faults: tuple[Fault, ...]

    def where(self, path: Path) -> Where:
        """Give the place of a path, or of the nearest part above it that exists."""
        known = path
        while known and known not in self.lines:
            known = known[:-1]
        return Where(self.file, self.lines.get(known, 1), dotted(path) or None)


def dotted(path: Path) -> str:
    """Write a path as readers know it: ``path[0].lens``."""
    text = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return text.removeprefix(".")


class _Refused(Exception):
    """The file uses what is not read."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.code)


def read_tree(file: str, text: str) -> Tree:
    """Read the text of a YAML file; an empty text is an empty tree without faults."""
    lines: dict[Path, int] = {}
    faults: list[Fault] = []
    try:
        data = (
            _Reader(file, yaml.parse(text, Loader=LOADER), lines, faults).document()
            if text
            else None
        )
    except _Refused as refused:
        data, faults = None, [*faults, refused.fault]
    except yaml.YAMLError as error:
        data, faults = None, [*faults, _broken(file, error)]
    return Tree(file, data, lines, tuple(faults))


def _broken(file: str, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    why = getattr(error, "problem", None) or " ".join(str(error).split())
    return Fault("broken-yaml", Where(file, mark.line + 1 if mark else None), {"why": why})


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Reader:
    """Builds plain data from parser events."""

    def __init__(
        self, file: str, events: Iterator[yaml.Event], lines: dict[Path, int], faults: list[Fault]
    ) -> None:
        self.file, self.events, self.lines, self.faults = file, events, lines, faults

    def document(self) -> Plain:
        """Read the only document of the file."""
        data: Plain = None
        seen = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise self.refusal("yaml-documents", event)
                data = self.node(next(self.events), ())
        return data

    def node(self, event: yaml.Event, path: Path) -> Plain:
        """Read one node and all below it."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.refusal("yaml-alias", event)
        if (tag := getattr(event, "tag", None)) is not None and tag != "!":
            raise self.refusal("yaml-tag", event, value=str(tag))
        if len(path) > DEEPEST:
            raise self.refusal("yaml-depth", event, limit=f"{DEEPEST}")
        self.lines[path] = _line(event)
        if isinstance(event, yaml.ScalarEvent):
            return None if event.implicit[0] and event.value in NULLS else event.value
        return (
            self.listed(path) if isinstance(event, yaml.SequenceStartEvent) else self.mapping(path)
        )

    def listed(self, path: Path) -> list[Plain]:
        """Read the parts of a list."""
        parts: list[Plain] = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            parts.append(self.node(event, (*path, len(parts))))
        return parts

    def mapping(self, path: Path) -> dict[str, Plain]:
        """Read the keys and values of a mapping; of a repeated key the first counts."""
        found: dict[str, Plain] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refusal("wrong-shape", event, why="a key is a list or a mapping")
            key = str(self.node(event, (*path, "")) or "")
            value = self.node(next(self.events), (*path, key))
            if key in found:
                self.faults.append(self.refusal("duplicate-yaml-key", event, value=key).fault)
            found.setdefault(key, value)
            self.lines[*path, key] = _line(event)
        return found

    def refusal(self, code: str, event: yaml.Event, **parts: str) -> _Refused:
        """Say what cannot be read, and where."""
        return _Refused(Fault(code, Where(self.file, _line(event)), parts))
