"""Pairing: which figure of one edition is the same thing as which of the other.

Figures of one identity are paired by their content first, then by what they have most in
common; the outcome is the same whichever edition comes first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import NamedTuple
from urllib.parse import parse_qsl

from dianfan.published.changes.side import is_counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterable
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.published.changes.side import ComparedEdition
    from dianfan.published.changes.side import Identity


_UNTELLING = frozenset({"why", "inputs", "kind", "value", "upper", "bound", "measure"})


_LITTLE, _HALF = 0.01, 0.5


class Pair(NamedTuple):
    """The keys of one thing in both editions; empty where it stands in one alone."""

    old: str
    new: str


def paired(
    a: ComparedEdition,
    b: ComparedEdition,
    left: Mapping[Identity, tuple[str, ...]],
    right: Mapping[Identity, tuple[str, ...]],
) -> Iterator[Pair]:
    """Pair the figures of two editions; each key stands in one pair.

    What a method made and finds no other of its identity is paired with what the same
    method made at the same place, where half of their inputs or more are the same.
    """
    found = [
        pair
        for identity in dict.fromkeys((*left, *right))
        for pair in _group(a, b, left.get(identity, ()), right.get(identity, ()))
    ]
    lone_a: dict[Identity, list[str]] = {}
    lone_b: dict[Identity, list[str]] = {}
    for old, new in found:
        if old and new:
            yield Pair(old, new)
        else:
            side, key, lone = (a, old, lone_a) if old else (b, new, lone_b)
            lone.setdefault(_making(side, key), []).append(key)
    for making in dict.fromkeys((*lone_a, *lone_b)):
        some, others = lone_a.get(making, []), lone_b.get(making, [])
        if making:
            yield from _nearest(a, b, some, others, _inputs, _HALF)
        else:
            yield from (Pair(key, "") for key in some)
            yield from (Pair("", key) for key in others)


def _making(side: ComparedEdition, key: str) -> Identity:
    """Give method and place of a figure that a method made; nothing for others."""
    content = side.leaf(key).content
    if content["why"]["kind"] != "derived":
        return ()
    return (str(content["why"]["method"]), str(content["place"]))


def _group(
    a: ComparedEdition, b: ComparedEdition, left: Iterable[str], right: Iterable[str]
) -> Iterator[Pair]:
    by_root: dict[str, list[str]] = {}
    for key in sorted(right):
        by_root.setdefault(b.roots[key], []).append(key)
    rest = []
    for key in sorted(left):
        same = by_root.get(a.roots[key])
        if same:
            yield Pair(key, same.pop(0))
        else:
            rest.append(key)
    others = [key for keys in by_root.values() for key in keys]
    least = 0.0 if len(rest) == len(others) == 1 else _LITTLE
    yield from _nearest(a, b, rest, others, _traits, least)


def _nearest(
    a: ComparedEdition,
    b: ComparedEdition,
    left: list[str],
    right: list[str],
    traits: Callable[[ComparedEdition, str], frozenset[tuple[str, ...]]],
    least: float,
) -> Iterator[Pair]:
    """Pair the two that have most in common, then the next two, down to the least share."""
    mine = {key: traits(a, key) for key in left}
    others = {key: traits(b, key) for key in right}
    ranked = sorted(
        (-_likeness(mine[one], others[two]), tuple(sorted((one, two))), one, two)
        for one in left
        for two in right
    )
    free, waiting = dict.fromkeys(sorted(left)), dict.fromkeys(sorted(right))
    for likeness, _, one, two in ranked:
        if one in free and two in waiting and -likeness >= least:
            del free[one], waiting[two]
            yield Pair(one, two)
    yield from (Pair(key, "") for key in free)
    yield from (Pair("", key) for key in waiting)


def _traits(side: ComparedEdition, key: str) -> frozenset[tuple[str, ...]]:
    """Give what tells a figure from others of its identity: where, when, how known, from what."""
    content = side.leaf(key).content
    why = content["why"]
    entry = str(why.get("entry", ""))
    if is_counted(why):
        table, _, query = side.dayless(entry).partition("?")
        asked = parse_qsl(query, keep_blank_values=True)
        return frozenset(
            {(table,), *((name, one) for name, some in asked for one in some.split("|"))}
        )
    own = {
        (name, side.dayless(str(value)))
        for name, value in (*content.items(), *why.items())
        if name not in _UNTELLING and value not in ("", {})
    }
    return frozenset(own | _inputs(side, key))


def _inputs(side: ComparedEdition, key: str) -> frozenset[tuple[str, ...]]:
    inputs = side.leaf(key).inputs
    return frozenset(side.identities[part] for part in inputs if part in side.identities)


def _likeness(left: frozenset[tuple[str, ...]], right: frozenset[tuple[str, ...]]) -> float:
    both = len(left | right)
    return len(left & right) / both if both else 0.0
