"""The source as the tests of the house read it: files, trees, functions."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parents[2]
SRC = HOUSE / "src" / "dianfan"


class Function(NamedTuple):
    """A function, where it stands and how long it is."""

    name: str
    where: str
    lines: int


@cache
def modules() -> tuple[Path, ...]:
    """Return the modules of the product."""
    return tuple(sorted(SRC.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def shown(path: Path) -> str:
    """Return a path as a reader of the repository knows it."""
    return path.relative_to(HOUSE).as_posix()


def dotted(path: Path) -> str:
    """Return the name by which a module is imported."""
    parts = path.relative_to(SRC.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def functions() -> Iterator[Function]:
    """Yield every function of the product."""
    for path in modules():
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                yield Function(node.name, f"{shown(path)}:{node.lineno}", lines)
