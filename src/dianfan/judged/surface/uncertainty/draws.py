"""Draws: which option of each choice, and which weights, fixed by a seed before any work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dianfan.judged.surface.spec import IndexSpec
from dianfan.judged.surface.spec import NodeSpec
from dianfan.judged.surface.uncertainty.choices import Change
from dianfan.judged.surface.uncertainty.choices import Noise
from dianfan.judged.surface.uncertainty.choices import Openness
from dianfan.judged.surface.uncertainty.choices import WeightNoise
from dianfan.judged.surface.uncertainty.choices import with_changes

Matrix = NDArray[np.float64]


@dataclass(frozen=True)
class Draws:
    """Draws of an open index: ``options`` (draws, choices) by number; ``noise`` by node.

    ``noise`` (draws, children) multiplies or replaces the nominal weights, see
    :func:`weights_of`; it is empty for nodes whose weights do not vary.
    """

    options: NDArray[np.int64]
    noise: Mapping[str, Matrix]

    def __len__(self) -> int:
        """The number of draws."""
        return len(self.options)


def draw(spec: IndexSpec, openness: Openness, count: int, seed: int) -> Draws:
    """Draw options and weights.

    Each choice and each node has a stream of its own, spawned from the seed, so that adding
    a choice changes no other draw; nothing hangs on the number of workers.
    """
    chance = np.random.SeedSequence(seed)
    streams = [np.random.default_rng(one) for one in chance.spawn(len(openness.choices) + 1)]
    options = [
        stream.integers(len(choice.options), size=count)
        for stream, choice in zip(streams, openness.choices, strict=False)
    ]
    table = np.column_stack(options) if options else np.zeros((count, 0), dtype=np.int64)
    return Draws(table, _noise(spec, openness.weights, count, streams[-1]))


def _noise(
    spec: IndexSpec, noise: WeightNoise | None, count: int, stream: np.random.Generator
) -> Mapping[str, Matrix]:
    if noise is None:
        return {}
    wanted = [one for one in spec.nodes if not noise.nodes or one.id in noise.nodes]
    return {one.id: _of_node(one, noise, count, stream) for one in wanted}


def _of_node(node: NodeSpec, noise: WeightNoise, count: int, stream: np.random.Generator) -> Matrix:
    if noise.noise is Noise.PERTURB:
        return 1 + noise.amount * (2 * stream.random((count, len(node.children))) - 1)
    nominal = np.array([node.weight(child) for child in node.children])
    shape = np.maximum(noise.amount * nominal / nominal.sum(), 1e-12)
    drawn = stream.standard_gamma(np.broadcast_to(shape, (count, len(shape))))
    shares: Matrix = drawn / np.maximum(drawn.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    return shares


def weights_of(
    spec: IndexSpec, draws: Draws, rows: NDArray[np.intp], openness: Openness
) -> dict[str, Matrix]:
    """Give the weights of each node in some draws, (rows, children).

    Options that set weights or leave indicators out are followed here, draw by draw; an
    indicator that is left out weighs nothing.
    """
    options = draws.options[rows][:, lightly(openness)]
    chosen = [openness.choices[number] for number in lightly(openness)]
    kinds, which = np.unique(options, axis=0, return_inverse=True)
    as_laid = {one.id: one for one in spec.nodes}
    weights = {one.id: np.tile(_nominal(one, ()), (len(rows), 1)) for one in spec.nodes}
    for number, kind in enumerate(kinds):
        picked = [one.options[int(at)] for one, at in zip(chosen, kind, strict=True)]
        changes = tuple(change for option in picked for change in option.changes)
        mine = which.reshape(-1) == number
        removed = {change.remove for change in changes}
        for node in with_changes(spec, changes).nodes:
            if node is not as_laid[node.id] or not removed.isdisjoint(node.children):
                weights[node.id][mine] = _nominal(node, changes)
    for name, noise in draws.noise.items():
        drawn, nominal = noise[rows], weights[name]
        perturbed = openness.weights is not None and openness.weights.noise is Noise.PERTURB
        weights[name] = nominal * drawn if perturbed else np.where(nominal > 0, drawn, 0.0)
    return weights


def _nominal(node: NodeSpec, changes: tuple[Change, ...]) -> Matrix:
    removed = {change.remove for change in changes}
    return np.array([0.0 if one in removed else node.weight(one) for one in node.children])


def lightly(openness: Openness) -> list[int]:
    """Give the numbers of the choices whose options touch nothing but weights."""
    return [
        number
        for number, choice in enumerate(openness.choices)
        if all(
            change.remove or change.field == "weights"
            for option in choice.options
            for change in option.changes
        )
    ]
