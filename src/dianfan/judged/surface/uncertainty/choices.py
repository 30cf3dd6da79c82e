"""The choices that stay open: options of each step, and weights that nobody knows exactly."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum
from typing import Any

from dianfan.figures.errors import UseError
from dianfan.figures.wording import Wording
from dianfan.judged.surface.aggregating import Aggregation
from dianfan.judged.surface.soundness import check
from dianfan.judged.surface.spec import IndexSpec

UPSTREAM = (
    "imputation",
    "group",
    "treatment",
    "most_points",
    "normalisation",
    "span",
    "bounds",
    "base",
)
"""The fields of an index that change scores before they are put together."""
OF_NODES = ("aggregation", "terms", "weights")


@dataclass(frozen=True)
class Change:
    """One field of an index set otherwise; of one node, of all nodes (“*”), or of the index.

    ``remove`` names an indicator that is left out instead.
    """

    field: str = ""
    value: Any = None
    node: str = ""
    remove: str = ""


@dataclass(frozen=True)
class Option:
    """One way to take a choice: its label and what it changes; nothing for the way it was taken."""

    label: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Choice:
    """A choice that could have been taken otherwise; its options are equally likely.

    ``title`` names it for readers, in both languages; ``name`` stands for it where there is none.
    """

    name: str
    options: tuple[Option, ...]
    title: Wording | None = None


class Noise(StrEnum):
    """How weights vary.

    ``PERTURB`` multiplies each by ``1 + u``, u even between −amount and amount; ``DIRICHLET``
    draws the shares around the nominal ones, ``amount`` being the concentration.
    """

    PERTURB = "perturb"
    DIRICHLET = "dirichlet"


@dataclass(frozen=True)
class WeightNoise:
    """Weights that vary, of all nodes or of those named."""

    noise: Noise
    amount: float
    nodes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Openness:
    """All that stays open about an index."""

    choices: tuple[Choice, ...] = ()
    weights: WeightNoise | None = None


def with_changes(spec: IndexSpec, changes: tuple[Change, ...]) -> IndexSpec:
    """Give the index with some fields set otherwise; indicators left out are not changed here.

    Raises:
        UseError: a field or node is unknown.
    """
    for change in changes:
        if change.remove:
            continue
        if change.node:
            spec = _with_node(spec, change)
        elif change.field in UPSTREAM:
            spec = replace(spec, **{change.field: change.value})
        else:
            raise UseError(
                f"“{change.field}” cannot stay open",
                remedy=f"name one of {', '.join(UPSTREAM)}, or a node and one of {', '.join(OF_NODES)}",
            )
    return spec


def _with_node(spec: IndexSpec, change: Change) -> IndexSpec:
    if change.field not in OF_NODES or (change.node != "*" and change.node not in spec.node):
        raise UseError(
            f"no node “{change.node}” with “{change.field}” can stay open",
            remedy=f"name a node of the index, or * for all, and one of {', '.join(OF_NODES)}",
        )
    nodes = tuple(
        replace(one, **{change.field: change.value}) if change.node in {"*", one.id} else one
        for one in spec.nodes
    )
    return replace(spec, nodes=nodes)


def check_open(spec: IndexSpec, openness: Openness) -> None:
    """Refuse choices that make no sense, before any draw.

    Combinations that fail, such as a geometric mean of z-scores, are let be: they enter the
    ledger of failed draws, since leaving them out unseen would flatter the index.

    Raises:
        UseError: a choice without options, a name twice, an unknown field, node or
            indicator, or weights that cannot vary so.
    """
    check(spec)
    names = [one.name for one in openness.choices]
    if len(set(names)) != len(names):
        raise UseError("two choices bear one name", where=", ".join(names), remedy="rename one")
    for choice in openness.choices:
        if not choice.options:
            raise UseError(
                "a choice has no options", where=choice.name, remedy="give some, or none"
            )
        for option in choice.options:
            with_changes(spec, option.changes)
            for change in option.changes:
                _check_removal(spec, choice, change)
    _check_noise(spec, openness.weights)


def _check_removal(spec: IndexSpec, choice: Choice, change: Change) -> None:
    if change.remove and change.remove not in spec.indicator:
        raise UseError(
            f"there is no indicator “{change.remove}” to leave out",
            where=choice.name,
            remedy="name an indicator of the index",
        )
    ordered = [one.id for one in spec.nodes if one.aggregation is Aggregation.OWA]
    if change.remove and any(change.remove in spec.node[one].children for one in ordered):
        raise UseError(
            f"“{change.remove}” cannot be left out",
            where=choice.name,
            why="the order of its node's ordered weights would have one weight too many",
            remedy="leave out another, or weigh the node otherwise",
        )


def _check_noise(spec: IndexSpec, noise: WeightNoise | None) -> None:
    if noise is None:
        return
    unknown = [one for one in noise.nodes if one not in spec.node]
    if unknown:
        raise UseError(
            f"no node “{unknown[0]}” whose weights vary", remedy="name nodes of the index"
        )
    if noise.amount <= 0 or (noise.noise is Noise.PERTURB and noise.amount > 1):
        raise UseError(
            f"weights cannot vary by {noise.amount:g}",
            remedy="perturb by a share above 0 and up to 1; a concentration is above 0",
        )
