"""Causes: why a figure of two editions differs. Each pair has exactly one."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from typing import Any
from typing import NamedTuple

from dianfan.figures.errors import IncompatibleUnits
from dianfan.figures.errors import UnknownUnit
from dianfan.figures.unit import unit
from dianfan.published.changes.model import ChangeCause
from dianfan.published.changes.side import CHOICES
from dianfan.published.changes.side import amount
from dianfan.published.changes.side import is_counted
from dianfan.recorded.corrections import CORRECTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Mapping

    from dianfan.published.changes.side import ComparedEdition
    from dianfan.published.changes.side import Identity
    from dianfan.published.lineage import Stated

_HUNDRED = Decimal(100)


class Grounds(NamedTuple):
    """What a figure rests on: its leaves by identity, and the methods that stand above them."""

    leaves: dict[Identity, list[str]]
    methods: frozenset[tuple[str, str, str, str]]


class Reason(NamedTuple):
    """The cause of a change; pairs of keys that it rests on, and methods as old and new."""

    cause: ChangeCause
    leaves: tuple[tuple[str, str], ...] = ()
    methods: tuple[tuple[str, str], ...] = ()


def cause_of(a: ComparedEdition, b: ComparedEdition, old: str, new: str) -> Reason:
    """Say why a figure differs.

    Args:
        a: the edition before.
        b: the edition after.
        old: its key there; empty when it is new.
        new: its key here; empty when it is gone.
    """
    if not old or not new:
        return Reason(ChangeCause.GONE if old else ChangeCause.NEW)
    if a.roots[old] == b.roots[new]:
        return Reason(ChangeCause.DISPLAY)
    leaf_a, leaf_b = a.leaf(old), b.leaf(new)
    kind_a, kind_b = leaf_a.content["why"]["kind"], leaf_b.content["why"]["kind"]
    if kind_a == kind_b == "derived":
        return _made(a, b, leaf_a, leaf_b)
    return Reason(_known(a, b, a.figures[old], b.figures[new]))


def _known(a: ComparedEdition, b: ComparedEdition, old: Stated, new: Stated) -> ChangeCause:
    """Say why a figure differs that rests on an entry, a promise, a statement or a count."""
    leaf_a, leaf_b = a.leaf(old.key), b.leaf(new.key)
    why_a, why_b = leaf_a.content["why"], leaf_b.content["why"]
    if _corrections(b, new) != _corrections(a, old):
        return ChangeCause.CORRECTED
    if why_a["kind"] != why_b["kind"]:
        return ChangeCause.METHOD
    same = amount(leaf_a) == amount(leaf_b)
    if is_counted(why_b):
        return ChangeCause.KNOWN if same else ChangeCause.COUNTED
    if why_b["kind"] == "promised" and not str(why_b["clause"]).startswith("project:"):
        return ChangeCause.KNOWN if same else ChangeCause.PROMISED
    if why_a["source"] != why_b["source"]:
        return ChangeCause.NEW_SOURCE
    return ChangeCause.KNOWN if same else ChangeCause.REVISED


def _corrections(side: ComparedEdition, stated: Stated) -> frozenset[str]:
    """Give the corrections that a figure went through."""
    found = set()
    waiting = [stated]
    while waiting:
        one = waiting.pop()
        why = one.content["why"]
        if why.get("method") == CORRECTED:
            found.add(str(why["parameters"].get("correction", "")))
        if why.get("method") in CHOICES:
            waiting += [side.figures[part] for part in one.inputs if part in side.figures]
    return frozenset(found)


def _made(a: ComparedEdition, b: ComparedEdition, old: Stated, new: Stated) -> Reason:
    """Say why a figure differs that a method made."""
    why_a, why_b = old.content["why"], new.content["why"]
    ways = ((_way(why_a), _way(why_b)),)
    if (why_a["method"], why_a["version"]) != (why_b["method"], why_b["version"]):
        return Reason(ChangeCause.METHOD, (), ways)
    if a.dayless(str(why_a["parameters"])) != b.dayless(str(why_b["parameters"])):
        return Reason(ChangeCause.PARAMETERS, (), ways)
    return _under(a, b, old, new, ways)


def _under(
    a: ComparedEdition,
    b: ComparedEdition,
    old: Stated,
    new: Stated,
    ways: tuple[tuple[str, str], ...],
) -> Reason:
    """Say why a figure differs that one method made with the same parameters."""
    ground_a, ground_b = grounds(a, old), grounds(b, new)
    leaves = tuple(_leaf_changes(a, b, ground_a, ground_b))
    if leaves:
        return Reason(ChangeCause.INPUTS, leaves)
    if ground_a.methods != ground_b.methods:
        return Reason(ChangeCause.METHOD, (), tuple(_method_changes(ground_a, ground_b)))
    if amount(old) == amount(new):
        return Reason(ChangeCause.KNOWN)
    dated = counts_from_a_day(a, old) and counts_from_a_day(b, new)
    return Reason(ChangeCause.PARAMETERS, (), ways) if dated else Reason(ChangeCause.UNEXPLAINED)


def counts_from_a_day(side: ComparedEdition, stated: Stated) -> bool:
    """Tell whether a figure, or one under it, was computed for the day of closing."""
    waiting, seen = [stated], set()
    while waiting:
        one = waiting.pop()
        why = one.content["why"]
        told = str(why.get("parameters", ""))
        if why["kind"] == "derived" and side.dayless(told) != told:
            return True
        fresh = [key for key in one.inputs if key in side.figures and key not in seen]
        seen.update(fresh)
        waiting += [side.figures[key] for key in fresh]
    return False


def _way(why: Mapping[str, Any]) -> str:
    given = ", ".join(f"{name} = {value}" for name, value in sorted(why["parameters"].items()))
    return f"{why['method']} v{why['version']}" + (f" ({given})" if given else "")


def grounds(side: ComparedEdition, stated: Stated) -> Grounds:
    """Gather what a figure rests on; a choice between entries is one leaf."""
    leaves: dict[Identity, list[str]] = {}
    methods = set()
    seen: set[str] = set()
    waiting = list(stated.inputs)
    while waiting:
        key = waiting.pop()
        if key in seen or key not in side.figures:
            continue
        seen.add(key)
        leaf = side.leaf(key)
        why = leaf.content["why"]
        if why["kind"] == "derived":
            measure = str(leaf.content["measure"])
            methods.add((measure, why["method"], why["version"], side.dayless(_way(why))))
            waiting += leaf.inputs
        else:
            leaves.setdefault(side.identities[key], []).append(key)
    return Grounds(leaves, frozenset(methods))


def _leaf_changes(
    a: ComparedEdition, b: ComparedEdition, old: Grounds, new: Grounds
) -> Iterator[tuple[str, str]]:
    """Give the leaves that differ as pairs of keys, one of them empty where it stands alone."""
    for identity in dict.fromkeys((*old.leaves, *new.leaves)):
        left = {a.roots[key]: key for key in sorted(old.leaves.get(identity, ()))}
        right = {b.roots[key]: key for key in sorted(new.leaves.get(identity, ()))}
        lost = [key for root, key in left.items() if root not in right]
        come = [key for root, key in right.items() if root not in left]
        for place in range(max(len(lost), len(come))):
            yield (
                lost[place] if place < len(lost) else "",
                come[place] if place < len(come) else "",
            )


def _method_changes(old: Grounds, new: Grounds) -> Iterator[tuple[str, str]]:
    before = {one[:2]: one for one in old.methods - new.methods}
    after = {one[:2]: one for one in new.methods - old.methods}
    for name in sorted({*before, *after}):
        yield (
            f"{name[0]}: {before[name][3]}" if name in before else "",
            f"{name[0]}: {after[name][3]}" if name in after else "",
        )


def relative(old: Stated, new: Stated) -> Decimal | None:
    """Give the change in per cent of the old value; nothing where the old one is nought or of another kind."""
    try:
        ratio = unit(str(new.content["unit"])).ratio_to(unit(str(old.content["unit"])))
    except (IncompatibleUnits, UnknownUnit):
        return None
    before = Decimal(str(old.content["value"]))
    after = Decimal(str(new.content["value"])) * ratio.numerator / ratio.denominator
    return (after - before) / abs(before) * _HUNDRED if before else None
