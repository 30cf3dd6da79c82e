"""Roots: all sources of a figure at once, however deep its tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dianfan.figures.lineage import walk
from dianfan.judged.integration.counting import PREFIX as GRAPHED
from dianfan.published.ancestry.kind import Kind
from dianfan.published.ancestry.kind import kind_of
from dianfan.recorded.count import PREFIX as COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dianfan.figures.lineage import Figure

GRAPH = "graph"


@dataclass(frozen=True, slots=True)
class Root:
    """One source of a figure: its id, or what was counted, a table of the Book or its graph.

    ``locators`` say where in the source, each once; ``leaves`` are the figures taken from it.
    """

    source: str
    counted: str
    locators: tuple[str, ...]
    leaves: tuple[Figure, ...]


def leaves(figure: Figure) -> Iterator[Figure]:
    """Give the figures at the end of every branch, each once, in the order of the tree."""
    return (part for part in walk(figure) if not part.inputs and kind_of(part) is not Kind.DERIVED)


_MANY, _MOST = 200, 4096
_known: dict[str, tuple[Root, ...]] = {}
_keys: dict[str, frozenset[str]] = {}


def roots(figure: Figure) -> tuple[Root, ...]:
    """Gather what a figure descends from, by source in the order of the tree."""
    gathered = next((part for part in figure.inputs if len(part.inputs) > _MANY), None)
    if gathered is not None and all(
        _leaf_keys(part) <= _leaf_keys(gathered) for part in figure.inputs
    ):
        figure = gathered
    if figure.key not in _known:
        if len(_known) >= _MOST:
            _known.clear()
        _known[figure.key] = _gathered(figure)
    return _known[figure.key]


def _leaf_keys(figure: Figure) -> frozenset[str]:
    """Give the keys of a figure's leaves, those of what many were gathered into remembered."""
    if len(figure.inputs) <= _MANY:
        inner = (
            _leaf_keys(part) if part.inputs else frozenset((part.key,)) for part in figure.inputs
        )
        return frozenset().union(*inner) if figure.inputs else frozenset((figure.key,))
    if figure.key not in _keys:
        if len(_keys) >= _MOST:
            _keys.clear()
        _keys[figure.key] = frozenset(leaf.key for leaf in leaves(figure))
    return _keys[figure.key]


def _gathered(figure: Figure) -> tuple[Root, ...]:
    found: dict[tuple[str, str], list[Figure]] = {}
    for leaf in leaves(figure):
        found.setdefault(_origin(leaf), []).append(leaf)
    return tuple(
        Root(source, file, _locators(some), tuple(some)) for (source, file), some in found.items()
    )


def _origin(leaf: Figure) -> tuple[str, str]:
    source = getattr(leaf.why, "source", "")
    return source, "" if source else counted_table(leaf)


def counted_table(leaf: Figure) -> str:
    """Name the table of the Book whose rows a leaf counts, or its graph; nothing for another leaf."""
    if kind_of(leaf) is not Kind.COUNTED:
        return ""
    entry = str(leaf.why[0])
    return GRAPH if entry.startswith(GRAPHED) else entry.removeprefix(COUNTED).partition("?")[0]


def _locators(some: list[Figure]) -> tuple[str, ...]:
    told = (str(getattr(leaf.why, "locator", "")) for leaf in some)
    return tuple(dict.fromkeys(words for words in told if words))
