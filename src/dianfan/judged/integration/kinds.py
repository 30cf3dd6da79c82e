"""The kinds of nodes and edges of the graph, and which edge may join which kinds."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class NodeKind(StrEnum):
    """What a node of the graph stands for; ``clause`` is the goal, path or emphases."""

    CLAUSE = "clause"
    DECISION = "decision"
    ACTION = "action"
    INDICATOR = "indicator"
    TARGET = "target"
    PROJECT = "project"
    INVESTMENT = "investment"
    CHAIN = "chain"
    STAGE = "stage"
    NETWORK = "network"
    PLACE = "place"
    LENS = "lens"


class EdgeKind(StrEnum):
    """What an edge says; its name gives the kinds of its two ends, in its direction."""

    DECISION_CLAUSE = "decision-clause"
    DECISION_ACTION = "decision-action"
    ACTION_INDICATOR = "action-indicator"
    ACTION_LENS = "action-lens"
    INDICATOR_LENS = "indicator-lens"
    INDICATOR_PLACE = "indicator-place"
    TARGET_INDICATOR = "target-indicator"
    TARGET_DECISION = "target-decision"
    TARGET_PLACE = "target-place"
    PROJECT_ACTION = "project-action"
    PROJECT_CHAIN = "project-chain"
    PROJECT_STAGE = "project-stage"
    PROJECT_NETWORK = "project-network"
    PROJECT_PLACE = "project-place"
    PROJECT_INVESTMENT = "project-investment"
    STAGE_CHAIN = "stage-chain"
    STAGE_STAGE = "stage-stage"
    CHAIN_PLACE = "chain-place"


class Join(StrEnum):
    """How two nodes were joined: a row of the programme says so, or one names the other."""

    STATED = "stated"
    NAMED = "named"


def _ends(kind: EdgeKind) -> tuple[NodeKind, NodeKind]:
    source, _, target = kind.value.partition("-")
    return NodeKind(source), NodeKind(target)


ENDS: Mapping[EdgeKind, tuple[NodeKind, NodeKind]] = MappingProxyType(
    {kind: _ends(kind) for kind in EdgeKind}
)
